"""A Word file and the archived copies of its sources → the same file with links to the copies.

Each link stands at the end of its entry's paragraph. The parts of the package that hold text are
not written anew: the links are put between their bytes, and every other part stays as it is.
Nothing is read or written on a disk here.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote
from xml.parsers import expat
from xml.sax.saxutils import escape

from msgspec import Struct

from citecheck.errors import InputError
from citecheck.formats.docx.package import refuse_bombs, texts_of
from citecheck.model import Document, Extract, Reference
from citecheck.rewrite.markup_links import SAFE, to_link
from citecheck.sandbox import LimitedError, run_limited

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SECONDS = 60.0
_MEGABYTES = 1_500


class Mark(Struct, frozen=True, kw_only=True):
    """A link to set: at the end of the `nth` (from 1) paragraph with these letters."""

    letters: str
    nth: int
    address: str


def with_links(body: bytes, extract: Extract, copies: Mapping[str, str]) -> bytes:
    """Return the Word file `body` with a link for each entry in `copies`.

    An entry that names a copy already, or that ends in the middle of a paragraph, stays as it is.

    Args:
        body: what `extract` was made from.
        extract: its references.
        copies: addresses of archived copies by reference id.

    Raises:
        InputError: the package cannot be taken apart.
    """
    marks = tuple(_marks(extract.document, to_link(extract, copies), copies))
    try:
        return run_limited(marked, body, marks, seconds=_SECONDS, megabytes=_MEGABYTES)
    except LimitedError as error:
        raise InputError(f"no link can be written into the Word file: {error}") from error


def marked(body: bytes, marks: Sequence[Mark]) -> bytes:
    """Return the package with the links of `marks`; all its other parts hold the same bytes.

    Raises:
        InputError: it unpacks to too much.
        BadZipFile, ExpatError, zlib.error: it is damaged.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as before, zipfile.ZipFile(target, "w") as after:
        refuse_bombs(before)
        parts = tuple(texts_of(before))
        rewritten = _rewritten({name: before.read(name) for name in parts}, marks)
        for part in before.infolist():
            data = rewritten.get(part.filename)
            after.writestr(part, before.read(part) if data is None else data, part.compress_type)
    return target.getvalue()


def _marks(
    document: Document, references: Sequence[Reference], copies: Mapping[str, str]
) -> Iterator[Mark]:
    letters = [_letters(block.span.of(document.text)) for block in document.blocks]
    for reference in references:
        number = next(
            (
                number
                for number, block in enumerate(document.blocks)
                if block.span.start < reference.span.end <= block.span.end
            ),
            None,
        )
        if number is None:
            continue
        rest = document.text[reference.span.end : document.blocks[number].span.end]
        if not _letters(rest):
            nth = letters[: number + 1].count(letters[number])
            yield Mark(letters=letters[number], nth=nth, address=copies[reference.id])


def _letters(text: str) -> str:
    """Return letters and digits alone: marks, breaks and arrows are written in many ways."""
    return "".join(character for character in text if character.isalnum())


def _rewritten(parts: Mapping[str, bytes], marks: Sequence[Mark]) -> dict[str, bytes]:
    """Return the parts with links in them; paragraphs are counted through all parts."""
    places = {(mark.letters, mark.nth): mark.address for mark in marks}
    seen: Counter[str] = Counter()
    rewritten = {}
    for name, part in parts.items():
        links: list[tuple[int, bytes]] = []
        for paragraph in _paragraphs(part):
            seen[paragraph.letters] += 1
            address = places.get((paragraph.letters, seen[paragraph.letters]))
            if address is not None:
                links.append((paragraph.end, _link(address, paragraph.prefix).encode()))
        for at, link in sorted(links, reverse=True):
            part = part[:at] + link + part[at:]  # noqa: PLW2901 - it grows from its end
        if links:
            rewritten[name] = part
    return rewritten


class _Paragraph(Struct, frozen=True, kw_only=True):
    """Its letters, where its end tag begins in the part (bytes), and the prefix of its tags."""

    letters: str
    end: int
    prefix: str


def _paragraphs(part: bytes) -> tuple[_Paragraph, ...]:
    """Return the paragraphs of a part of the package, in the order in which they begin.

    Raises:
        ExpatError: it is no XML.
    """
    found: dict[int, _Paragraph] = {}
    open_: list[tuple[int, list[str]]] = []
    in_text = False
    parser = expat.ParserCreate()

    def start(tag: str, _: object) -> None:
        nonlocal in_text
        name = tag.rpartition(":")[2]
        in_text = name == "t"
        if name == "p" and tag != "a:p":  # "a:p" is a paragraph of a drawing
            open_.append((parser.CurrentByteIndex, []))

    def characters(data: str) -> None:
        if in_text and open_:
            open_[-1][1].append(data)

    def end(tag: str) -> None:
        nonlocal in_text
        in_text = False
        prefix, _, name = tag.rpartition(":")
        if name == "p" and tag != "a:p":
            began, texts = open_.pop()
            found[began] = _Paragraph(
                letters=_letters("".join(texts)), end=parser.CurrentByteIndex, prefix=prefix
            )

    parser.StartElementHandler = start
    parser.CharacterDataHandler = characters
    parser.EndElementHandler = end
    parser.Parse(part, True)  # noqa: FBT003 - expat's own signature: no more is to come
    return tuple(found[began] for began in sorted(found))


def _link(address: str, prefix: str) -> str:
    """Return the runs of a linked “Archived copy.”, as a field: a field needs no other part.

    Source: ECMA-376 part 1, 17.16.5.25 (HYPERLINK) and 17.16.18 (complex fields).
    """
    w = f"{prefix}:" if prefix else ""
    to = escape(quote(address, safe=SAFE))

    def run(inner: str) -> str:
        return f"<{w}r>{inner}</{w}r>"

    def words(text: str) -> str:
        return run(f'<{w}t xml:space="preserve">{text}</{w}t>')

    def field(kind: str) -> str:
        return run(f'<{w}fldChar {w}fldCharType="{kind}"/>')

    instruction = f'<{w}instrText xml:space="preserve"> HYPERLINK "{to}" </{w}instrText>'
    return (
        words(" ")
        + field("begin")
        + run(instruction)
        + field("separate")
        + words("Archived copy")
        + field("end")
        + words(".")
    )
