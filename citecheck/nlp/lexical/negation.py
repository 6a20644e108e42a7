"""A tool of the wording check: what a text denies, and whether two texts differ in it.

A word is denied when a negator stands before it in the same stretch ("was not **elected**",
"without **permission**") or when it carries one itself ("**un**able"). Scope is read from word
order alone: it ends at punctuation, a conjunction or after a few words.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citecheck.nlp.lexical.opposites import opposites
from citecheck.nlp.lexical.words import Word, key

NEGATORS = frozenset(
    "not no never none nobody nothing neither nor without cannot n't hardly scarcely "
    "nowhere".split()
)
DENIERS = frozenset(
    key(word)
    for word in (
        "deny refuse fail lack reject ban prohibit prohibition forbid absence absent "
        "unable incapable impossible abandon refrain oppose against except excluding unlike false "
        "myth hoax"
    ).split()
)
"""Words that deny what they govern without a negator ("refused to sign")."""

TRANSPARENT = frozenset(
    key(word)
    for word in (
        "evidence indication proof suggestion hint reason basis record intention plan need "
        "confirmation guarantee immediate significant aware become remain manage succeed ever"
    ).split()
)
"""Words through which a denial reaches the next ("no evidence that it **works**")."""

DIFFERENCES = frozenset(
    key(word) for word in "difference change effect impact influence link association".split()
)
"""Words whose denial says of a thing that it neither rose nor fell."""

_REACH = 4  # content words behind a negator that it still denies
_CORE = 2  # of them, those that it surely denies
_AROUND = 6  # words on either side of a refusal that it may be about
_STOP = frozenset({"but", "although", "though", "whereas", "while", "because", "until"})
_NO_DENIAL = frozenset(
    {"only", "just", "merely", "least", "until", "yet", "less", "more", "fewer", "later", "doubt"}
)
_TURN = key("turned")
_DECLINED = frozenset({"decline", "declines", "declined", "declining"})
_OFFERED = frozenset(
    {"to", "the", "a", "an", "it", "his", "her", "its", "their", "all", "any", "this", "that"}
)
_OF_VERBS = frozenset({"never", "cannot", "yet"})
_AUXILIARY = frozenset(
    "is are was were be been am has have had do does did will would can could may might must shall "
    "should".split()
)
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be"})


@dataclass(frozen=True, slots=True)
class Denial:
    """One negator of a text, by its index among the words, and the keys that it denies."""

    at: int
    word: str
    denied: tuple[str, ...]
    verbal: bool = False  # whether a verb is denied: "was not", "never"; not "without", "no reason"


def is_negator(word: Word) -> bool:
    """Whether `word` negates what follows ("not", "never", "didn't")."""
    plain = word.text.lower().replace("’", "'")
    return plain in NEGATORS or plain.endswith("n't")


def denials(words: Sequence[Word]) -> tuple[Denial, ...]:
    """Return the denials of one sentence, in order.

    "Not only", "no less than" and their like deny nothing. Example: in "He did not sign the
    treaty" the keys of "sign" and "treaty" are denied.
    """
    return tuple(
        Denial(at, word.text, _scope(words, at + 1), verbal=_denies_a_verb(words, at))
        for at, word in enumerate(words)
        if _negates(words, at)
    )


def _negates(words: Sequence[Word], at: int) -> bool:
    """Whether words[at] denies what follows: a negator, or "yet" in "has yet to sign"."""
    following = _lower(words, at + 1)
    if words[at].text.lower() == "yet":
        return following == "to"
    if at + 1 < len(words) and is_negator(words[at + 1]):  # "not without risk"
        return False
    return is_negator(words[at]) and following not in _NO_DENIAL


def _denies_a_verb(words: Sequence[Word], at: int) -> bool:
    """Whether words[at] denies a verb, or through "no evidence that" the clause that follows."""
    plain = words[at].text.lower().replace("’", "'")
    if plain in _OF_VERBS or plain.endswith("n't"):
        return True
    if at + 1 < len(words) and words[at + 1].key in TRANSPARENT:
        return True
    before = words[at - 1].text.lower().replace("’", "'") if at > 0 else ""
    return plain == "not" and (before in _AUXILIARY or before.endswith(("'s", "'re", "'ve", "'m")))


def _refuses(words: Sequence[Word], at: int) -> bool:
    """Whether words[at] refuses: "turned" in "turned down", "declined" in "declined the prize".

    "Declined" alone shares its key with "fell".
    """
    following = _lower(words, at + 1)
    if words[at].text.lower() in _DECLINED:
        return following in _OFFERED
    turned_down = words[at].key == _TURN and "down" in {following, _lower(words, at + 2)}
    return turned_down or words[at].key in DENIERS


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].text.lower() if at < len(words) else ""


def refusals(words: Sequence[Word]) -> tuple[Denial, ...]:
    """Return what one sentence says to be refused, rejected, denied or lacking, in order.

    A refusal in the passive is about what stands before it. Example: in "They denied that the
    dam leaked" the keys of "dam" and "leaked" are denied, in "The bid was rejected" that of "bid".
    """
    found = []
    for at, word in enumerate(words):
        if _refuses(words, at):
            passive = at > 0 and words[at - 1].text.lower() in _PASSIVE
            scope = _scope(words[:at][::-1], 0) if passive else _scope(words, at + 1)
            found.append(Denial(at, word.text, scope))
    return tuple(found)


def _scope(words: Sequence[Word], start: int) -> tuple[str, ...]:
    reached: list[str] = []
    for word in words[start:]:
        if word.text.lower() in _STOP or len(reached) == _REACH:
            break
        if word.content and word.key not in TRANSPARENT:
            reached.append(word.key)
    return tuple(reached)


def added_denial(claim: Sequence[Word], passages: Sequence[Sequence[Word]]) -> Denial | None:
    """Return a denial of the claim whose words the passages state without denying them, or None.

    A passage denies, too, where it refuses or excludes something beside one of the words.

    Example: "The bill was not signed" beside "The president signed the bill" is such a denial;
    beside "He refused to sign the bill" it is none.
    """
    stated = {word.key for passage in passages for word in passage}
    for denial in denials(claim):
        if stated.isdisjoint(denial.denied[:_CORE]):
            continue
        if not any(_shares_denial(denial, passage) for passage in passages):
            return denial
    return None


def _shares_denial(denial: Denial, passage: Sequence[Word]) -> bool:
    """Whether `passage` denies one of the first words that `denial` does."""
    core = set(denial.denied[:_CORE])
    if any(core & set(other.denied[:_CORE]) for other in denials(passage)):
        return True
    return any(
        _refuses(passage, at)
        and core & {near.key for near in passage[max(0, at - _AROUND) : at + _AROUND + 1]}
        for at in range(len(passage))
    )


def dropped_denial(claim: Sequence[Word], passages: Sequence[Sequence[Word]]) -> Denial | None:
    """Return a denial of the passages, the best of them first, that the claim states flatly.

    What a better passage states without denying it is no clash. `Denial.at` counts in the words
    of the passage, which is returned by `denying`.

    Example: "The man has been identified" beside "The man was never identified", and "The drug
    works" beside "We found no evidence that the drug works".
    """
    dropped = denying(claim, passages, denials)
    return None if dropped is None else dropped[1]


def added_refusal(claim: Sequence[Word], passage: Sequence[Word]) -> Denial | None:
    """Return a refusal of the claim whose first word `passage` states without denying it, or None.

    Example: "She refused to model for them" beside "She has modelled for them".
    """
    if denials(passage) or refusals(passage):
        return None
    stated = {word.key for word in passage if word.content}
    return next((one for one in refusals(claim) if set(one.denied[:1]) & stated), None)


def denying(
    claim: Sequence[Word],
    passages: Sequence[Sequence[Word]],
    kind: Callable[[Sequence[Word]], tuple[Denial, ...]],
) -> tuple[int, Denial] | None:
    """Return the number of the first passage that denies what the claim states, and its denial.

    `kind` is `denials` or `refusals`.
    """
    stated = _stated(claim)
    settled: set[str] = set()
    for number, passage in enumerate(passages):
        denied_here: set[str] = set()
        for denial in kind(passage):
            if _clashes(denial, stated - settled):
                return number, denial
            denied_here |= set(denial.denied)
        settled |= {word.key for word in passage if word.content} - denied_here
    return None


def _clashes(denial: Denial, stated: set[str]) -> bool:
    if not denial.denied:
        return False
    if denial.denied[0] in DIFFERENCES:
        return not stated.isdisjoint(denial.denied[1:]) and any(
            map(opposites, stated.difference(denial.denied))
        )
    return denial.denied[0] in stated


def _stated(claim: Sequence[Word]) -> set[str]:
    """Return the keys of the content words that stand near no negator and no refusal."""
    near: set[int] = set()
    for at in range(len(claim)):
        if _negates(claim, at) or _refuses(claim, at):
            near.update(range(at - _REACH, at + _AROUND))
    turned = {word.key for at, word in enumerate(claim) if at in near}
    return {word.key for word in claim if word.content} - turned
