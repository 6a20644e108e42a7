"""Citations that stand together → one: "[1]–[4]" is 1 to 4, "(A 2001; B 2002)" one marker.

For formats that link each number of a marker on its own and leave brackets and dashes as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from citecheck.formats.draft_builder import Content
from citecheck.lazy_regex import regex
from citecheck.model import Hint, HintKind, Span

WIDEST_RANGE = 400  # entries in one "[1–400]"; as in `references.markers.labels`
_LONGEST_JOINT = 8  # code points between two citations of one marker
_BETWEEN = r"[ \u00a0]?(?:[,;]?[ \u00a0]?(?:and |& )?|[-‐‑‒–—−~])[ \u00a0]?"
_JOINT = regex(rf"{_BETWEEN}|[\])]{_BETWEEN}[\[(]")
_DASH = regex(r"[-‐‑‒–—−~]")
_PAIRS = {"[": "]", "(": ")"}


def with_groups(content: Content) -> Content:
    """Return the content with neighbouring citations as one, ranges filled in, brackets taken."""
    order = [block.key for block in content.blocks if block.key is not None]
    places = {key: number for number, key in enumerate(order)}
    cited = [hint for hint in content.hints if hint.kind is HintKind.CITATION]
    others = [hint for hint in content.hints if hint.kind is not HintKind.CITATION]
    grouped = (
        _bracketed(content.text, hint) for hint in _joined(content.text, cited, order, places)
    )
    return replace(content, hints=tuple(sorted([*others, *grouped], key=lambda hint: hint.span)))


def _joined(
    text: str, cited: Sequence[Hint], order: Sequence[str], places: dict[str, int]
) -> Iterator[Hint]:
    run: list[Hint] = []
    keys: list[str] = []
    for hint in cited:
        between = text[run[-1].span.end : hint.span.start] if run else ""
        if run and not (_is_joint(between) and len(keys) < WIDEST_RANGE):
            yield _one(run, keys)
            run, keys = [], []
        elif run and _DASH.search(between) and run[-1].keys and hint.keys:
            keys += _range(run[-1].keys[-1], hint.keys[0], order, places)
        run.append(hint)
        keys += hint.keys
    if run:
        yield _one(run, keys)


def _is_joint(between: str) -> bool:
    return len(between) <= _LONGEST_JOINT and _JOINT.fullmatch(between) is not None


def _one(run: Sequence[Hint], keys: Sequence[str]) -> Hint:
    span = Span(run[0].span.start, run[-1].span.end)
    return replace(run[0], span=span, keys=tuple(dict.fromkeys(keys)))


def _range(first: str, last: str, order: Sequence[str], places: dict[str, int]) -> Sequence[str]:
    """Return the keys between two of a list."""
    start, end = places.get(first), places.get(last)
    if start is None or end is None or not start < end <= start + WIDEST_RANGE:
        return ()
    return order[start + 1 : end]


def _bracketed(text: str, hint: Hint) -> Hint:
    """Return the citation with the brackets that hold nothing else."""
    span = hint.span
    closer = _PAIRS.get(text[span.start - 1 : span.start])
    if closer is not None and text[span.end : span.end + 1] == closer:
        return replace(hint, span=Span(span.start - 1, span.end + 1))
    return hint
