"""WordprocessingML: safe parsing, and the few questions that are asked of it again and again."""

from __future__ import annotations

import zipfile

from lxml import etree

from citecheck.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # of ISO/IEC 29500 strict files


def parse_member(archive: zipfile.ZipFile, member: str) -> etree._Element | None:
    """Return the root of a member of the package, or None where there is no such member.

    Raises:
        InputError: it declares entities, which no word processor does.
        XMLSyntaxError: it is no XML.
    """
    try:
        data = archive.read(member)
    except KeyError:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), parser)
    if tree.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{member} declares XML entities, which no word processor does: refused")
    return tree


def value(parent: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of a child, or None."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(f"{W}val")


def is_switched_on(switch: etree._Element | None) -> bool:
    """Whether a switch is there and not off."""
    return switch is not None and is_true(switch.get(f"{W}val", "true"))


def is_true(text: str | None) -> bool:
    """Whether an attribute is there and says yes."""
    return text is not None and text not in ("0", "false", "off")


def number(element: etree._Element | None, name: str, default: int) -> int:
    """Return the attribute ``w:name`` as a whole number, `default` where there is none."""
    return default if element is None else integer(element.get(f"{W}{name}"), default)


def integer(text: str | None, default: int) -> int:
    """Return the whole number that a text stands for, `default` where it is none."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def parent_of(element: etree._Element) -> etree._Element:
    """Return the parent of an element that is not the root."""
    parent = element.getparent()
    if parent is None:
        raise InputError("the document's XML is damaged: save it anew from the word processor")
    return parent


def bookmark(name: str) -> etree._Element:
    """Return an empty bookmark: mammoth makes ``<a id=name>`` of it."""
    return etree.Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": name})
