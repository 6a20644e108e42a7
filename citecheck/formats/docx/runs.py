"""The runs of a paragraph → as few as say the same: Word splits words wherever somebody typed.

A page of a much edited manuscript holds thousands of runs, and mammoth makes dozens of objects of
each. What only formats (fonts, sizes, marks of the spelling checker) goes; raised text, styles,
fields, notes and pictures stay.
"""

from __future__ import annotations

from lxml import etree

from citecheck.formats.docx.xml import W, parent_of, value

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

Look = tuple[str | None, str | None]  # how a run stands to the line, and its style


def raised_styles(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles that raise text; `styles` is the root of word/styles.xml."""
    if styles is None:
        return frozenset()
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in styles.iterfind(f"{W}style")
        if value(style.find(_PROPERTIES), "vertAlign") == "superscript"
    )


def join_runs(tree: etree._Element, raising: frozenset[str]) -> None:
    """Join the neighbouring runs of a part that look alike; `raising` are the styles that raise.

    Word raises by a style or by moving the text up, too: both become plain superscript, which is
    what mammoth knows.
    """
    for wrapper in list(tree.iter(*_WRAPPERS)):
        if len(wrapper):
            _unwrap(wrapper)
    for mark in list(tree.iter(*_NOTHING_SHOWN)):
        parent_of(mark).remove(mark)
    before: etree._Element | None = None
    before_look: Look | None = None
    for run in list(tree.iter(_RUN)):
        look = _normalised(run, raising)
        if before is not None and look == before_look and run.getprevious() is before:
            _append(before, run)
        else:
            before, before_look = (run, look) if look is not None else (None, None)


def _unwrap(wrapper: etree._Element) -> None:
    parent = parent_of(wrapper)
    at = parent.index(wrapper)
    parent[at : at + 1] = list(wrapper)


def _normalised(run: etree._Element, raising: frozenset[str]) -> Look | None:
    """Leave of a run's format what counts, and return it; None: the run stays by itself."""
    properties = run.find(_PROPERTIES)
    look: Look = (None, None)
    if properties is not None:
        style = value(properties, "rStyle")
        place = value(properties, "vertAlign")
        if place is None and (style in raising or _is_moved_up(properties)):
            place = "superscript"
        look = (place, style)
        run.remove(properties)
        if look != (None, None):
            run.insert(0, _format(look))
    return None if any(part.tag in _FIELD_PARTS for part in run) else look


def _is_moved_up(properties: etree._Element) -> bool:
    """Whether a run stands above the line."""
    moved = value(properties, "position")
    return moved is not None and moved.isdecimal() and int(moved[:4]) >= _RAISED


def _format(look: Look) -> etree._Element:
    properties = etree.Element(_PROPERTIES)
    for name, chosen in (("rStyle", look[1]), ("vertAlign", look[0])):
        if chosen is not None:
            etree.SubElement(properties, f"{W}{name}", {f"{W}val": chosen})
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
