"""What a Word file holds and no reader sees, taken out of its parts.

Hidden, deleted and moved text; text in the colour of its ground, too small, squeezed or clipped to
be read; rows, frames, tables and shapes that are hidden or lie off the page; the other version
of a shape, for programs that are older.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from citecheck.formats.docx.hidden_parts import unseen_parts
from citecheck.formats.docx.looks import Looks, Properties
from citecheck.formats.docx.xml import W, integer, is_switched_on, number, parent_of

_GONE = (f"{W}moveFrom", f"{W}del")
_SHOWN = (f"{W}t", f"{W}tab", f"{W}sym", f"{W}delText")  # what a run shows
_SWITCHES = ("vanish", "webHidden", "specVanish")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"

_SMALLEST = 4  # half points
_NARROWEST = 5  # per cent of the width of letters
_LOWEST = 40  # twentieths of a point, of the width that a run is fitted into
_LIFTED = 500  # half points above or below the line
_SAME = 24  # of 255 in every channel: what differs less from its ground nobody reads
_FAINT = 90_000  # of 100,000, transparency
_POINTS = 20  # twentieths in a point


def drop_hidden(tree: etree._Element, looks: Looks) -> list[str]:
    """Take out of a part what no reader sees, and return its words, a string for each stretch.

    `looks` are those of the file; what is deleted or moved away is no longer in it, and not told.
    """
    for gone in list(tree.iter(*_GONE)):
        if len(gone):  # an empty one marks the end of a paragraph or a row
            parent_of(gone).remove(gone)
    hidden: list[str] = []
    for element in list(unseen_parts(tree, looks)):
        hidden += _emptied(element)
    for run in list(tree.iter(f"{W}r")):
        if run.find(f"{W}t") is not None and _is_hidden(run, looks):
            hidden += _emptied(run)
    for choice in list(tree.iter(f"{_MC}AlternateContent")):
        hidden += _settle(choice)
    return hidden


def _emptied(element: etree._Element) -> list[str]:
    """Take what an element shows and return its words."""
    shown = list(element.iter(*_SHOWN))
    words = " ".join("".join(one.text or " " for one in shown).split())
    for one in shown:
        parent_of(one).remove(one)
    return [words] if words else []


def _settle(choice: etree._Element) -> list[str]:
    """Leave of two versions of a shape the words that Word shows, where it can be read."""
    newer, older = choice.find(f"{_MC}Choice"), choice.find(f"{_MC}Fallback")
    if newer is None:
        return []
    boxes = list(newer.iter(f"{W}txbxContent"))
    says = _words(newer)
    if older is None:
        older = etree.SubElement(choice, f"{_MC}Fallback")
    elif says == _words(older):
        return []
    hidden = _emptied(older)
    if says:
        picture = etree.SubElement(etree.SubElement(older, f"{W}pict"), f"{_V}textbox")
        picture.extend(deepcopy(box) for box in boxes)
    return hidden


def _words(element: etree._Element) -> str:
    return "".join("".join(one.text or "" for one in element.iter(f"{W}t")).split())


def _is_hidden(run: etree._Element, looks: Looks) -> bool:
    properties = looks.of_run(run)
    if any(is_switched_on(properties.get(f"{W}{name}")) for name in _SWITCHES):
        return True
    return _is_too_small(properties) or _is_in_no_colour(run, properties, looks)


def _is_too_small(properties: Properties) -> bool:
    size = number(properties.get(f"{W}sz"), "val", 22)
    if size <= _SMALLEST or number(properties.get(f"{W}w"), "val", 100) <= _NARROWEST:
        return True
    if abs(number(properties.get(f"{W}position"), "val", 0)) >= _LIFTED:
        return True
    if 0 < number(properties.get(f"{W}fitText"), "val", 1_000) <= _LOWEST:
        return True
    # Letters half of their size nearer to each other lie on top of each other.
    return number(properties.get(f"{W}spacing"), "val", 0) <= -size * _POINTS / 4


def _is_in_no_colour(run: etree._Element, properties: Properties, looks: Looks) -> bool:
    """Whether the letters of a run are transparent, or of the colour on which they stand."""
    colour = looks.colour(properties)
    filled = properties.get(f"{_W14}textFill")
    if filled is not None:
        if properties.get(f"{_W14}textOutline") is not None:
            return False
        if filled.find(f"{_W14}noFill") is not None:
            return True
        clear = next(filled.iter(f"{_W14}alpha"), None)
        if clear is not None and integer(clear.get(f"{_W14}val"), 0) >= _FAINT:
            return True
        colour = _filling(filled, looks) or colour
    if colour is None:
        return False
    ground = looks.ground(run, properties)
    return ground is not None and all(
        abs(one - other) <= _SAME for one, other in zip(colour, ground, strict=True)
    )


def _filling(filled: etree._Element, looks: Looks) -> tuple[int, int, int] | None:
    plain = filled.find(f"{_W14}solidFill/{_W14}srgbClr")
    if plain is not None:
        try:
            whole = int(plain.get(f"{_W14}val", ""), 16)
        except ValueError:
            return None
        return whole >> 16 & 255, whole >> 8 & 255, whole & 255
    named = filled.find(f"{_W14}solidFill/{_W14}schemeClr")
    return None if named is None or len(named) else looks.named(named.get(f"{_W14}val", ""))
