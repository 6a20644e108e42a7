"""Part of step 2a: markers without brackets of their own: "(3)", "text.4 More", "text³".

A number in running text is a marker only on evidence: the labels of the list, the order of first
mention, and the words around. Each stretch is weighed by its surroundings; `sequence` says
whether the whole counts up as citations do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from citecheck.model import Hint, HintKind, Span
from citecheck.references.brackets import Mark
from citecheck.references.labels import RAISED_DIGITS, expand
from citecheck.references.sequence import Candidate, Mentions, first_mentions

ACCEPTED = 0.9  # weight from which a repeated mention is a marker
FEWEST = 5  # first mentions that make a sequence where no list has the labels
MEAN = 0.9  # weight a first mention must have on average

_DASH = "-‐‑‒–—−"
_NUMBER = rf"[1-9]\d{{0,2}}[a-f]?(?:\s?[{_DASH}]\s?\d{{1,3}}[a-f]?)?"
_GROUP = rf"{_NUMBER}(?:,\s?{_NUMBER}){{0,30}}"
_ROUND = re.compile(rf"\(({_GROUP}|{_NUMBER}(?:[;,]\s{{0,2}}{_NUMBER}){{0,30}})\)")
_BARE = re.compile(
    rf"(?<![\w$€£#@/\\{_DASH}])({_GROUP})(?![\w%°$€£/\\{_DASH}]|\.\d|,\d)|"
    rf"(?<=[^\W\d_])({_GROUP})(?![\w%°/{_DASH}]|\.\d)"
)
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?:[⁻˒’,·\-–]{1,2}[⁰¹²³⁴-⁹]{1,3}){0,20}")

_UNITS = re.compile(
    r"\s?(?:%|‰|°|per\b|percent|mm|cm|km|nm|[µμ]|mg|kg|g\b|ml|mL|l\b|L\b|mM|nM|M\b|m\b|h\b|hr|hrs|hours?|"
    r"min|mins|minutes?|s\b|sec|seconds?|ms|days?|weeks?|months?|years?|yrs?|times|fold|"
    r"million|billion|trillion|thousand|hundred|K\b|k\b|eV|MHz|GHz|Hz|kHz|GPa|MPa|kPa|Pa\b|V\b|mV|"
    r"bp|kb|Mb|GB|MB|TB|Da|kDa|ppm|ppb|U\b|IU|N\b|A\b|W\b|J\b|T\b|°C|C\b|people|patients|women|men|"
    r"children|cases|participants|subjects|samples|dollars|euros|pounds|x\b|×)"
)
_COUNTING_BEFORE = re.compile(
    r"(?:\b(?:fig|figs|figure|figures|table|tables|eq|eqs|eqn|equation|equations|section|sections|"
    r"sec|chapter|chapters|appendix|step|steps|day|days|week|weeks|month|year|years|type|types|"
    r"group|groups|phase|grade|stage|level|part|parts|no|nos|number|numbers|vol|volume|page|pages|"
    r"pp|p|lane|lanes|line|lines|case|cases|experiment|study|trial|model|models|scheme|"
    r"compound|compounds|complex|complexes|sample|samples|panel|box|item|items|article|paragraph|"
    r"version|algorithm|theorem|lemma|definition|proposition|supplementary|film|movie|video|"
    r"chromosome|exon|intron|residue|residues|position|positions|aged?|ages|of|to|than|about|"
    r"from|with|between|approximately|least|most|nearly|over|under|into|per|every|exactly|"
    r"was|were|is|are|be|been|has|have|had|only|equals?|top|first|last|next|all|these|those|the|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|seite|abb|abbildung|tabelle|kapitel)\.?"
    r"|[=<>≈≤≥±×+~^*$€£#])\s{0,2}$",
    re.IGNORECASE,
)
_CITING_BEFORE = re.compile(
    r"(?:\b(?:refs?|references?|et al)\.?,?|\bet al\.)\s{0,2}$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[a-z\d)\]\"”’%][.?!][\"”’)]?\s{0,3}$")
_LOWER_WORD = re.compile(r"\s+[^\W\d_A-Z]")
_UPPER_WORD = re.compile(r"\s+[\"“‘(\[]?[A-ZÀ-ÞΑ-ΩА-Я]")


def plain_numbers(
    text: str, keys: frozenset[str], hints: Sequence[Hint], excluded: Callable[[Span], bool]
) -> list[Mark]:
    """Return the markers without square brackets, in order; none where nothing bears them out.

    `keys` are the labels that entries have, `excluded` says which stretches are no prose.
    """
    raised = _raised(text, hints)
    styles = [_round(text), [*_bare(text, raised), *_unicode_raised(text)]]
    best: list[Mark] = []
    best_weight = 0.0
    for found in styles:
        prose = [one for one in found if not excluded(Span(one.start, one.end))]
        prose.sort(key=lambda one: one.start)
        mentions = first_mentions([one for one in prose if one.weight > 0])
        if not _bears_out(mentions, keys):
            kept: list[Candidate] = _listed(prose, keys)
        else:
            kept = [one for one in prose if _fits(one, mentions, keys)]
        weight = sum(one.weight for one in kept)
        if weight > best_weight:
            best_weight = weight
            best = [Mark(Span(one.start, one.end), one.labels) for one in kept]
    return best


def _bears_out(mentions: Mentions, keys: frozenset[str]) -> bool:
    """Whether the sequence shows that the numbers of this style are citations."""
    count = len(mentions.starts)
    if not count:
        return False
    named = mentions.reached[-1]
    if keys:
        return count >= 2 and str(named) in keys and mentions.weight / count >= 0.6
    return count >= FEWEST and mentions.weight / count >= MEAN


def _fits(candidate: Candidate, mentions: Mentions, keys: frozenset[str]) -> bool:
    """Whether a candidate names only what the sequence has reached, in a place for a marker."""
    if candidate.start in mentions.starts:
        return True
    if keys and not all(
        label in keys or label.rstrip("abcdef") in keys for label in candidate.labels
    ):
        return False
    reached = mentions.reached_at(candidate.start)
    return candidate.weight >= ACCEPTED and candidate.numbers[1] <= reached


def _listed(candidates: Iterable[Candidate], keys: frozenset[str]) -> list[Candidate]:
    """Return the candidates that name entries of a list that is not in order of mention."""
    if not keys:
        return []
    sure = [
        one
        for one in candidates
        if one.weight >= 1.4 and all(label in keys for label in one.labels)
    ]
    named = {label for one in sure for label in one.labels}
    return sure if len(named) >= max(2, len(keys) // 2) else []


def _raised(text: str, hints: Sequence[Hint]) -> dict[int, int]:
    """Return start → end of the raised stretches of digits that can be markers."""
    found: dict[int, int] = {}
    for hint in hints:
        if hint.kind is HintKind.SUPERSCRIPT:
            before = text[max(0, hint.span.start - 1) : hint.span.start]
            if not before.isdigit():
                found[hint.span.start] = hint.span.end
    return found


def _round(text: str) -> Iterator[Candidate]:
    for match in _ROUND.finditer(text):
        labels = expand(match[1])
        if labels is not None:
            weight = _round_weight(text, match.start(), match.end(), len(labels))
            yield Candidate(match.start(), match.end(), labels, weight)


def _round_weight(text: str, start: int, end: int, count: int) -> float:
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    if _COUNTING_BEFORE.search(before) or before[-1:].isalnum():
        return -1.0
    stripped = before.rstrip()
    if not stripped or stripped[-1] in ":;" or before.endswith("\n\n"):
        return -0.5
    weight = 0.6 if count == 1 else 1.3
    if after[:1] in ".,;)":
        weight += 0.6
    elif _LOWER_WORD.match(after):
        weight += 0.2
    if stripped[-1] in ".?!" and not stripped.endswith("al."):
        weight -= 0.8
    if re.search(r"(?:^|\s)[A-Z0-9]{1,2}$", stripped):
        weight -= 0.6
    return weight


def _unicode_raised(text: str) -> Iterator[Candidate]:
    for match in _RAISED.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        if (
            not before.strip()
            or before[-1].isdigit()
            or re.search(r"(?:^|[\s\d(])[cdkm]?m$", before)
        ):
            continue  # a power: 10², 5 m²
        digits = re.sub(r"[⁻˒’·–]", "-", match.group().translate(RAISED_DIGITS))
        labels = expand(digits)
        if labels is not None:
            yield Candidate(match.start(), match.end(), labels, 1.5)


def _bare(text: str, raised: dict[int, int]) -> Iterator[Candidate]:
    for match in _BARE.finditer(text):
        labels = expand(match.group())
        if labels is None:
            continue
        is_raised = match.start() in raised
        weight = 2.5 if is_raised else _bare_weight(text, match.start(), match.end(), len(labels))
        yield Candidate(match.start(), match.end(), labels, weight)


def _bare_weight(text: str, start: int, end: int, count: int) -> float:
    before, after = text[max(0, start - 32) : start], text[end : end + 24]
    if _CITING_BEFORE.search(before):
        return 1.5
    if _COUNTING_BEFORE.search(before) or _UNITS.match(after):
        return -2.0
    if not before or before[-1].isspace():
        weight = _spaced_weight(before, after)
    else:
        weight = _attached_weight(before, after)
    return weight + (0.4 if count > 1 and weight > 0 else 0.0)


def _spaced_weight(before: str, after: str) -> float:
    """Weigh a number that stands between blanks: "worldwide 4 . With", "spleen. 5 In"."""
    stripped = before.rstrip()
    if not stripped or "\n\n" in before[len(stripped) :].replace(" ", ""):
        return -1.0
    last = stripped[-1]
    if re.match(r"\s[.,;:)]", after) and not last.isdigit():
        return 1.6
    if last in ".?!" or stripped.endswith(('."', ".”", ".)")):
        if not _UPPER_WORD.match(after) and after.strip():
            return 0.2
        return 1.5 if _SENTENCE_END.search(stripped) else 0.4
    if last in ",;)" and not stripped[-2:-1].isdigit() and _LOWER_WORD.match(after):
        return 0.95 if last in ",;" else 0.5
    return -0.3 if last.isalpha() and after[:1] in ".,;" else -0.6


def _attached_weight(before: str, after: str) -> float:
    """Weigh a number glued to what stands before: "activity.3 Bacteria", "marinomycins4"."""
    last, previous = before[-1], before[-2:-1]
    if after and not (after[0].isspace() or after[0] in '.,;:)]”’"'):
        return -1.0
    if last in '.?!,;:)]"”’':
        if last in ".,:" and previous.isdigit():
            return (
                0.5
                if re.search(r"\b(?:19|20)\d\d\.$", before) and _UPPER_WORD.match(after)
                else -2.0
            )
        return 1.5 if previous.isalpha() or previous in ')]"”’%' else 0.2
    word = re.search(r"[^\W\d_]+$", before)
    if word is None:
        return -1.0
    is_word = len(word.group()) >= 4 and word.group()[1:].islower()
    return 0.7 if is_word else -1.0
