"""Markdown → its content: as rendered, with offsets into the file behind every word.

CommonMark with GitHub's tables and bare addresses, footnotes, ``^[inline notes]`` and front
matter. How notes and numbered definitions look in the text is told in `citecheck.formats.draft`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from marko import Markdown

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content, ContentBuilder, Lines, parse_date
from citecheck.formats.folder import DraftFolder
from citecheck.formats.html.note_links import is_mark_text
from citecheck.formats.markdown.effort import refuse_endless
from citecheck.formats.markdown.notes import EXTENSION
from citecheck.formats.markdown.walk import MarkdownWalk
from citecheck.lazy_regex import regex
from citecheck.model import Hint, HintKind

_FENCE = regex(r"(---|\+\+\+)[ \t]*\n")
_FIELD = regex(r"^([A-Za-z_-]{1,40})[ \t]{0,9}[:=][ \t]{0,9}(\S[^\n]{0,1000})$", re.MULTILINE)
_FIRST_FIELD = regex(r"(?:#[^\n]{0,1000}\n|[ \t]{0,99}\n){0,9}[\w-]{1,40}[ \t]{0,9}[:=](?=\s)")
_FRONT_MATTER_WITHIN = 50_000  # code points
_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "published_at", "created")


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrontMatter:
    """What stands before the article in a block of its own; `end` is where the article starts."""

    end: int = 0
    title: str | None = None
    language: str | None = None
    date: dt.date | None = None


def read(source: str, beside: DraftFolder | None = None) -> Content:  # noqa: ARG001 - soon
    """Return the rendered text with its links and notes.

    Args:
        source: the file's text.
        beside: where the bibliographies lie that the draft names.

    Raises:
        InputError: lists or quotations are nested deeper than can be read, or it is endless.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = _front_matter(source)
    # Blank lines in its place keep every offset, and are nothing in Markdown.
    body = re.sub(r"[^\n]", " ", source[: front.end]) + source[front.end :]
    refuse_endless(body)
    builder = ContentBuilder()
    try:
        tree = Markdown(extensions=["gfm", EXTENSION]).parse(body)
        MarkdownWalk(builder, body).walk(tree)
    except RecursionError as error:
        raise InputError("its lists or quotations are nested too deeply; flatten them") from error
    content = builder.build(Lines(source), language=front.language, date=front.date)
    title = front.title or content.first_heading()
    return replace(content, title=title, hints=tuple(_with_marks(content)))


def _with_marks(content: Content) -> Iterator[Hint]:
    """Yield the hints, with ``[1](#n1)`` told as the mark of a note where such an id follows."""
    starts = {f"#{name}": block.span.start for block in content.blocks for name in block.anchors}
    for hint in content.hints:
        start = starts.get(hint.target or "")
        is_mark = hint.kind is HintKind.LINK and is_mark_text(hint.span.of(content.text))
        if start is None or not is_mark:
            yield hint
        else:
            is_ahead = start > hint.span.start
            kind = HintKind.NOTE_MARK if is_ahead else HintKind.BACK_LINK
            yield replace(hint, kind=kind)


def _front_matter(source: str) -> _FrontMatter:
    """Read the fields of YAML or TOML front matter that stand on one line each."""
    opening = _FENCE.match(source)
    if opening is None or not _FIRST_FIELD.match(source, opening.end()):
        return _FrontMatter()  # or a rule above prose
    closing = source.find(f"\n{opening.group(1)}", opening.end() - 1, _FRONT_MATTER_WITHIN)
    if closing < 0:
        return _FrontMatter()
    line_end = source.find("\n", closing + 1)
    fields = {
        name.lower(): value.strip().strip("\"'")
        for name, value in _FIELD.findall(source[opening.end() : closing])
    }
    language = next((fields[key] for key in ("lang", "language") if key in fields), "")[:2].lower()
    dates = (parse_date(fields[key]) for key in _DATE_FIELDS if key in fields)
    return _FrontMatter(
        end=len(source) if line_end < 0 else line_end + 1,
        title=fields.get("title") or None,
        language=language if language.isalpha() and len(language) == 2 else None,
        date=next((found for found in dates if found), None),
    )
