r"""Step 1: a draft (path or bytes) → `Document`: one text, its blocks, and what the format knows.

The readers only report what the format shows; which block is a reference entry and which
stretch is a marker is decided by `citecheck.references`. Nothing is fetched here.

What every reader gives
-----------------------
`text`: blocks in reading order, separated by a blank line; inside a block ``\n`` is a line break
that the author made (``<br>``, a hard break, a paragraph inside a list item or note). A list item
or a note is ONE block with all its paragraphs; lists inside it are blocks of their own, one level
deeper. Hidden text, navigation, share bars and reader comments are not in it. An empty or a
scanned draft has the text ``""``.

`Block.number`: a number that the format *generates* ("3", "iv", "b"), without brackets or dot; it
is NOT in `text`. A number that was typed stands in `text`, and `number` is None.
`Block.anchors`: all ids (``id``, ``<a name>``, bookmarks, PDF destinations) on the block, inside
it, or on empty elements and wrappers that open right before it.

`Hint` spans lie inside one block and cover the visible text of the mark alone:

- NOTE_MARK: a mark tied to a note by the format; `target` = ``#id`` of a block's anchor. What the
  marks that point at a note show ("[12]", "a", "†") is the note's label; `number` comes second.
- LINK: any other hyperlink; `target` is an absolute address, ``file:`` and the path of a file
  beside the draft, a relative address that leads nowhere, or ``#id``. Only http, https, ftp,
  mailto, doi and relative addresses; no ``javascript:``.
- BACK_LINK: from a note back to its mark ("↩", "^", "a b"; also the number before a note that links
  back): it stays in `text`, and is neither prose nor marker.
- SUPERSCRIPT: raised text, whether linked or not (it may coincide with NOTE_MARK or LINK). Raised
  text is in `text` without any glue: ``war`` + ``1`` is "war1" and only the hint tells. Powers,
  charges and masses ("10⁶", "Ca²⁺", "¹⁴C") stand in Unicode's raised digits and are no hints.
- CODE: inline code; brackets in it are no markers.
- CITATION: a citation by `keys` that the format itself ties to entries, blocks with a `key`; a
  draft that has any holds no other markers, footnotes aside (`references.keyed`).
- EMPHASIS, STRONG, SUBSCRIPT: how words are set, for showing them; nothing else is read from it.
  They may lie across any other hint. PDF and plain text have none.
- FIELD: a citation manager's field; `items` hold its works, span covers the field's shown text.
  Over the list that such a manager keeps, one for each block, `target` is "bibliography".

Blocks of kind CODE hold no hints. `places` allow `Document.place(offset)` for every offset.

By format
---------
plain     `text` is the file's own, code point for code point, LF, CRLF or CR kept. Blocks
          (paragraph, heading, list item) are light guesses by blank lines, never authoritative:
          look at the lines. No hints, no `number`.
Markdown  text as rendered (no ``*``, ``#``, ``>``). ``[^id]`` stays as written, with a NOTE_MARK to
          ``#fn-id``; its definition is a NOTE block in its place in the file (`number` = id as
          written, anchor ``fn-id``). ``^[words]`` becomes ``[^n]``, and a NOTE right after its
          block.
          A definition ``[7]: url "title"`` with a numeric label is a NOTE block (`number` "7",
          anchor ``ref-7``, text = the address and the title, LINK over the address); ``[7]`` in the
          text stays as written and ``[words][7]`` becomes ``words[7]``, both with a NOTE_MARK to
          ``#ref-7`` over the ``[7]``. If a label is defined again further down, the anchors are
          ``ref-7``, ``ref-7-2`` …; uses point to the definition that comes next, else to the first.
          Other links: LINK over the words. Raw HTML is read as HTML: ``<sup>``, ``<a>``, ids.
          Pandoc's citations stay as written (``[@a, p. 4]``), with a CITATION over all of it; the
          cited entries stand behind the text as NOTE blocks with `key` and `work`.
LaTeX     text as printed; ``\cite{a,b}`` is "[a, b]" with a CITATION. Footnotes are NOTE blocks
          behind their paragraph (anchors ``footnote-1``), their marks "1". Entries as in Markdown,
          or those of ``\bibitem`` in their place. Places in included files and bibliographies name
          the file.
HTML      ``<sup>`` adds no space. In-page links whose target exists are NOTE_MARK or BACK_LINK when
          they look like marks, LINK "#id" otherwise. NOTE blocks are what note marks lead to, and
          what the page calls so (role, epub:type); other lists are LIST_ITEM. Notes in the margin
          stand as NOTE behind their paragraph, their numbers in the text as marks.
DOCX      notes are NOTE blocks at the end (anchors ``footnote-7`` by Word's ids, `number` "1" as
          Word counts); their marks show "1" in the text, with NOTE_MARK and SUPERSCRIPT. The
          numbers that Word generates for paragraphs are `number`.
PDF       text in flow order; ``\n`` ends every line as printed (except after a hyphenation or a
          broken address, which are joined), so it reads like hard-wrapped plain text. Blocks by
          layout: a vertical gap, an indent (first-line or hanging), a size change, or a link's
          destination begins one, so most reference entries are blocks. Kinds: PARAGRAPH, HEADING,
          NOTE (at the foot of a page). No `number`. Links inside the file: LINK to ``#id`` of the
          anchor that the reader puts on the block at the destination, an entry or a note.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.formats import draft_type, recognition
from citecheck.formats.characters import writable
from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Content
from citecheck.formats.folder import DraftFolder
from citecheck.formats.raised import with_powers
from citecheck.formats.recognise import is_binary, is_zip
from citecheck.formats.registry import BY_NAME, Format
from citecheck.formats.relative_links import resolved
from citecheck.model import Document
from citecheck.sandbox import Limit, LimitedError, run_here, run_limited
from citecheck.seclusion import is_secluded

MAX_BYTES = 100_000_000  # of a draft; a book of 300 pages with its pictures is below 50 MB
# What one draft may take; of the memory, a 300-page PDF of 20 MB needs half.
SECONDS = 18.0
SECONDS_PER_MEGABYTE = 1.0  # more, for what is beyond SMALL_BYTES: such a PDF needs 9 s of CPU
SMALL_BYTES = 5_000_000
WALL_FOR_ONE = 3.0  # seconds of wall for one of a processor, on a machine with other work
MEGABYTES = 450
MEGABYTES_PER_MEGABYTE = 4  # more, for what is beyond SMALL_BYTES
MOST_UNPACKED = 25_000_000  # bytes that more is granted for: a package may claim what it likes
SMALL_MARKDOWN = 8_000  # bytes that are sooner read here than a child is started


def read(
    path: str | bytes,
    media_type: str | None = None,
    *,
    name: str | None = None,
    bibliographies: tuple[str, ...] = (),
) -> Document:
    """Read a draft.

    Args:
        path: where the draft lies, or its bytes.
        media_type: as declared by a server, charset included; what the bytes show goes before.
        name: what to call the draft in `Document.path` and in messages, where bytes are given.
        bibliographies: paths of bibliography files for it, beside those that it names itself.

    Raises:
        InputError: there is no such file, or it cannot be read as a draft.
    """
    return load(path, media_type, name=name, bibliographies=bibliographies).document()


def load(
    path: str | bytes,
    media_type: str | None = None,
    *,
    name: str | None = None,
    bibliographies: tuple[str, ...] = (),
) -> Unread:
    """Return the bytes of a draft and how they are to be read; the arguments are those of `read`.

    Raises:
        InputError: there is no such file, it is too large, or no draft comes in its format.
    """
    folder = None if isinstance(path, bytes) else str(Path(path).parent)
    body, name = (path, name or "the draft") if isinstance(path, bytes) else _load(path, name)
    if len(body) > MAX_BYTES:
        raise InputError(_too_large(name, len(body)))
    found = draft_type.format_of(body, media_type, name)
    beside = DraftFolder(path=folder, draft=name, bibliographies=bibliographies)
    return Unread(body=body, format=found.name, media_type=media_type or "", beside=beside)


class Refused(Struct, frozen=True, kw_only=True, tag=True):
    """Why a reader gave no content: an `InputError` that crosses processes as a value."""

    reason: str


class Unread(Struct, frozen=True, kw_only=True):
    """A draft whose bytes were had, and its format was seen."""

    body: bytes
    format: str  # its folder under `formats`
    media_type: str  # as declared, with the charset
    beside: DraftFolder

    @property
    def name(self) -> str:
        """What the draft is called."""
        return self.beside.draft

    @property
    def is_light(self) -> bool:
        """Whether no parser in C reads it, and it is short: a clock alone bounds it."""
        return _is_harmless(self.body, BY_NAME[self.format])

    def document(self) -> Document:
        """Return the draft as read, by a child where a parser may do harm.

        Raises:
            InputError: it cannot be read.
        """
        found = BY_NAME[self.format]
        content = _content(self.body, found, self.media_type, self.beside)
        if content.pictures and recognition.lacking() is None and not is_secluded():
            content = _recognised(self.body, found, self.media_type, self.beside) or content
        content = with_powers(content)
        content = resolved(content, self.name, self.beside.path)
        return Document(
            path=self.name,
            media_type=found.media_type,
            sha256=hashlib.sha256(self.body).hexdigest(),
            text=content.text,
            blocks=content.blocks,
            hints=content.hints,
            places=content.places,
            coordinates=content.coordinates,
            title=content.title,
            language=content.language,
            date=content.date,
            notices=content.notices,
            parts=content.parts,
        )


def _load(path: str, name: str | None) -> tuple[bytes, str]:
    """Return the bytes of a file and what to call it; a huge file is refused unread."""
    name = name or path
    try:
        if not _stays(Path(path)):
            raise InputError(f"{name} is a link that leads elsewhere: name the file itself")
        size = regular_file.length(path)
        if size > MAX_BYTES:
            raise InputError(_too_large(name, size))
        return regular_file.read(path, max_bytes=MAX_BYTES, at_rest=True), name
    except FileNotFoundError as error:
        raise InputError(f"{name}: there is no such file; check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if Path(path).is_dir():
            advice = f"{name} is a folder: give a file, or use the batch command"
            raise InputError(advice) from error
        raise InputError(f"{name} cannot be opened: {getattr(error, 'strerror', error)}") from error


def _stays(path: Path) -> bool:
    """Whether a draft is no link out of its folder and the working one: strangers make links."""
    return not path.is_symlink() or any(
        regular_file.lies_in(path, folder) for folder in (path.parent, Path())
    )


def _too_large(name: str, size: int) -> str:
    return f"{name} has {size / 1e6:.0f} MB, a draft at most {MAX_BYTES / 1e6:.0f}: split it"


def _content(body: bytes, kind: Format, media_type: str, beside: DraftFolder) -> Content:
    """Read the body with the reader of its format, in a child process where it may do harm."""
    name = beside.draft
    if kind.is_text and is_binary(body):
        raise InputError(f"{name} is no text: give text, Markdown, HTML, DOCX or PDF")
    job = (body, kind.name, media_type, beside)
    try:
        if _is_harmless(body, kind):
            result = run_here(_parse, *job)
        else:
            beyond = max(0, _weight(body, kind) - SMALL_BYTES) / 1e6
            result = run_limited(
                _parse,
                *job,
                seconds=SECONDS + SECONDS_PER_MEGABYTE * beyond,
                megabytes=MEGABYTES + int(MEGABYTES_PER_MEGABYTE * beyond),
            )
    except LimitedError as error:
        raise InputError(f"{name} cannot be read: {_advice(error)}") from error
    if isinstance(result, Refused):
        raise InputError(" ".join(f"{name} cannot be read: {result.reason}".split()))
    return result


def _recognised(body: bytes, kind: Format, media_type: str, beside: DraftFolder) -> Content | None:
    """Return the draft read once more, its pictures too; None where that cannot be done."""
    try:
        result = run_limited(
            _parse_pictures,
            *(body, kind.name, media_type, beside),
            seconds=WALL_FOR_ONE * recognition.CPU_SECONDS,
            megabytes=recognition.MEGABYTES,
        )
    except LimitedError:
        return None
    return None if isinstance(result, Refused) else result


def _parse_pictures(
    body: bytes, name: str, media_type: str, beside: DraftFolder
) -> Content | Refused:
    """Read the body as `_parse` does, and what is a picture in it by character recognition."""
    with recognition.allowed():
        return _parse(body, name, media_type, beside)


def _weight(body: bytes, kind: Format) -> int:
    """Return how many bytes there are to read: of a package, unpacked, as its directory says."""
    if kind.is_text or not is_zip(body):
        return len(body)
    import zipfile  # noqa: PLC0415 - for packages only

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return len(body)
    size = sum(part.file_size for part in parts if part.filename.endswith(("xml", "html")))
    return max(len(body), min(size, MOST_UNPACKED))


def _is_harmless(body: bytes, kind: Format) -> bool:
    """Whether it is plain text, or short Markdown without HTML and citations: little to do."""
    is_short = len(body) <= SMALL_MARKDOWN and b"<" not in body and b"@" not in body
    return kind.name == "plain" or (kind.name == "markdown" and is_short)


def _advice(error: LimitedError) -> str:
    if error.limit is Limit.TIME:
        return f"it {error}; simplify or split it"
    if error.limit is Limit.ERROR:
        return f"it is damaged ({error}); save it anew"
    # A parser in C aborts where memory runs out, and so tells nothing itself.
    return "it needs more memory than any article, or is damaged; split it or save it anew"


def _parse(body: bytes, name: str, media_type: str, beside: DraftFolder) -> Content | Refused:
    """Read the body in this process; a refusal is a value, so that it crosses processes whole.

    Args:
        body: the draft's bytes.
        name: of its format, the folder under `formats`.
        media_type: as declared, with the charset.
        beside: what lies beside the draft.
    """
    kind = BY_NAME[name]
    given = decode(body, media_type) if kind.is_text else body
    try:
        content: Content = (
            kind.draft_reader(given, beside) if kind.looks_beside else kind.draft_reader(given)
        )
    except InputError as error:
        return Refused(reason=str(error))
    content = writable(content)  # here: what crosses processes must be writable
    return replace(content, parts=tuple(beside.digests.items())) if beside.digests else content
