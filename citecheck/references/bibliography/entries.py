"""Part of step 2a: the lines of one labelled entry → `Entry`, its sub-entries apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.references.bibliography.units import Unit
from citecheck.references.markers.labels import label_at
from citecheck.references.types import Entry

_SUB = regex(r"(?:(?<=[;.,])\s*|\n\s*|^)\(?([a-z])\s?\)\s?")
_BACK = regex(  # a pasted link back to the marks: "^ a b", "↑ 1.0 1.1", "Jump up to: a b"
    r"(?:[\^↑]\s?(?:(?i:jump up(?: to)?):?\s?)?|(?i:jump up(?: to)?):?\s?[\^↑]?\s?)"
    r"(?:(?:[a-z]|\d{1,3}\.\d{1,2})[\s,]\s?){0,40}"
)
_ARROWS = " ↩↑⤴\ufe0e\ufe0f"  # a pasted way back behind the words
_SOFT_HYPHEN = "\u00ad"
_URL_TAIL = regex(r"(?:https?://|www\.|doi\.org/|doi:\s?10\.)\S{0,400}[/\-_.=&?%#]$", re.IGNORECASE)


def entry_of(label: str | None, units: Sequence[Unit], skip: int = 0) -> Entry:
    """Return the entry that stands on `units`; its words begin `skip` into the first of them."""
    first, last = units[0], units[-1]
    back = _BACK.match(first.text, skip)
    begin = back.end() if back is not None else skip
    anchors = tuple(a for unit in units if unit.block for a in unit.block.anchors)
    return Entry(
        label=label,
        keys=(label,) if label is not None else (),
        text=join_lines([first.text[begin:], *(unit.text for unit in units[1:])]).rstrip(_ARROWS),
        span=Span(min(first.start + begin, last.end), last.end),
        anchors=anchors,
    )


def labelled_entries(units: Sequence[Unit]) -> tuple[Entry, ...]:
    """Return the entry that begins with the label on `units`, cut into "a)", "b)" … if it is."""
    label = label_at(units[0].text)
    if label is None:
        return (entry_of(None, units),)
    whole = entry_of(label.text, units, label.end)
    lines = "\n".join([units[0].text[label.end :], *(unit.text for unit in units[1:])])
    cuts = _sub_entries(lines)
    if not cuts:
        return (whole,)
    return _cut(whole, lines, cuts)


def _sub_entries(lines: str) -> list[tuple[int, int, str]]:
    """Return (start of the mark, start of the words, letter) of each sub-entry, in order."""
    cuts: list[tuple[int, int, str]] = []
    wanted = "a"
    for match in _SUB.finditer(lines):
        if match[1] == "b" and not cuts and lines[: match.start()].rstrip().endswith((";", ".")):
            wanted = "b"
        if match[1] == wanted and (cuts or match.start() == 0 or wanted == "b"):
            cuts.append((match.start(), match.end(), wanted))
            wanted = chr(ord(wanted) + 1)
    has_two = len(cuts) > 1 or (cuts and cuts[0][2] == "b")
    return cuts if has_two else []


def _cut(whole: Entry, lines: str, cuts: list[tuple[int, int, str]]) -> tuple[Entry, ...]:
    number = whole.label or ""
    shown = [(0, 0, "")] if cuts[0][2] == "b" else []
    parts = [*shown, *cuts]
    ends = [start for start, _, _ in parts[1:]] + [len(lines)]
    length = max(len(lines), 1)
    entries: list[Entry] = []
    for (_, start, letter), end in zip(parts, ends, strict=True):
        is_first = not entries
        label = f"{number}{letter}" if is_first else letter
        place = Span(
            whole.span.start + len(whole.span) * start // length,
            whole.span.start + len(whole.span) * max(start, end) // length,
        )
        text = join_lines(lines[start:end].split("\n")).rstrip("; ")
        entries.append(
            Entry(label=label, keys=(number, f"{number}{letter}"), text=text, span=place)
        )
    return tuple(entries)


def join_lines(lines: Sequence[str]) -> str:
    """Return hard-wrapped lines as one; hyphenation undone, broken addresses joined."""
    text = ""
    for line in lines:
        words = " ".join(line.split())
        if not text or not words:
            text = text or words
        elif text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + words
        elif _URL_TAIL.search(text[-500:]) and not words.startswith(("(", "[", '"', "“")):
            text += words
        elif text.endswith("-") and text[-2:-1].isalpha() and words[0].islower():
            text = text[:-1] + words
        else:
            text += " " + words
    return text
