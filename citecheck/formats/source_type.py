"""Step 3, types by content: bytes (and what was said of them) → media type.

Servers mislabel; the first bytes do not. It tells kinds apart, and reads nothing further.
"""

from __future__ import annotations

import re
from posixpath import splitext
from urllib.parse import urlsplit

from citecheck.formats.recognise import HEAD, is_binary, is_zip
from citecheck.formats.registry import BY_ENDING, BY_NAME, FORMATS
from citecheck.lazy_regex import regex

HTML, PDF, PLAIN, DOCX, XML, EPUB = (
    BY_NAME[name].media_type for name in ("html", "pdf", "plain", "docx", "xml", "epub")
)
CSV, TSV = BY_NAME["csv"].media_types
JSON, EMAIL = (BY_NAME[name].media_type for name in ("json", "eml"))
VTT, SUBRIP = BY_NAME["subtitles"].media_types
BINARY = "application/octet-stream"
READABLE = tuple(kind for one in FORMATS if one.has_sources for kind in one.media_types)

_MAGIC = (  # kinds that a program could take for text, or that servers mislabel
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "application/octet-stream"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x00asm", "application/wasm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"MZ\x90\x00", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-office"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"%!PS", "application/postscript"),
)
_STARTS = tuple(magic for magic, _ in _MAGIC)
_WIDE_LABEL = regex(r"charset\s{0,5}=\s{0,5}[\"']?(?:utf-?16|utf-?32|ucs-?[24])", re.IGNORECASE)
_CHARSET = regex(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_TAG = regex(
    rb"<(?:!doctype\s{1,9}html|(?:html|head|body|title|meta|script|style|div|p|h[1-6]|a|table|article"
    rb"|frameset|main|section|span|br|ul|ol|b|i)(?:[\s/>]))",
    re.IGNORECASE,
)
_PAGE_START = regex(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99}){0,9}"
    rb"<(?:!doctype\s{1,9}html|html|head|body|frameset|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SVG = regex(rb"<svg[\s>]", re.IGNORECASE)
_PAGE = regex(rb"<(?:html|body)[\s>]", re.IGNORECASE)
_HTML_LABELS = BY_NAME["html"].media_types
_DOUBTED = ("html", "xml", "plain")  # formats that servers call what is none
_AS_LABELLED = (
    *("text/css", "text/javascript", "application/javascript"),
    *(
        kind
        for one in FORMATS
        if one.is_text and one.has_sources and one.name not in _DOUBTED
        for kind in one.media_types
        if kind != JSON
    ),
)
_TEXT_LABELS = (PLAIN, *BY_NAME["markdown"].media_types)
_PROSE = frozenset(  # endings of formats in which tags may be spoken of, and are not the page's
    ending
    for one in FORMATS
    if one.is_text and one.has_drafts and one.name not in ("html", "jats", "tei")
    for ending in one.endings
)
_XML = regex(rb"\s{0,99}(?:<\?xml[\s>]|<!DOCTYPE\s{1,9}(?!html)\w)", re.IGNORECASE)
_ROOT = regex(rb"<([A-Za-z_][\w.-]{0,60})(?=[\s/>:])")  # what opens with ? or ! is no element
_CAPTIONS = regex(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:WEBVTT(?:[ \t][^\n]{0,500})?\r?\n"
    rb"|\d{1,7}\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} --> )"
)
_LETTER = regex(
    rb"(?:[A-Za-z][\w-]{0,60}:[ \t][^\n]{0,2000}\r?\n(?:[ \t]+[^\n]{0,2000}\r?\n){0,99}){3}"
)
_SILENT = regex(r"\s{0,9}(?:image|audio|video|font)/", re.IGNORECASE)


def holds_no_text(content_type: str | None) -> bool:
    """Whether a declared type alone says that there is nothing to read (pictures, sound, film)."""
    return bool(content_type and _SILENT.match(content_type))


def media_type_of(body: bytes, *, declared: str | None, name: str = "") -> str:
    """Return the media type of `body`, with the declared charset as a parameter for text.

    `declared` is a Content-Type header, `name` a file name or URL; both count only where the bytes
    leave a choice.
    """
    label = (declared or "").partition(";")[0].strip().lower()
    suffix = splitext(urlsplit(name).path)[1].lower()
    kind = _binary_kind(body, declared or "", suffix)
    if kind is None:
        kind = _text_kind(body, label, suffix)
        charset = _CHARSET.search(declared or "")
        if charset:
            kind = f"{kind}; charset={charset.group(1).lower()}"
    return kind


def _binary_kind(body: bytes, declared: str, suffix: str) -> str | None:
    """Return the type of what is no plain sequence of characters, else None."""
    for one in FORMATS:
        if not one.is_text and one.recognised is not None and one.recognised(body):
            return one.media_type
    if is_zip(body):
        named = suffix in BY_NAME["docx"].endings or DOCX in declared.lower()
        return DOCX if named or b"word/" in body else "application/zip"
    if body.startswith(_STARTS):
        return next(kind for magic, kind in _MAGIC if body.startswith(magic))
    if body[4:8] == b"ftyp":
        return "video/mp4"
    is_wide = _WIDE_LABEL.search(declared) is not None  # zero bytes are text there
    return BINARY if not is_wide and is_binary(body) else None


def _text_kind(body: bytes, label: str, suffix: str) -> str:
    head = body[:HEAD].replace(b"\x00", b"")
    if label in _AS_LABELLED:
        return label
    told = _by_first_lines(head, suffix) or (XML if _is_xml(head, label) else None)
    if told is not None:
        return told
    is_text = suffix in _PROSE or label in _TEXT_LABELS
    if label in _HTML_LABELS or not is_text:
        is_page = _TAG.search(head) or (label in _HTML_LABELS and not _XML.match(head))
    else:  # a text may speak of tags, and Markdown holds some
        is_page = _PAGE_START.match(head) is not None
    if is_page:
        return HTML
    if label == JSON or label.endswith("+json"):
        return JSON
    return _named_kind(suffix)


def _named_kind(suffix: str) -> str:
    """Return the type of a text that shows nothing itself, by the ending of its name."""
    if suffix == ".tsv":
        return TSV
    named = BY_ENDING.get(suffix)
    is_named = named is not None and named.is_text and named.has_sources and named.name != "xml"
    return named.media_type if named is not None and is_named else PLAIN


def _by_first_lines(head: bytes, suffix: str) -> str | None:
    """Return what the first lines tell: captions with times, a message's header, a drawing."""
    if _CAPTIONS.match(head):
        return VTT if b"WEBVTT" in head[:20] else SUBRIP
    if _SVG.search(head) and not _PAGE.search(head):
        return "image/svg+xml"
    return EMAIL if suffix == ".eml" and _LETTER.match(head) else None


def _is_xml(head: bytes, label: str) -> bool:
    """Whether a text is XML and no page: by its first line or its label, and its first element."""
    if label in _HTML_LABELS:
        return False
    root = _ROOT.search(head)
    is_marked = _XML.match(head) or label in (XML, "text/xml") or label.endswith("+xml")
    return bool(is_marked) and (root is None or root.group(1).lower() != b"html")
