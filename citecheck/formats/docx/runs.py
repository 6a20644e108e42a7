"""The runs of a paragraph → as few as say the same: Word splits words wherever somebody typed.

A page of a much edited manuscript holds thousands of runs, and mammoth makes dozens of objects of
each. What only formats (fonts, sizes, marks of the spelling checker) goes; raised text, styles,
fields, notes and pictures stay, in drafts italics and bold, too.
"""

from __future__ import annotations

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from citecheck.formats.docx.xml import W, is_switched_on, parent_of, value

_RUN = f"{W}r"
_TEXT = f"{W}t"
_PROPERTIES = f"{W}rPr"
_WRAPPERS = (f"{W}ins", f"{W}moveTo", f"{W}smartTag")  # what they hold stands as it is
_NOTHING_SHOWN = (
    f"{W}proofErr",
    f"{W}lastRenderedPageBreak",
    f"{W}bookmarkEnd",
    f"{W}commentRangeStart",
    f"{W}commentRangeEnd",
    f"{W}permStart",
    f"{W}permEnd",
)
_FIELD_PARTS = (f"{W}fldChar", f"{W}instrText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_RAISED = 4  # half points: Word offers 6; justified lines shift text by 1 or 2 at most

_SWITCHES = ("b", "i")  # that set a run in bold and in italics
_MOST_CHANGES = 5_000  # of type in one part: each costs mammoth 0.6 ms, and no article has so many


class _Look(Struct, frozen=True):
    """How a run stands to the line, its style, and which of `_SWITCHES` are on."""

    place: str | None = None
    style: str | None = None
    switches: tuple[str, ...] = ()


class Lettering(Struct, frozen=True, kw_only=True):
    """What the styles of a file say of runs, by their ids.

    `switching` are those that switch on what is in `_SWITCHES`; None: neither styles nor runs are
    asked for it.
    """

    raising: frozenset[str] = frozenset()
    switching: dict[str, frozenset[str]] | None = None


def lettering(styles: etree._Element | None, *, with_type: bool) -> Lettering:
    """Return what `styles`, the root of word/styles.xml, says; `with_type` of italics and bold."""
    properties = {
        style.get(f"{W}styleId", ""): style.find(_PROPERTIES)
        for style in (() if styles is None else styles.iterfind(f"{W}style"))
    }
    return Lettering(
        raising=frozenset(
            name for name, one in properties.items() if value(one, "vertAlign") == "superscript"
        ),
        switching={
            switch: frozenset(
                name
                for name, one in properties.items()
                if one is not None and is_switched_on(one.find(W + switch))
            )
            for switch in _SWITCHES
        }
        if with_type
        else None,
    )


def join_runs(tree: etree._Element, letters: Lettering) -> None:
    """Join the neighbouring runs of a part that look alike.

    Word raises by a style or by moving the text up, too: both become plain superscript, which is
    what mammoth knows; what a style sets in italics or bold becomes so by itself.
    """
    if letters.switching is not None and _changes(tree, letters) > _MOST_CHANGES:
        letters = replace(letters, switching=None)
    for wrapper in list(tree.iter(*_WRAPPERS)):
        if len(wrapper):
            _unwrap(wrapper)
    for mark in list(tree.iter(*_NOTHING_SHOWN)):
        parent_of(mark).remove(mark)
    before: etree._Element | None = None
    before_look: _Look | None = None
    for run in list(tree.iter(_RUN)):
        look = _normalised(run, letters)
        if before is not None and look == before_look and run.getprevious() is before:
            _append(before, run)
        else:
            before, before_look = (run, look) if look is not None else (None, None)


def _changes(tree: etree._Element, letters: Lettering) -> int:
    """Return how often a part goes over to other type and back."""
    changes, before = 0, tuple[str, ...]()
    for run in tree.iter(_RUN):
        properties = run.find(_PROPERTIES)
        now = () if properties is None else _switched_on(properties, letters)
        changes += now != before
        before = now
    return changes


def _unwrap(wrapper: etree._Element) -> None:
    parent = parent_of(wrapper)
    at = parent.index(wrapper)
    parent[at : at + 1] = list(wrapper)


def _normalised(run: etree._Element, letters: Lettering) -> _Look | None:
    """Leave of a run's format what counts, and return it; None: the run stays by itself."""
    properties = run.find(_PROPERTIES)
    look = _Look()
    if properties is not None:
        style = value(properties, "rStyle")
        place = value(properties, "vertAlign")
        if place is None and (style in letters.raising or _is_moved_up(properties)):
            place = "superscript"
        look = _Look(place, style, _switched_on(properties, letters))
        run.remove(properties)
        if look != _Look():
            run.insert(0, _format(look))
    return None if any(part.tag in _FIELD_PARTS for part in run) else look


def _switched_on(properties: etree._Element, letters: Lettering) -> tuple[str, ...]:
    """Return which of `_SWITCHES` are on in a run."""
    found, style = [], value(properties, "rStyle")
    for switch, styles in (letters.switching or {}).items():
        own = properties.find(W + switch)
        if is_switched_on(own) or (own is None and style in styles):
            found.append(switch)
    return tuple(found)


def _is_moved_up(properties: etree._Element) -> bool:
    """Whether a run stands above the line."""
    moved = value(properties, "position")
    return moved is not None and moved.isdecimal() and int(moved[:4]) >= _RAISED


def _format(look: _Look) -> etree._Element:
    properties = etree.Element(_PROPERTIES)
    for name, chosen in (("rStyle", look.style), ("vertAlign", look.place)):
        if chosen is not None:
            etree.SubElement(properties, f"{W}{name}", {f"{W}val": chosen})
    for switch in look.switches:
        etree.SubElement(properties, f"{W}{switch}")
    return properties


def _append(run: etree._Element, other: etree._Element) -> None:
    """Move what `other` shows behind what `run` shows."""
    for part in list(other):
        if part.tag == _PROPERTIES:
            continue
        last = run[-1] if len(run) else None
        if part.tag == _TEXT and last is not None and last.tag == _TEXT:
            last.text = (last.text or "") + (part.text or "")
            last.set(_SPACE, "preserve")
        else:
            run.append(part)
    parent_of(other).remove(other)
