"""Bytes and what they are called → what kind of draft they are, by content first.

Knows the formats that can be read, and names the common ones that cannot.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from citecheck.errors import InputError
from citecheck.lazy_regex import regex

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TEXTS = (PLAIN, MARKDOWN, HTML)

_BY_TYPE = {
    "text/plain": PLAIN,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "text/html": HTML,
    "application/xhtml+xml": HTML,
}
_BY_SUFFIX = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd"), MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
}
# What names itself as data is no article, although it would decode as text.
_DATA = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".yaml", ".yml", ".toml", ".rtf"}
_FOREIGN = (  # magic bytes, what the file is, what to do about it
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word or Office file, or a password-protected one",
        "save it as DOCX without a password",
    ),
    (b"{\\rtf", "an RTF file", "save it as DOCX"),
    (b"\x89PNG", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)
_CONTROL = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A text has next to no control bytes; 2 % of the first 4 kB is far above every text seen and far
# below compressed or random bytes (11 % on average). UTF-16 is told by its mark.
_MOST_CONTROL_SHARE = 0.02
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PDF_HEADER_WITHIN = 1024  # bytes. Source: ISO 32000-1, annex H, implementation note 13
_HTML_START = regex(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SIGNS = regex(
    rb"^(?:\[\^[^\]\s]{1,40}\]:[ \t]|#{1,6} \S|```|---\n)|\]\(https?://|\[\^[^\]\s]{1,40}\]",
    re.MULTILINE,
)
_MARKUP_SAMPLE = 20_000  # bytes looked at where nothing else tells Markdown from plain text


def kind_of(body: bytes, media_type: str | None, name: str) -> str:
    """Return the media type to read `body` as: one of the five constants above.

    Raises:
        InputError: `body` is of a kind that cannot be read as a draft.
    """
    if b"%PDF-" in body[:_PDF_HEADER_WITHIN]:
        return PDF
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(body, name)
    for magic, what, remedy in _FOREIGN:
        if body.startswith(magic):
            raise InputError(f"{name} is {what}: {remedy}")
    declared = (media_type or "").partition(";")[0].strip().lower()
    suffix = PurePosixPath(name.lower()).suffix
    is_named = suffix in (".pdf", ".docx") and declared not in _BY_TYPE  # of a page, only its path
    if declared in (PDF, DOCX) or is_named:
        wanted = "PDF" if declared == PDF or suffix == ".pdf" else "DOCX"
        raise InputError(f"{name} is named a {wanted} but is none: it may be cut off or damaged")
    if declared.partition("/")[0] in ("image", "audio", "video") or (
        suffix in _DATA and declared not in _BY_TYPE
    ):
        what = declared or f"a {suffix} file"
        raise InputError(f"{name} is {what}, not an article: give text, Markdown, HTML, DOCX, PDF")
    if _HTML_START.match(body[:4096]):
        return HTML
    named = _BY_SUFFIX.get(suffix) or _BY_TYPE.get(declared)
    return named or (MARKDOWN if not suffix and _looks_like_markdown(body) else PLAIN)


def _kind_of_zip(body: bytes, name: str) -> str:
    """Return DOCX, told by a member name in the archive's directory or first headers."""
    if b"word/" in body[-200_000:] or b"word/" in body[:200_000]:
        return DOCX
    raise InputError(f"{name} is a ZIP archive but no Word document: save the article as DOCX")


def _looks_like_markdown(body: bytes) -> bool:
    return len(_MARKDOWN_SIGNS.findall(body[:_MARKUP_SAMPLE])) >= 2


def is_binary(body: bytes) -> bool:
    """Whether `body` is no text in any encoding."""
    if body.startswith(_WIDE_MARKS):
        return False
    sample = body[:4096]
    return len(_CONTROL.findall(sample)) > max(2, _MOST_CONTROL_SHARE * len(sample))
