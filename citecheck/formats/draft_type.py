"""Bytes and what they are called → the format to read a draft in, by content first.

Knows the formats that can be read (`registry`), and names the common ones that cannot.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from citecheck.errors import InputError
from citecheck.formats.recognise import is_zip
from citecheck.formats.registry import BY_ENDING, BY_MEDIA_TYPE, BY_NAME, FORMATS, Format
from citecheck.lazy_regex import regex

PLAIN, MARKDOWN, MEDIAWIKI = BY_NAME["plain"], BY_NAME["markdown"], BY_NAME["mediawiki"]

# What names itself as data is no article, although it would decode as text.
_DATA = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".yaml", ".yml", ".toml", ".rtf"}
_FOREIGN = (  # magic bytes, what the file is, what to do about it
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word or Office file, or a password-protected one",
        "save it as DOCX without a password",
    ),
    (b"{\\rtf", "an RTF file", "save it as DOCX or ODT"),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)
_SILENT = ("image", "audio", "video", "font")
_MARKDOWN_SIGNS = regex(
    rb"^(?:\[\^[^\]\s]{1,40}\]:[ \t]|#{1,6} \S|```|---\n)|\]\(https?://|\[\^[^\]\s]{1,40}\]",
    re.MULTILINE,
)
_WIKI_CITES = regex(
    rb"<ref(?:\s{1,9}name\s{0,9}=[^<>]{1,100})?\s{0,9}/?>|\{\{(?:[Cc]it|[Ss]fn|[Ee]fn)"
)
_WIKI_LINK = regex(rb"\[\[[^\[\]\n]{1,200}\]\]")
_MARKUP_SAMPLE = 20_000  # bytes looked at where nothing else tells Markdown from plain text


def format_of(body: bytes, media_type: str | None, name: str) -> Format:
    """Return the format to read `body` in.

    Args:
        body: the draft's bytes.
        media_type: as declared by a server; parameters may follow.
        name: what the draft is called: a path or an address.

    Raises:
        InputError: `body` is of a kind that cannot be read as a draft.
    """
    declared = (media_type or "").partition(";")[0].strip().lower()
    suffix = PurePosixPath(name.lower()).suffix
    told = BY_MEDIA_TYPE.get(declared)
    by_bytes = next((one for one in FORMATS if one.recognised and one.recognised(body)), None)
    if by_bytes is not None and not by_bytes.is_text:
        return _readable(by_bytes, name)
    _refuse_foreign(body, name)
    named = BY_ENDING.get(suffix)
    if told is None or not told.is_text:
        binary = told or (named if named is not None and not named.is_text else None)
        if binary is not None:  # of a page, only its path
            raise InputError(
                f"{name} is named {_a(binary.shown)} but is none: it may be cut off or damaged"
            )
    is_data = suffix in _DATA and (told is None or not told.has_drafts)
    if by_bytes is None and (declared.partition("/")[0] in _SILENT or is_data):
        what = declared or f"a {suffix} file"
        raise InputError(f"{name} is {what}, not an article: give {_readables()}")
    if by_bytes is not None:
        return by_bytes
    told_readers = [one for one in (named, told) if one and one.has_drafts and one.is_text]
    if (not told_readers or told_readers[0] is PLAIN) and _looks_like_wikitext(body):
        return MEDIAWIKI
    if told_readers:
        return told_readers[0]
    return MARKDOWN if not suffix and _looks_like_markdown(body) else PLAIN


def _looks_like_wikitext(body: bytes) -> bool:
    """Whether it is text of a wiki: notes, or templates that cite, beside links in brackets."""
    sample = body[:_MARKUP_SAMPLE]
    return len(_WIKI_CITES.findall(sample)) >= 2 and _WIKI_LINK.search(sample) is not None


def _readable(found: Format, name: str) -> Format:
    if not found.has_drafts:
        raise InputError(f"{name} is {_a(found.shown)}, not an article: give {_readables()}")
    return found


def _refuse_foreign(body: bytes, name: str) -> None:
    for magic, what, remedy in _FOREIGN:
        if body.startswith(magic):
            raise InputError(f"{name} is {what}: {remedy}")
    if is_zip(body):
        raise InputError(f"{name} is a ZIP archive but no Word document: save the article as DOCX")


def _a(shown: str) -> str:
    return f"an {shown}" if shown[0] in "AEFHILMNORSX" and shown.isupper() else f"a {shown}"


def _readables() -> str:
    """Return the names of the formats in which articles are read."""
    return ", ".join(one.shown for one in FORMATS if one.has_drafts)


def _looks_like_markdown(body: bytes) -> bool:
    return len(_MARKDOWN_SIGNS.findall(body[:_MARKUP_SAMPLE])) >= 2
