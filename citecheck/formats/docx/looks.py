"""How the text of a Word file looks: its styles, theme and page colour, as far as they hide text.

Properties are found where Word finds them: in the run, its style, the style of its paragraph, that
of its table, the defaults. Source: ISO/IEC 29500-1, 17.7.2.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from citecheck.formats.docx.xml import W, parse_member, value

# By tag, of a run, a paragraph or a cell.
Properties = Mapping[str, etree._Element]  # noqa: SLF001 - the name that the stubs give elements
Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = {
    "background1": "lt1",
    "light1": "lt1",
    "bg1": "lt1",
    "text1": "dk1",
    "dark1": "dk1",
    "tx1": "dk1",
    "background2": "lt2",
    "light2": "lt2",
    "bg2": "lt2",
    "text2": "dk2",
    "dark2": "dk2",
    "tx2": "dk2",
}
_OFFICE: Mapping[str, Colour] = {"lt1": WHITE, "dk1": (0, 0, 0)}  # of a file without a theme
_HIGHLIGHTS: Mapping[str, Colour] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": WHITE,
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}


class Looks:
    """What the parts beside the text say of its looks."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        styles = parse_member(archive, "word/styles.xml")
        found = () if styles is None else styles.iterfind(f"{W}style")
        self._styles = {one.get(f"{W}styleId", ""): one for one in found}
        self._defaults = {
            one.get(f"{W}type", ""): name
            for name, one in self._styles.items()
            if one.get(f"{W}default") in ("1", "true", "on")
        }
        default = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = children(default)
        self._theme = dict(_theme(parse_member(archive, "word/theme/theme1.xml")))
        self._merged: dict[tuple[str | None, str], Properties] = {}
        self._of_runs: dict[tuple[str | None, ...], Properties] = {}
        self.page = self._page(archive)

    def of_run(self, run: etree._Element) -> Properties:
        """Return the properties of a run, its own before those of any style."""
        own = children(run.find(f"{W}rPr"))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        table = next(run.iterancestors(f"{W}tbl"), None)
        key = (
            value(run.find(f"{W}rPr"), "rStyle"),
            None if paragraph is None else value(paragraph.find(f"{W}pPr"), "pStyle"),
            None if table is None else value(table.find(f"{W}tblPr"), "tblStyle"),
        )
        base = self._of_runs.get(key)
        if base is None:
            letters, block, grid = key
            base = self._of_runs[key] = {
                **self._default,
                **self._of_style(grid, "rPr"),
                **self._of_style(block or self._defaults.get("paragraph"), "rPr"),
                **self._of_style(letters or self._defaults.get("character"), "rPr"),
            }
        return {**base, **own}

    def of_paragraph(self, paragraph: etree._Element) -> Properties:
        """Return the properties of a paragraph."""
        own = paragraph.find(f"{W}pPr")
        style = value(own, "pStyle") or self._defaults.get("paragraph")
        return {**self._of_style(style, "pPr"), **children(own)}

    def ground(self, run: etree._Element, properties: Properties) -> Colour | None:
        """Return the colour on which a run stands, None where that is not known."""
        marked = properties.get(f"{W}highlight")
        if marked is not None and marked.get(f"{W}val") in _HIGHLIGHTS:
            return _HIGHLIGHTS[marked.get(f"{W}val", "")]
        for shade in self._shades(run, properties):
            fill = self._fill(shade)
            if fill is not WHITE:
                return fill
        if next(run.iterancestors(f"{W}txbxContent"), None) is not None:
            return None
        return self.page

    def colour(self, properties: Properties) -> Colour | None:
        """Return the colour of a run, None where Word chooses it."""
        found = properties.get(f"{W}color")
        return None if found is None else self._of(found, "val", "theme", "Color")

    def named(self, name: str) -> Colour | None:
        """Return a colour of the theme."""
        return self._theme.get(_THEME.get(name, name))

    def _of_style(self, name: str | None, part: str) -> Properties:
        """Return what a style and those that it is based on say of runs or paragraphs."""
        key = (name, part)
        if key not in self._merged:
            merged: dict[str, etree._Element] = {}
            for style in self._heirs(name):
                for place in (part, f"{W}tblStylePr[@{W}type='wholeTable']/{W}{part}"):
                    found = style.find(place if "/" in place else f"{W}{place}")
                    merged = {**children(found), **merged}
            self._merged[key] = merged
        return self._merged[key]

    def _heirs(self, name: str | None) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on."""
        passed: set[str] = set()
        while name is not None and name in self._styles and name not in passed:
            passed.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")

    def _shades(self, run: etree._Element, properties: Properties) -> Iterator[etree._Element]:
        """Yield the shadings beneath a run, the uppermost first."""
        if f"{W}shd" in properties:
            yield properties[f"{W}shd"]
        for above in run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
            if above.tag == f"{W}txbxContent":
                return
            if above.tag == f"{W}p":
                own = self.of_paragraph(above)
                if f"{W}shd" in own:
                    yield own[f"{W}shd"]
                continue
            part = "tcPr" if above.tag == f"{W}tc" else "tblPr"
            yield from above.iterfind(f"{W}{part}/{W}shd")
            if part == "tblPr":
                for style in self._heirs(value(above.find(f"{W}tblPr"), "tblStyle")):
                    yield from style.iter(f"{W}shd")

    def _fill(self, shade: etree._Element) -> Colour | None:
        """Return the colour of a shading, `WHITE` itself for none, None where it is a pattern."""
        pattern = shade.get(f"{W}val", "clear")
        if pattern == "solid":
            return self._of(shade, "color", "theme", "Color")
        if pattern not in ("clear", "nil"):
            return None
        if shade.get(f"{W}fill", "auto") == "auto" and shade.get(f"{W}themeFill") is None:
            return WHITE
        return self._of(shade, "fill", "theme", "Fill")

    def _of(self, element: etree._Element, plain: str, theme: str, kind: str) -> Colour | None:
        """Return the colour that an element names, by the theme or in hexadecimal digits."""
        named = element.get(f"{W}{theme}{kind}")
        found = self.named(named) if named else None
        if found is None:
            return _hexadecimal(element.get(f"{W}{plain}", ""))
        tint = element.get(f"{W}{theme}{'Fill' if kind == 'Fill' else ''}Tint")
        shade = element.get(f"{W}{theme}{'Fill' if kind == 'Fill' else ''}Shade")
        red, green, blue = found
        if tint is not None:
            share = _byte(tint) / 255
            red, green, blue = (round(255 - share * (255 - part)) for part in found)
        if shade is not None:
            share = _byte(shade) / 255
            red, green, blue = (round(share * part) for part in (red, green, blue))
        return red, green, blue

    def _page(self, archive: zipfile.ZipFile) -> Colour | None:
        """Return the colour of the page, where the file has it shown."""
        settings = parse_member(archive, "word/settings.xml")
        if settings is None or settings.find(f"{W}displayBackgroundShape") is None:
            return WHITE
        document = parse_member(archive, "word/document.xml")
        found = None if document is None else document.find(f"{W}background")
        return WHITE if found is None else self._of(found, "color", "theme", "Color")


def children(properties: etree._Element | None) -> dict[str, etree._Element]:
    """Return the children of an element by tag, later ones first."""
    if properties is None:
        return {}
    return {one.tag: one for one in properties if isinstance(one.tag, str)}


def _theme(theme: etree._Element | None) -> Iterator[tuple[str, Colour]]:
    """Yield the colours of a theme by name."""
    yield from _OFFICE.items()
    scheme = None if theme is None else next(theme.iter(f"{_A}clrScheme"), None)
    for one in () if scheme is None else scheme:
        inner = one[0] if len(one) else None
        if isinstance(one.tag, str) and inner is not None:
            found = _hexadecimal(inner.get("lastClr") or inner.get("val") or "")
            if found is not None:
                yield one.tag.removeprefix(_A), found


def _hexadecimal(text: str) -> Colour | None:
    digits = text.removeprefix("#")
    if len(digits) != 6:
        return None
    try:
        whole = int(digits, 16)
    except ValueError:
        return None
    return whole >> 16, whole >> 8 & 255, whole & 255


def _byte(text: str) -> int:
    try:
        return int(text, 16) & 255
    except ValueError:
        return 255
