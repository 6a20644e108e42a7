"""The parts of a Word file that no reader sees: rows, frames, tables and shapes.

Hidden or deleted ones, those of no height, and those that lie far off the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from citecheck.formats.docx.looks import Looks, Properties
from citecheck.formats.docx.xml import W, integer, is_switched_on, number

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_SHAPES = ("shape", "rect", "roundrect", "group", "oval", "textbox")

_LOWEST = 40  # twentieths of a point, of a line or row of exact height
_FAR = 10_000  # twentieths of a point beyond the left or upper edge: a page is 12,000 wide
_FAR_RIGHT = 20_000
_EMU = 635  # of DrawingML in a twentieth of a point
_POINTS = 20  # twentieths in a point


def unseen_parts(tree: etree._Element, looks: Looks) -> Iterator[etree._Element]:
    """Yield rows, cells, paragraphs, tables and shapes that no reader sees."""
    for element in tree.iter(*_TESTS):
        if _TESTS[str(element.tag)](element):
            yield element
    for paragraph in tree.iter(f"{W}p"):
        if _is_paragraph_hidden(looks.of_paragraph(paragraph)):
            yield paragraph


def _is_cell_hidden(cell: etree._Element) -> bool:
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def _is_table_away(table: etree._Element) -> bool:
    floating, indent = table.find(f"{W}tblPr/{W}tblpPr"), table.find(f"{W}tblPr/{W}tblInd")
    return _is_away(floating, ("tblpX", "tblpY")) or _is_away(indent, ("w",))


def _is_row_hidden(element: etree._Element) -> bool:
    row = element.find(f"{W}trPr")
    if row is None:
        return False
    height = row.find(f"{W}trHeight")
    is_flat = (
        height is not None
        and height.get(f"{W}hRule") == "exact"
        and number(height, "val", _FAR) <= _LOWEST
    )
    return is_flat or is_switched_on(row.find(f"{W}hidden")) or row.find(f"{W}del") is not None


def _is_paragraph_hidden(properties: Properties) -> bool:
    frame = properties.get(f"{W}framePr")
    spacing = properties.get(f"{W}spacing")
    is_flat = (
        spacing is not None
        and spacing.get(f"{W}lineRule") == "exact"
        and number(spacing, "line", _FAR) <= _LOWEST
    )
    if frame is not None:
        is_low = frame.get(f"{W}hRule") == "exact" and number(frame, "h", _FAR) <= _LOWEST
        is_flat = is_flat or is_low or 0 < number(frame, "w", _FAR) <= _LOWEST
    indents = properties.get(f"{W}ind")
    return (
        is_flat
        or _is_away(frame, ("x", "y"))
        or _is_away(indents, ("left", "start", "firstLine", "hanging"))
    )


def _is_drawing_hidden(drawing: etree._Element) -> bool:
    """Whether a drawing says so, has no size, or lies off the page."""
    name, extent = drawing.find(f"{_WP}docPr"), drawing.find(f"{_WP}extent")
    if name is not None and name.get("hidden") in ("1", "true"):
        return True
    if extent is not None and any(integer(extent.get(side), _FAR) <= _EMU for side in ("cx", "cy")):
        return True
    offsets = [integer(one.text, 0) / _EMU for one in drawing.iterfind(f".//{_WP}posOffset")]
    return any(offset <= -_FAR or offset >= _FAR_RIGHT for offset in offsets)


def _is_shape_hidden(shape: etree._Element) -> bool:
    """Whether the style of a VML shape hides it."""
    pairs = (part.partition(":") for part in shape.get("style", "").split(";"))
    said = {name.strip().lower(): text.strip().lower() for name, _, text in pairs}
    if said.get("visibility") == "hidden" or said.get("display") == "none":
        return True
    if any(_points(said.get(side)) == 0 for side in ("width", "height")):
        return True
    places = (_points(said.get(side)) for side in ("margin-left", "margin-top", "left", "top"))
    return any(place is not None and not -_FAR < place * _POINTS < _FAR_RIGHT for place in places)


def _is_away(element: etree._Element | None, names: Iterable[str]) -> bool:
    """Whether a place, in twentieths of a point, is far off the page."""
    if element is None:
        return False
    places = (number(element, name, 0) for name in names)
    return any(place <= -_FAR or place >= _FAR_RIGHT for place in places)


def _points(text: str | None) -> float | None:
    """Return a length of VML in points."""
    if not text:
        return None
    factor = {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}.get(text[-2:], 1.0)
    try:
        return float(text.rstrip("abcdefghijklmnopqrstuvwxyz%")) * factor
    except ValueError:
        return None


_TESTS = {
    f"{W}tr": _is_row_hidden,
    f"{W}tc": _is_cell_hidden,
    f"{W}tbl": _is_table_away,
    f"{_WP}anchor": _is_drawing_hidden,
    f"{_WP}inline": _is_drawing_hidden,
    **dict.fromkeys((f"{_V}{name}" for name in _SHAPES), _is_shape_hidden),
}
