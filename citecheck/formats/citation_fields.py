"""A field of a word processor → the works that a citation manager wrote into it.

Zotero and Mendeley keep CSL JSON there, EndNote its own XML, plain or as base64 data; Word itself
names entries of the document's source list. A payload that cannot be read is a field without
works, never an error.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree
from msgspec import Struct

from citecheck.formats.bibliography.csl import work_of_csl
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_CITATION = regex(r"ADDIN\s+(?:ZOTERO_ITEM|Mendeley Citation|CSL_CITATION|EN\.CITE\b)")
_BIBLIOGRAPHY = regex(r"ADDIN\s+(?:ZOTERO_BIBL|Mendeley Bibliography|EN\.REFLIST)|BIBLIOGRAPHY")
_WORD_TAG = regex(r"(?:\ACITATION|\\m)\s+(\S+)")
_LONGEST_PAYLOAD = 2_000_000  # code points
_MENDELEY_TAG = "MENDELEY_CITATION_v3_"


NO_SOURCES: Mapping[str, Bibliographic] = MappingProxyType({})


class Field(Struct, frozen=True, kw_only=True):
    """A citation (with its works), or the bibliography that the manager keeps."""

    works: tuple[Bibliographic, ...] = ()
    is_bibliography: bool = False


def read_field(
    instruction: str, data: str = "", sources: Mapping[str, Bibliographic] = NO_SOURCES
) -> Field | None:
    """Return what a field holds, or None where it is none of a citation manager.

    Args:
        instruction: the field code, its runs joined.
        data: base64 data beside it, where EndNote keeps long payloads.
        sources: the works of Word's own source list, by tag.
    """
    instruction = instruction.strip()[:_LONGEST_PAYLOAD]
    if instruction.startswith("CITATION "):
        tags = _WORD_TAG.findall(instruction)
        return Field(works=tuple(sources[tag] for tag in tags if tag in sources))
    if _BIBLIOGRAPHY.match(instruction):
        return Field(is_bibliography=True)
    if not _CITATION.match(instruction):
        return None
    if "EN.CITE" in instruction[:20]:
        return Field(works=tuple(_endnote_works(instruction, data)))
    return Field(works=tuple(_csl_works(instruction[instruction.find("{") :])))


def read_tag(tag: str) -> Field | None:
    """Return the citation in the tag of a content control (Mendeley Cite), if there is one."""
    if not tag.startswith(_MENDELEY_TAG):
        return None
    try:
        payload = base64.b64decode(tag[len(_MENDELEY_TAG) :][:_LONGEST_PAYLOAD]).decode()
    except (binascii.Error, UnicodeDecodeError):
        return Field()
    return Field(works=tuple(_csl_works(payload)))


# --- CSL JSON -------------------------------------------------------------------------


def _csl_works(payload: str) -> Iterator[Bibliographic]:
    try:
        citation, _ = json.JSONDecoder().raw_decode(payload)
    except (ValueError, RecursionError):
        return
    for item in _list(_dict(citation).get("citationItems")):
        record = _dict(_dict(item).get("itemData"))
        if record:
            yield work_of_csl(record)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


# --- EndNote --------------------------------------------------------------------------


def _endnote_works(instruction: str, data: str) -> Iterator[Bibliographic]:
    payload = instruction[instruction.find("<EndNote>") :] if "<EndNote>" in instruction else ""
    if not payload and data:
        try:
            payload = base64.b64decode("".join(data.split())).decode("utf-8", "replace")
        except binascii.Error:
            return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(payload.strip("\x00 ").encode(), parser) if payload else None
    if root is None:
        return
    for cite in root.iter("Cite"):
        yield Bibliographic(
            url=_first(cite, ".//urls//url"),
            doi=(_first(cite, ".//electronic-resource-num") or "").lower() or None,
            title=_first(cite, ".//titles/title"),
            authors=tuple(_texts(cite, ".//authors/author")) or tuple(_texts(cite, "./Author")),
            container=_first(cite, ".//titles/secondary-title"),
            date=_first(cite, ".//dates/year") or _first(cite, "./Year"),
        )


def _texts(element: etree._Element, path: str) -> Iterator[str]:
    for found in element.iterfind(path):
        text = " ".join("".join(map(str, found.itertext())).split())
        if text:
            yield text


def _first(element: etree._Element, path: str) -> str | None:
    return next(_texts(element, path), None)
