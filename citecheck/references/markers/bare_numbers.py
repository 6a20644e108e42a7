"""Part of step 2a: markers without square brackets: "(3)", "text.4 More", "text³".

A number in running text is a marker only on evidence: the labels of the list, the order of first
mention (`sequence`), and the words around (`surroundings`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from citecheck.lazy_regex import regex
from citecheck.model import Hint, HintKind, Span
from citecheck.references.markers.bare_number_context import (
    Shape,
    is_power,
    weigh_bare,
    weigh_round,
)
from citecheck.references.markers.brackets import Mark
from citecheck.references.markers.labels import RAISED_DIGITS, expand
from citecheck.references.markers.sequence import SKIPS, Candidate, Mentions, first_mentions

ACCEPTED = 0.9  # weight from which a repeated mention is a marker
ACCEPTED_IF_COVERED = 0.6  # the same, where the first mentions run through the list …
COVERED = 0.4  # … that is, through this share of its labels
LISTED_SKIPS = 40  # numbers that tables and captions may name first, where a list has them
LISTED = 1.4  # the same, where only the list speaks for it
RAISED_WEIGHT = 2.5  # of digits that the format itself raises
MOST = 50_000  # candidates; a table of so many numbers is no text with citations
FEWEST = 5  # first mentions that make a sequence where no list has the labels
MEAN = 0.9  # weight that a first mention must have on average there
SURE_SHARE = 0.5  # share of first mentions from which a shape is the draft's own way of citing
LEAST_SHARE = {Shape.COMMA: 0.3, Shape.INLINE: 2.0}  # … and below which repeats are not believed
USUAL_LEAST_SHARE = 0.12

_DASH = "-‐‑‒–—−"
_NUMBER = rf"[1-9]\d{{0,2}}[a-f]?(?:\s?[{_DASH}]\s?\d{{1,3}}[a-f]?)?"
_GROUP = rf"{_NUMBER}(?:\s?,\s?{_NUMBER}){{0,80}}"
_RAISED_GROUP = regex(rf"{_NUMBER}(?:\s?[,;]\s?{_NUMBER}){{0,80}}")
_ROUND = regex(rf"\(({_NUMBER}(?:[;,]\s{{0,2}}{_NUMBER}){{0,80}})\)")
_BARE = regex(
    rf"(?<![{_DASH}\w$€£#@/\\])({_GROUP})(?![{_DASH}\w%°$€£/\\]|\.\d|,\d)"
    rf"|(?<=[^\W\d_])({_GROUP})(?![{_DASH}\w%°/]|\.\d)"
)
_CARETED = regex(  # "2011.^1^", "2011. ^1^2^3"; no power ("10^6^"), no isotope ("^14^C")
    r"(?:(?<=[^\W\d_]{2})|(?<=\b19\d\d)|(?<=\b20\d\d)|(?<=[.,;:!?)\]\"”’%])|(?<=[.,;:!?)\"”’%]\s))"
    rf"\^\[?(?P<first>{_GROUP})\]?(?P<more>(?:\^\[?{_GROUP}\]?){{0,40}})\^?(?![\w^])"
)
_CARET = regex(rf"\^\[?({_GROUP})\]?(?:\^(?!\[?\d))?")
_LONG_NUMBER = regex(r"(?<!\d)(?:\d{3,9}|\d{1,3}(?:[,.]\d{3}){1,3})$")
_UNIT = regex(r"\d\s?(?:[cdkmnµμ]?m|in|ft|s|kg)$")
_RAISED = regex(r"[⁰¹²³⁴-⁹]{1,3}(?:[⁻˒’,·\-–]{1,2}[⁰¹²³⁴-⁹]{1,3}){0,80}")


def plain_numbers(
    text: str, keys: frozenset[str], hints: Sequence[Hint], excluded: Callable[[Span], bool]
) -> list[Mark]:
    """Return the markers without square brackets, in order; none where nothing bears them out.

    `keys` are the labels that entries have, `excluded` says which stretches are no prose.
    """
    best: list[Candidate] = []
    best_weight = 0.0
    raised = [*_unicode_raised(text), *_careted(text), *_behind_digits(text, hints)]
    bare = sorted([*_bare(text, _raised(text, hints)), *raised], key=_start)
    for style in (list(_round(text)), bare):
        prose = [one for one in style if not excluded(Span(one.start, one.end))]
        kept = _believed(prose, keys)
        weight = sum(one.weight for one in kept)
        if weight > best_weight:
            best, best_weight = kept, weight
    return [Mark(Span(one.start, one.end), one.labels) for one in best]


def _start(candidate: Candidate) -> int:
    return candidate.start


def _believed(candidates: list[Candidate], keys: frozenset[str]) -> list[Candidate]:
    """Return the candidates that the order of mention, or else the list, bears out."""
    likely = [one for one in candidates if one.weight > 0]
    if len(likely) > MOST:
        return []
    mentions = first_mentions(likely, LISTED_SKIPS if keys else SKIPS)
    if not _bears_out(mentions, keys):
        return _listed(likely, keys)
    covered = keys and len(mentions.starts) >= COVERED * len(keys)
    accepted = ACCEPTED_IF_COVERED if covered else ACCEPTED
    first = frozenset(mentions.starts)
    shares = _shares(likely, first)
    return [
        one
        for one in likely
        if one.start in first
        or (
            _is_known(one, keys) and _is_repeat(one, mentions, shares.get(one.shape, 0.0), accepted)
        )
    ]


def _bears_out(mentions: Mentions, keys: frozenset[str]) -> bool:
    """Whether the sequence shows that the numbers of this style are citations."""
    count = len(mentions.starts)
    if not count:
        return False
    if keys:
        is_listed = str(mentions.reached[-1]) in keys
        is_whole = count == len(keys) and mentions.weight / count >= RAISED_WEIGHT  # of one entry
        return (count >= 2 or is_whole) and is_listed and mentions.weight / count >= 0.6
    return count >= FEWEST and mentions.weight / count >= MEAN


def _shares(candidates: Sequence[Candidate], first: frozenset[int]) -> dict[str, float]:
    """Return, by shape, which share of the candidates are first mentions."""
    totals = Counter(one.shape for one in candidates)
    firsts = Counter(one.shape for one in candidates if one.start in first)
    return {shape: firsts[shape] / total for shape, total in totals.items()}


def _is_known(candidate: Candidate, keys: frozenset[str]) -> bool:
    return not keys or all(
        label in keys or label.rstrip("abcdef") in keys for label in candidate.labels
    )


def _is_repeat(candidate: Candidate, mentions: Mentions, share: float, accepted: float) -> bool:
    """Whether a candidate names again what was named before, in a shape the draft cites in."""
    if candidate.numbers[1] > mentions.reached_at(candidate.start):
        return False
    if share < LEAST_SHARE.get(candidate.shape, USUAL_LEAST_SHARE):
        return False
    return candidate.weight >= accepted or share >= SURE_SHARE


def _listed(candidates: Iterable[Candidate], keys: frozenset[str]) -> list[Candidate]:
    """Return the candidates that name entries of a list that is not in order of mention."""
    sure = [one for one in candidates if one.weight >= LISTED and keys.issuperset(one.labels)]
    named = {label for one in sure for label in one.labels}
    return sure if len(named) >= max(2, len(keys) // 2) else []


def _raised(text: str, hints: Sequence[Hint]) -> dict[int, int]:
    """Return where the raised stretches begin that are no exponents, and where they end."""
    return {
        hint.span.start: hint.span.end
        for hint in hints
        if hint.kind in {HintKind.SUPERSCRIPT, HintKind.FIELD}
        and not is_power(text[max(0, hint.span.start - 8) : hint.span.start])
    }


def _round(text: str) -> Iterator[Candidate]:
    for match in _ROUND.finditer(text):
        labels = expand(match[1])
        if labels is not None:
            weight = weigh_round(text, match.start(), match.end(), len(labels))
            yield Candidate(match.start(), match.end(), labels, weight, Shape.ROUND)


def _unicode_raised(text: str) -> Iterator[Candidate]:
    for match in _RAISED.finditer(text):
        digits = re.sub(r"[⁻˒’·–]", "-", match.group().translate(RAISED_DIGITS))
        labels = expand(digits)
        if labels is not None and not is_power(text[max(0, match.start() - 8) : match.start()]):
            yield Candidate(match.start(), match.end(), labels, 1.5, Shape.RAISED)


def _behind_digits(text: str, hints: Sequence[Hint]) -> Iterator[Candidate]:
    """Yield raised numbers behind a year or another long number: nobody raises those to a power."""
    for hint in hints:
        span = hint.span
        if hint.kind is not HintKind.SUPERSCRIPT or not text[max(span.start - 1, 0)].isdigit():
            continue
        labels = expand(span.of(text))
        if labels is not None and _LONG_NUMBER.search(text, max(0, span.start - 12), span.start):
            yield Candidate(span.start, span.end, labels, RAISED_WEIGHT, Shape.RAISED)


def _careted(text: str) -> Iterator[Candidate]:
    """Yield the numbers raised with carets, each of a row ("^1^2^3") for itself."""
    for match in _CARETED.finditer(text):
        if _UNIT.search(text, max(0, match.start() - 8), match.start()):
            continue
        at = match.start()
        for part in _CARET.finditer(text, match.start(), match.end()):
            labels = expand(part[1])
            end = part.end()
            if labels is not None:
                yield Candidate(at, end, labels, RAISED_WEIGHT, Shape.RAISED)
            at = end


def _bare(text: str, raised: Mapping[int, int]) -> Iterator[Candidate]:
    at = 0
    while (match := _BARE.search(text, at)) is not None:
        at = match.end()
        if match.start() in raised:  # "1; 2" is one group where it is raised as one
            whole = _RAISED_GROUP.fullmatch(text, match.start(), raised[match.start()])
            match = whole or match
            at = match.end()
        labels = expand(match.group())
        if labels is None or len(set(labels)) < len(labels):
            continue
        if match.start() in raised:
            shape, weight = Shape.RAISED, RAISED_WEIGHT
        else:
            shape, weight = weigh_bare(text, match.start(), match.end())
        if len(labels) > 1 and weight > 0:
            weight += 0.4
        yield Candidate(match.start(), match.end(), labels, weight, shape)
