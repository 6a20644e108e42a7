"""A tool of the name check: who does what, clause by clause, read from names and verbs.

In: the words of a sentence and where names stand in it. Out: a `Deed` for each name that a verb
makes the doer, be it turned round: "Lind led the trial", "the trial was led by Dr Lind". No grammar
is known: a name does what stands behind it where it opens a clause, but for titles and trades, or
what stands before "by". Whatever looks otherwise has no deed.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.language.en.function_words import IRREGULAR
from citecheck.nlp.lexical.words import Word

_JOINING = frozenset(
    "and but or while whereas as when after before because although though that which who "
    "so".split()
)
_ARTICLES = frozenset("a an the its their his her our".split())
_AUXILIARIES = frozenset("has have had will would could can may might should also".split())
_DOING = frozenset("did does had has".split())
_BEING = frozenset("is are was were been being be".split())
_COMPLEMENTS = frozenset("of from at for".split())  # lead on to whom or where a name belongs
_UNCHANGED = frozenset("beat bet cast cost cut hit hurt let put quit set shut split spread".split())
_NO_VERBS = frozenset("hundred indeed need seed speed bed red shed".split())
_DESCRIBED_BY = 5  # words between the start of a clause and the name that opens it
_PASSIVE_WITHIN = 6  # words between a participle and its "by"


@dataclass(frozen=True, slots=True)
class Deed:
    """A name, ``words[doer]``, and what it does: the key of the verb, those of the rest."""

    doer: range
    verb: str
    rest: frozenset[str]
    clause: range  # words of the clause


def deeds(words: Sequence[Word], names: Sequence[range]) -> Iterator[Deed]:
    """Yield what each of `names` does, as indices into `words`; nothing for joint doers.

    Example: "Lind led the trial; Dr Moe did the rest" has two, with the verbs lead and do.
    """
    doers = [
        (name, verb)
        for name in names
        if not _is_joint(words, name, names) and (verb := _verb(words, name)) is not None
    ]
    starts = [_start(words, name[0]) for name in names]
    inside = {at for other in names for at in _with_complement(words, other)}
    for name, verb in doers:
        clause = _clause(words, name, verb, [start for start in starts if start is not None])
        rest = frozenset(
            words[at].key for at in clause if at != verb and at not in inside and words[at].content
        )
        yield Deed(name, words[verb].key, rest, clause)


def _verb(words: Sequence[Word], name: range) -> int | None:
    """Return the index of the verb of which a name is the doer, None where there is none."""
    agent = _by(words, name[0])
    if agent is not None:
        nearest = range(agent - 1, max(-1, agent - 1 - _PASSIVE_WITHIN), -1)
        return next((at for at in nearest if _is_participle(words, at)), None)
    if _start(words, name[0]) is None:
        return None
    end = _with_complement(words, name)[-1] + 1
    first = _past_aside(words, end)
    return None if first == end and _is_cut(words, end) else _active(words, first)


def _active(words: Sequence[Word], first: int) -> int | None:
    """Return the index of the verb that ``words[first] …`` begin with, None for a passive."""
    passive = False
    for at in range(first, len(words)):
        text = words[at].text.lower()
        if text in _JOINING or (at > first and _is_cut(words, at)):
            return None
        if text in _BEING:
            passive = True
        elif not text.endswith("ly") and not _is_auxiliary(words, at):
            return at if not passive and _is_verb(words[at]) else None
    return None


def _is_auxiliary(words: Sequence[Word], at: int) -> bool:
    """Whether a word leads on to the verb: "had proposed", but not "had the idea"."""
    following = words[at + 1].text.lower() if at + 1 < len(words) else ""
    return words[at].text.lower() in _AUXILIARIES and following not in _ARTICLES


def _is_past(word: Word) -> bool:
    """Whether a word has the form of a past tense or participle."""
    text = word.text.lower()
    changed = text in IRREGULAR and IRREGULAR[text] != text
    return (
        not word.capital
        and text not in _NO_VERBS
        and (changed or text.endswith("ed") or text in _UNCHANGED)
    )


def _is_participle(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a participle, be it one that looks like the verb: "was run by"."""
    plain = words[at].content and at > 0 and words[at - 1].text.lower() in _BEING
    return _is_past(words[at]) or (plain and not words[at].capital)


def _is_verb(word: Word) -> bool:
    text = word.text.lower()
    done = text in _DOING or (word.content and text.endswith("s"))
    return _is_past(word) or (done and not word.capital)


def _by(words: Sequence[Word], first: int) -> int | None:
    """Return where "by" stands before a name, with nothing but titles and trades between."""
    for at in range(first - 1, max(-1, first - 1 - _DESCRIBED_BY), -1):
        if _is_cut(words, at + 1):
            return None
        if words[at].text.lower() == "by":
            return at
        if not _describes(words[at]):
            return None
    return None


def _start(words: Sequence[Word], first: int) -> int | None:
    """Return where the clause starts that a name opens, None where it opens none."""
    for at in range(first, max(-1, first - 1 - _DESCRIBED_BY), -1):
        if at == 0 or _is_cut(words, at) or words[at - 1].text.lower() in _JOINING:
            return at
        if not _describes(words[at - 1]):
            return None
    return None


def _describes(word: Word) -> bool:
    """Whether a word before a name may be a title or trade, or the article before it."""
    return word.text.lower() in _ARTICLES or (word.content and not _is_past(word))


def _is_joint(words: Sequence[Word], name: range, names: Sequence[range]) -> bool:
    """Whether the doer is one of several: "Lind and Moe led", "Lind, with Moe, led"."""
    start = _start(words, name[0])
    joined = start is not None and start > 1 and words[start - 1].text.lower() == "and"
    behind = name[-1] + 1
    joins = behind < len(words) and words[behind].text.lower() in ("and", "with")
    return joins or (joined and any(start - 2 in other for other in names if start is not None))


def _with_complement(words: Sequence[Word], name: range) -> range:
    """Return a name with where it belongs behind it: "Dr Lind of Selje College"."""
    end = name[-1] + 1
    while end + 1 < len(words) and words[end].text.lower() in _COMPLEMENTS:
        behind = end + 1
        if words[behind].text.lower() == "the":
            behind += 1
        if behind >= len(words) or not words[behind].capital or _is_cut(words, end):
            break
        while behind < len(words) and words[behind].capital and not _is_cut(words, behind):
            behind += 1
        end = behind
    return range(name[0], end)


def _past_aside(words: Sequence[Word], at: int) -> int:
    """Return where the sentence goes on behind an aside: "Lind, who led it, said"; else `at`."""
    if at >= len(words) or not _is_cut(words, at) or words[at].text.lower() != "who":
        return at
    return next((on for on in range(at + 1, len(words)) if _is_cut(words, on)), at)


def _clause(words: Sequence[Word], name: range, verb: int, starts: Sequence[int]) -> range:
    """Return the words up to where other names open clauses of their own."""
    first = max((start for start in starts if start <= min(name[0], verb)), default=0)
    last = min((start for start in starts if start > max(name[-1], verb)), default=len(words))
    return range(first, last)


def _is_cut(words: Sequence[Word], at: int) -> bool:
    """Whether more than a space parts a word from the one before."""
    return 0 < at < len(words) and words[at].start - words[at - 1].end > 1
