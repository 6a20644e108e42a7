"""The conversations in the margin of a Word file: our comments, and what people answered.

In: the bytes of the file. Out: a `Thread` a comment of ours that came to anything. Source: ECMA-376
part 1, 17.13.4; [MS-DOCX] 2.5.1 (``commentsExtended``: who answers whom, and what is resolved).
LibreOffice before 7.6 loses who answers whom: there a comment on the same words is an answer.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from citecheck.formats.docx.own_suggestions import OURS, undo_suggestions
from citecheck.formats.docx.package import main_text, parse_text, refuse_bombs, related
from citecheck.formats.docx.xml import W, is_true, parse_member
from citecheck.formats.threads import Reply, Thread

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CORE = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_LAST_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


class _Comment(Struct, frozen=True, kw_only=True):
    number: str
    paragraphs: tuple[str, ...]
    said: Reply


class _Range(Struct, frozen=True, kw_only=True):
    """The words that a comment hangs on, and where they begin among the letters of the file."""

    start: int
    words: str


def read_threads(body: bytes) -> tuple[Thread, ...]:
    """Return our comments that somebody has answered or resolved, in the order of the file.

    Raises:
        InputError: it unpacks to too much, or declares entities.
        BadZipFile, XMLSyntaxError, zlib.error: it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        refuse_bombs(archive)
        main = main_text(archive)
        comments = [
            _comment(element)
            for part in related(archive, main, ("/comments",))
            for element in _elements(parse_member(archive, part), f"{W}comment")
        ]
        rows = [
            element
            for part in related(archive, main, ("/commentsExtended",))
            for element in _elements(parse_member(archive, part), f"{_W15}commentEx")
        ]
        if all(comment.said.by != OURS for comment in comments):
            return ()
        tree = parse_text(archive, main)
        core = parse_member(archive, _CORE)
    if tree is None:
        return ()
    undo_suggestions(tree)
    return tuple(_threads(comments, rows, _ranges(tree), core))


def _elements(tree: etree._Element | None, tag: str) -> Iterable[etree._Element]:
    return () if tree is None else tree.iter(tag)


def _comment(element: etree._Element) -> _Comment:
    paragraphs = list(element.iter(f"{W}p"))
    lines = ["".join(one.text or "" for one in each.iter(f"{W}t")) for each in paragraphs]
    return _Comment(
        number=element.get(f"{W}id", ""),
        paragraphs=tuple(each.get(_PARAGRAPH, "") for each in paragraphs),
        said=Reply(
            by=element.get(f"{W}author", ""),
            text="\n".join(lines).strip(),
            at=_moment(element.get(f"{W}date")),
        ),
    )


def _threads(
    comments: list[_Comment],
    rows: list[etree._Element],
    ranges: dict[str, _Range],
    core: etree._Element | None,
) -> Iterable[Thread]:
    owner = {one: comment for comment in comments for one in comment.paragraphs if one}
    replies: dict[str, list[Reply]] = {}
    resolved: set[str] = set()
    answering: set[str] = set()
    for row in rows:
        comment = owner.get(row.get(f"{_W15}paraId", ""))
        parent = owner.get(row.get(f"{_W15}paraIdParent", ""))
        if comment is not None and parent is not None:
            replies.setdefault(parent.number, []).append(comment.said)
            answering.add(comment.number)
        elif comment is not None and is_true(row.get(f"{_W15}done")):
            resolved.add(comment.number)
    ours = [comment for comment in comments if comment.said.by == OURS]
    for comment in comments:
        if comment.said.by == OURS or comment.number in answering:
            continue
        same = [one for one in ours if _is_same(ranges, one.number, comment.number)]
        if len(same) == 1:
            replies.setdefault(same[0].number, []).append(comment.said)
    for comment in ours:
        answers = tuple(replies.get(comment.number, ()))
        if answers or comment.number in resolved:
            yield Thread(
                text=comment.said.text,
                words=ranges[comment.number].words if comment.number in ranges else "",
                replies=answers,
                is_resolved=comment.number in resolved,
                closed_by=(core.findtext(_LAST_BY) or "") if core is not None else "",
                closed_at=_moment(core.findtext(_MODIFIED)) if core is not None else None,
            )


def _is_same(ranges: dict[str, _Range], one: str, other: str) -> bool:
    """Whether two comments hang on the same words in the same place."""
    return one in ranges and ranges[one] == ranges.get(other)


def _ranges(tree: etree._Element) -> dict[str, _Range]:
    """Return what each comment hangs on, by its number."""
    found: dict[str, _Range] = {}
    starts: dict[str, int] = {}
    text = ""
    for element in tree.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}t":
            text += element.text or ""
        elif element.tag == f"{W}commentRangeStart":
            starts[number] = len(text)
        elif number in starts:
            found[number] = _Range(start=starts[number], words=text[starts[number] :])
    return found


def _moment(text: str | None) -> dt.datetime | None:
    """Return a date of the file; Word writes the local time and calls it UTC."""
    try:
        moment = dt.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
