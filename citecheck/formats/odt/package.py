"""The ZIP package of an OpenDocument text: its parts as trees, what styles hide, how lists count.

Sizes are checked before anything is unpacked. Source: OpenDocument 1.3, parts 2 and 3.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from citecheck.errors import InputError

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_BOLD = ("bold", "600", "700", "800", "900")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DAMAGE = (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError)
_PARTS = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
_MOST_BYTES = 120_000_000  # of the parts that are read, unpacked; as of a DOCX
_QUOTING = ("Quotations", "Quote", "Intense_20_Quote", "Block_20_Text", "Block_20_Quotation")
_LONGEST_CHAIN = 50  # styles that a style may be based on, one upon the other


class Package(Struct, frozen=True, kw_only=True):
    """The parts of a file: the body, and what its styles say of text and lists."""

    body: etree._Element
    title: str | None
    styles: Styles
    fields: dict[str, str]  # user-defined fields of the document by name


def open_package(body: bytes) -> Package:
    """Return the parts of a file.

    Raises:
        InputError: it is damaged, needs a password, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = _parts(archive)
    except _DAMAGE as error:
        raise InputError(f"it is damaged ({error}); open it and save it anew") from error
    content, meta = parts.get("content.xml"), parts.get("meta.xml")
    text = None if content is None else content.find(f".//{OFFICE}text")
    if text is None:
        raise InputError("it holds no text; save the article as ODT anew")
    return Package(
        body=text,
        title=None
        if meta is None
        else " ".join((meta.findtext(f".//{_TITLE}") or "").split()) or None,
        styles=Styles([one for one in (parts.get("styles.xml"), content) if one is not None]),
        fields=dict(_fields(meta)),
    )


def _parts(archive: zipfile.ZipFile) -> dict[str, etree._Element]:
    names = [name for name in _PARTS if name in archive.namelist()]
    size = sum(archive.getinfo(name).file_size for name in names)
    if size > _MOST_BYTES:
        raise InputError(f"it unpacks to {size / 1e6:.0f} MB of text; split it")
    if any(archive.getinfo(name).flag_bits & 1 for name in names):
        raise InputError("it needs a password; save it without")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    found = {}
    for name in names:
        tree = etree.fromstring(archive.read(name), parser)
        if name.endswith("manifest.xml"):
            if tree is not None and any("encryption-data" in str(one.tag) for one in tree.iter()):
                raise InputError("it needs a password; save it without")
        elif tree is not None:
            found[name] = tree
    return found


def _fields(meta: etree._Element | None) -> Iterator[tuple[str, str]]:
    for one in meta.iter(f"{META}user-defined") if meta is not None else ():
        yield one.get(f"{META}name", ""), one.text or ""


class Styles:
    """What the styles of a file say: how they set text, how the levels of lists count."""

    def __init__(self, parts: list[etree._Element]) -> None:
        self._based: dict[str, str | None] = {}
        self._says = {(name, "quoting"): True for name in _QUOTING}
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}
        for part in parts:
            for style in part.iter(f"{STYLE}style"):
                self._read(style)
            for style in part.iter(f"{TEXT}list-style"):
                self._read_list(style)

    def hides(self, name: str | None) -> bool:
        """Whether a style hides its text."""
        return self._inherited(name, "hidden")

    def raises(self, name: str | None) -> bool:
        """Whether a style sets its text as superscript."""
        return self._inherited(name, "raised")

    def lowers(self, name: str | None) -> bool:
        """Whether a style sets its text as subscript."""
        return self._inherited(name, "lowered")

    def slants(self, name: str | None) -> bool:
        """Whether a style sets its text in italics."""
        return self._inherited(name, "slanted")

    def thickens(self, name: str | None) -> bool:
        """Whether a style sets its text in bold."""
        return self._inherited(name, "heavy")

    def quotes(self, name: str | None) -> bool:
        """Whether a style sets a block quotation."""
        return self._inherited(name, "quoting")

    def counting(self, name: str | None, level: int) -> tuple[str, int] | None:
        """Return the style of numerals and the first number of a list's level; None: bullets."""
        return self._formats.get((name or "", level))

    def _read(self, style: etree._Element) -> None:
        name = style.get(f"{STYLE}name", "")
        self._based[name] = style.get(f"{STYLE}parent-style-name")
        for properties in style.iterfind(f"{STYLE}text-properties"):
            shown = properties.get(f"{TEXT}display")
            if shown is not None:
                self._says[name, "hidden"] = shown == "none"
            position = properties.get(f"{STYLE}text-position")
            if position is not None:
                first = position.split()[0] if position.split() else ""
                self._says[name, "raised"] = first == "super" or first.rstrip("%").isdecimal()
                self._says[name, "lowered"] = first == "sub" or first.startswith("-")
            slant, weight = properties.get(f"{_FO}font-style"), properties.get(f"{_FO}font-weight")
            if slant is not None:
                self._says[name, "slanted"] = slant in ("italic", "oblique")
            if weight is not None:
                self._says[name, "heavy"] = weight in _BOLD

    def _read_list(self, style: etree._Element) -> None:
        name = style.get(f"{STYLE}name", "")
        for level in style.iterfind(f"{TEXT}list-level-style-number"):
            shown = level.get(f"{STYLE}num-format", "")
            if shown:
                start = level.get(f"{TEXT}start-value", "1")
                number = int(start) if start.isdecimal() and len(start) < 6 else 1
                depth = level.get(f"{TEXT}level", "1")
                self._formats[name, int(depth) if depth.isdecimal() else 1] = (shown, number)

    def _inherited(self, name: str | None, what: str) -> bool:
        for _ in range(_LONGEST_CHAIN):
            if name is None:
                return False
            if (name, what) in self._says:
                return self._says[name, what]
            name = self._based.get(name)
        return False
