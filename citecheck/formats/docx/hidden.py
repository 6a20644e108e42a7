"""What a Word file holds and no reader sees: hidden runs, and text that was deleted or moved away.

Styles may hide, too, also by the style that they are based on.
"""

from __future__ import annotations

from lxml import etree

from citecheck.formats.docx.xml import W, is_on, parent_of, value

_GONE = (f"{W}moveFrom", f"{W}del")
_SHOWN = (f"{W}t", f"{W}tab", f"{W}sym", f"{W}delText")  # what a run shows


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles that hide text; `styles` is the root of word/styles.xml."""
    if styles is None:
        return frozenset()
    hides: dict[str, bool] = {}  # styles that say yes or no themselves
    based: dict[str, str | None] = {}
    for style in styles.iterfind(f"{W}style"):
        name, properties = style.get(f"{W}styleId", ""), style.find(f"{W}rPr")
        based[name] = value(style, "basedOn")
        if properties is not None and properties.find(f"{W}vanish") is not None:
            hides[name] = is_on(properties, "vanish")
    return frozenset(name for name in based if _inherits(name, hides, based))


def _inherits(name: str, hides: dict[str, bool], based: dict[str, str | None]) -> bool:
    """Whether the first style that says so, from `name` upwards, hides."""
    passed: set[str] = set()
    at: str | None = name
    while at is not None and at not in passed:
        if at in hides:
            return hides[at]
        passed.add(at)
        at = based.get(at)
    return False


def drop_hidden(tree: etree._Element, styles: frozenset[str]) -> None:
    """Take hidden, deleted and moved text out of a part; `styles` are the styles that hide."""
    for gone in list(tree.iter(*_GONE)):
        if len(gone):  # an empty one marks the end of a paragraph or a row
            parent_of(gone).remove(gone)
    for run in list(tree.iter(f"{W}r")):
        if _is_hidden(run, styles):
            for text in list(run.iter(*_SHOWN)):
                parent_of(text).remove(text)


def _is_hidden(run: etree._Element, styles: frozenset[str]) -> bool:
    """Whether the run itself says so, or else its style, or that of its paragraph."""
    properties = run.find(f"{W}rPr")
    if properties is not None and properties.find(f"{W}vanish") is not None:
        return is_on(properties, "vanish")
    if not styles:
        return False
    if value(properties, "rStyle") in styles:
        return True
    paragraph = next(run.iterancestors(f"{W}p"), None)
    own = None if paragraph is None else paragraph.find(f"{W}pPr")
    return value(own, "pStyle") in styles
