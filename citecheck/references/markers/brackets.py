"""Part of step 2a: markers in square brackets ("[3]", "[1, 4–6]", "[^a]", "[3, p. 12]").

Takes the text and the labels that the lists have; gives the stretches that are markers and the
"[citation needed]" ones. Numbers without brackets are `plain_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.language.common.references import BEFORE_NO_MARKER, LOCATED, NEEDED
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.references.markers.labels import expand

LARGEST_UNLISTED = 999  # a number above is no label, unless an entry has it
CELL = 40  # code points of the longest line that is no prose

_BRACKET = regex(r"\[([^\[\]]{1,600})\](?:_(?!\w))?")  # [1]_ is reStructuredText's
_NEEDED = regex(
    NEEDED,
    re.IGNORECASE,
)
_LOCATED = regex(
    LOCATED,
    re.IGNORECASE,
)
_BEFORE_NO_MARKER = regex(
    BEFORE_NO_MARKER,
    re.IGNORECASE,
)
_INTERVAL_AFTER = regex(r"\s?(?:mm|cm|km|m|s|ms|h|Hz|kHz|%|°|degrees?|degr|years?|×|\^)\b")
_AGAIN = regex(r"(\d{1,4}):\d{1,3}")
_NAMES = regex(r"[,;]\s*")


class Mark(Struct, frozen=True):
    """A stretch of the draft that may be a marker, with the labels it shows."""

    span: Span
    labels: tuple[str, ...]


def bracketed(text: str, keys: frozenset[str]) -> tuple[list[Mark], list[Span]]:
    """Return the markers in square brackets, and the "[citation needed]" ones, in order."""
    marks: list[Mark] = []
    needed: list[Span] = []
    for match in _BRACKET.finditer(text):
        span = Span(match.start(), match.end())
        inner = match[1]
        if _NEEDED.fullmatch(inner.strip()):
            needed.append(span)
            continue
        labels = _labels(inner, keys)
        if labels and _may_stand(text, span, labels, keys):
            marks.append(Mark(_with_carets(text, span), labels))
    return list(_joined(text, marks)), needed


def _with_carets(text: str, span: Span) -> Span:
    """Return the place of a bracket with the carets that raise it: "^[1]^"."""
    raised = text[span.start - 1 : span.start] == "^" == text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if raised else span


def _labels(inner: str, keys: frozenset[str]) -> tuple[str, ...] | None:
    """Return the labels between two brackets, or None if they hold something else."""
    if inner.startswith("^"):
        return (inner[1:],) if inner[1:] and " " not in inner else None
    again = _AGAIN.fullmatch(inner)  # "[1:1]": note 1 once more
    if again is not None and again[1] in keys:
        return (again[1],)
    labels = expand(inner)
    if labels is None:
        located = _LOCATED.fullmatch(inner)
        labels = expand(located["labels"]) if located is not None else None
    if labels is not None:
        return labels if all(label in keys or _is_likely(label) for label in labels) else None
    names = tuple(name.strip() for name in _NAMES.split(inner))
    return names if all(name in keys for name in names) else None


def _is_likely(label: str) -> bool:
    """Whether a number could be a label although no entry has it."""
    number = int(label.rstrip("abcdefghijklmnopqrstuvwxyz") or 0)
    return 0 < number <= LARGEST_UNLISTED


def _may_stand(text: str, span: Span, labels: tuple[str, ...], keys: frozenset[str]) -> bool:
    """Whether the words around allow a marker: no subscript, formula or interval."""
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 12]
    if after[:1].islower() or (after[:1] in "-–" and after[1:2].islower()):
        return False  # a chemical name: [2,5,11]-benzo…
    if before.endswith("]") and not _ends_with_label(text, span.start):
        return False  # …[4,3-h][2,5,11]benzo
    if _is_subscript(before, after):
        return False
    if len(set(labels)) < len(labels) or _is_cell(text, span):
        return keys.issuperset(labels)  # a vector; a cell of a table
    if len(labels) > 1 and not keys.issuperset(labels):
        is_formula = _BEFORE_NO_MARKER.search(before) or _INTERVAL_AFTER.match(after)
        return not is_formula
    return True


def _ends_with_label(text: str, end: int) -> bool:
    match = re.search(r"\[([^\[\]]{1,60})\]$", text[max(0, end - 64) : end])
    return match is not None and re.search(r"\d[-–][a-z]|[a-z],[a-z]", match[1]) is None


def _is_cell(text: str, span: Span) -> bool:
    """Whether the bracket is alone on its line, between lines too short for prose."""
    start = text.rfind("\n", max(0, span.start - 3), span.start)
    end = text.find("\n", span.end, span.end + 3)
    if start < 0 or end < 0 or text[start : span.start].strip() or text[span.end : end].strip():
        return False
    before, after = text[max(0, start - CELL) : start], text[end + 1 : end + 1 + CELL]
    return "\n" in before and "\n" in after


_IDENTIFIER = regex(
    r"(?:^|[\s(,=])(?:[A-Za-z]|[a-z]\w*[_.]\w+|arr|argv|args|list|array|data|items?)$"
)


def _is_subscript(before: str, after: str) -> bool:
    """Whether the bracket indexes a name in code or a formula: ``x[1]``, ``argv[1]``."""
    if _IDENTIFIER.search(before) is not None:
        return True
    return after.startswith((".", "(", " =", "=")) and re.match(r"\.\w|\(|\s?=", after) is not None


def _joined(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks, those that a dash joins ("[4]–[8]") as the range they mean."""
    index = 0
    while index < len(marks):
        mark = marks[index]
        following = marks[index + 1] if index + 1 < len(marks) else None
        if following is not None and _is_dash(text[mark.span.end : following.span.start]):
            between = expand(f"{mark.labels[-1]}-{following.labels[0]}")
            if between is not None:
                span = Span(mark.span.start, following.span.end)
                yield Mark(span, (*mark.labels[:-1], *between, *following.labels[1:]))
                index += 2
                continue
        yield mark
        index += 1


def _is_dash(between: str) -> bool:
    return between.strip() in {"-", "–", "—", "‐", "‑", "−"} and len(between) <= 4
