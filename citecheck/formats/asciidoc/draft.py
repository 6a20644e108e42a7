"""AsciiDoc → its content: as rendered, with its footnotes, bibliography and links."""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.asciidoc.blocks import BlockReader
from citecheck.formats.asciidoc.includes import includes
from citecheck.formats.asciidoc.inline import InlineWriter
from citecheck.formats.bibliography.library import Library, write_entries
from citecheck.formats.draft_builder import Content, ContentBuilder, OpenBlock, parse_date
from citecheck.formats.folder import DraftFolder
from citecheck.formats.joined import Joined
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, ReaderNotice

_KEY = regex(
    r"\[\[\[([^\],\s]{1,200})(?:,[^\]\n]{0,200})?\]\]\]|bibitem:([\w./+-]{1,120})?\[([^\[\]\n]{0,120})\]"
)
_MOST_MARKS = 150_000  # signs of markup; a chapter of 88 kB has 2,600
_MARKS = "[<{(`*_#^:"
_BIBLIOGRAPHY_ATTRIBUTES = (
    "bibtex-file",
    "bibliography-database",
)  # asciidoctor-bibtex, -bibliography
_MOST_NAMES = 8


def read(source: str, beside: DraftFolder | None = None) -> Content:
    """Return the rendered text; footnotes and entries of the bibliography are entries.

    Documents that it includes are read in their place; other files that it includes are named.

    Args:
        source: the file's text.
        beside: where the bibliography lies that the draft names; None: nowhere.

    Raises:
        InputError: it has more markup than can be read.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    folder = beside or DraftFolder()
    joined = Joined(source, folder, includes)
    source = joined.text
    if sum(map(source.count, _MARKS)) > _MOST_MARKS:
        raise InputError(f"it has more than {_MOST_MARKS:,} signs of markup; split it")
    keys = frozenset(next(filter(None, found), "").strip() for found in _KEY.findall(source))
    builder = ContentBuilder()
    builder.notices += joined.notices
    attributes: dict[str, str] = {}
    inline = InlineWriter(builder, keys, attributes)
    reader = BlockReader(builder, inline, attributes)
    reader.read(_logical_lines(source))
    _write_notes(builder, inline)
    library = Library()
    for name in filter(None, map(attributes.get, _BIBLIOGRAPHY_ATTRIBUTES)):
        library.add(folder.read(name), name)
    library.add_given(folder)
    write_entries(builder, library, inline.cited)
    builder.notices += library.notices
    if reader.left_out:
        shown = ", ".join(list(reader.left_out)[:_MOST_NAMES])
        message = f"{reader.left_out.total()} included parts were not read ({shown})"
        builder.notices.append(ReaderNotice(code="draft.text_skipped", message=message))
    language = attributes.get("lang", "")[:2].lower()
    content = builder.build(
        joined,
        language=language if language.isalpha() and len(language) == 2 else None,
        date=parse_date(attributes.get("revdate", "")),
    )
    return replace(content, title=content.first_heading())


def _write_notes(builder: ContentBuilder, inline: InlineWriter) -> None:
    """Write the footnotes behind the text; those inside notes follow."""
    written = 0
    while written < len(inline.notes.by_key):
        for note in list(inline.notes.by_key.values())[written:]:
            written += 1
            if note.body is None:
                continue
            key = None if inline.cites(note) else note.key
            builder.begin(
                OpenBlock(kind=BlockKind.NOTE, number=note.number, anchors=[note.anchor], key=key)
            )
            inline.write(*note.body)
            builder.end()


def _logical_lines(source: str) -> list[tuple[str, int]]:
    """Return the lines with their offsets; where a macro's bracket is open, with the next."""
    lines: list[tuple[str, int]] = []
    offset = 0
    for line in source.split("\n"):
        before = lines[-1] if lines else None
        if before is not None and line.strip() and _is_open(before[0]):
            lines[-1] = (f"{before[0]}\n{line}", before[1])
        else:
            lines.append((line, offset))
        offset += len(line) + 1
    return lines


_OPENING = regex(
    r"(?:footnote(?:ref)?:[\w.-]{0,80}|cite:[\w-]{0,80}|https?://[^\s\[\]]{1,500}|link:[^\s\[\]]{1,500})\["
)
_LONGEST_LINE = 8_000  # code points that one open bracket may join


def _is_open(line: str) -> bool:
    """Whether the last macro of a line has its bracket open."""
    tail = line[-_LONGEST_LINE:]
    if len(line) > _LONGEST_LINE:
        return False
    first = _OPENING.search(tail)
    if first is None:
        return False
    rest = tail[first.end() - 1 :].replace("\\]", "")
    return rest.count("[") > rest.count("]")
