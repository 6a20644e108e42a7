"""Which drafts a batch is asked for: folders, globs, lists, manifests, WARC files → `Item` values.

Lazily and in a stable order: of a folder of a million files the names are held, and no more.
Nothing is read of a draft here; what a manifest says of it is carried through.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from heapq import merge
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any

from msgspec import Struct, field

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.formats.draft import MAX_BYTES
from citecheck.formats.registry import BY_ENDING, FORMATS

LISTS = (".list", ".manifest")
TABLES = {".csv": ",", ".tsv": "\t"}
ROWS = (".jsonl", ".ndjson")
WARCS = (".warc", ".warc.gz")
PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_ENDINGS = tuple(ending for row in FORMATS if row.has_drafts for ending in row.endings)
_OWN = ("path", "url", "published", "title", "sources")
_MAX_FIELD = 10_000_000  # characters of one cell of a manifest


class Item(Struct, frozen=True, kw_only=True):
    r"""One draft to be checked.

    Attributes:
        name: what it is called in results: its path below the root where there is one, or its
            address. Bytes of a file name that are no UTF-8 are written as ``\xNN``.
        path: where it lies, absolute; None for an address or a record of a WARC file.
        url: its address, of a live page or of a WARC record.
        warc: the WARC file that holds it, and the byte at which its record begins.
        published: its date of publication.
        title: as the manifest has it.
        sources: label to path or address, as ``--source``.
        columns: what else the manifest says of it.
    """

    name: str
    path: str | None = None
    url: str | None = None
    warc: tuple[str, int] | None = None
    published: date | None = None
    title: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What makes it the same draft under another spelling of its path."""
        if self.warc is not None:
            return f"{_shown(os.path.realpath(self.warc[0]))}#{self.warc[1]}"
        return self.url or _shown(_real(self.path or self.name))


def find_items(names: Iterable[str], root: Path | None = None) -> Iterator[Item]:
    """Yield the drafts that `names` lead to, in their order.

    Args:
        names: paths, folders, globs, manifests, WARC files, addresses; ``-`` is standard input.
        root: folder below which names in results are given; None leaves them as they are.

    Raises:
        InputError: a name leads to no draft, or a manifest is malformed; names file and row.
    """
    for name in names:
        some = False
        for item in _of(name, root):
            some = True
            yield item
        if not some:
            raise InputError(f"no draft is found at {_shown(name)}: is the path right?")


def _of(name: str, root: Path | None) -> Iterator[Item]:
    if name == "-":
        text = TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape")
        yield from _manifest(text, "standard input", Path(), root)
        return
    if name.lower().startswith(("http://", "https://")):
        yield Item(name=name, url=name)
        return
    path = Path(name)
    lower = path.name.lower()
    if path.is_dir():
        yield from (_file(one, root) for one in _below(name))
    elif lower.endswith(WARCS) and path.is_file():
        yield from _records(path)
    elif path.is_file() and path.suffix.lower() in (*LISTS, *TABLES, *ROWS):
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield from _manifest(file, _shown(name), path.parent, root)
    elif path.is_file():
        yield _file(name, root)
    elif any(sign in name for sign in "*?["):
        base = Path(path.anchor) if path.is_absolute() else Path()
        for one in sorted(base.glob(str(path.relative_to(path.anchor)))):
            if one.is_file():
                yield _file(str(one), root)


def _below(folder: str) -> Iterator[str]:
    """Yield the drafts below `folder` in the order of names; links are not followed."""
    files, folders = [], []  # names alone, and those of drafts alone: a million of them are 80 MB
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                folders += [] if one.name.startswith(".") else [one.name]
            elif one.name.lower().endswith(_ENDINGS) and not one.is_symlink():
                files.append(one.name)
    inside = frozenset(folders)
    for name in merge(sorted(files), sorted(folders)):
        path = str(Path(folder) / name)
        if name in inside:
            yield from _below(path)
        elif _is_whole(path):
            yield path


def _real(path: str) -> str:
    """Return `path` with all links followed; the folder's are followed once for all its files."""
    if os.path.islink(path):  # noqa: PTH114 - a `Path` costs more than the look, a million times
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if name in ("", ".", ".."):
        return os.path.realpath(path)
    return f"{_real_folder(folder)}/{name}"


@lru_cache(maxsize=1_000)
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder).rstrip("/")


def _is_whole(path: str) -> bool:
    """Whether a file of a folder is a draft, and no part of one (a chapter in LaTeX)."""
    row = BY_ENDING.get(Path(path).suffix.lower())
    if row is None or row.is_whole is None:
        return True
    try:
        return row.is_whole(regular_file.read(path, max_bytes=MAX_BYTES))
    except (OSError, ValueError):
        return True  # the run says what is wrong with it


def _file(path: str, root: Path | None) -> Item:
    whole = Path(path).absolute()
    if root is None:
        return Item(name=_shown(path), path=str(whole))
    try:
        return Item(name=_shown(str(whole.relative_to(root.absolute()))), path=str(whole))
    except ValueError as error:
        raise InputError(f"{_shown(path)} does not lie below --root {root}") from error


def _shown(path: str) -> str:
    r"""Return `path` as valid text: bytes of a name that are no UTF-8 become ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _manifest(file: Iterable[str], where: str, folder: Path, root: Path | None) -> Iterator[Item]:
    """Yield the drafts of a table with a header, of JSON rows, or of a plain list of paths."""
    lines = iter(file)
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("{"):
        rows = _json_rows(first, lines, where)
    else:
        mark = "\t" if "\t" in first else ","
        header = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=mark), [])]
        if not {"path", "url"} & set(header):
            if len(header) > 1 and where.lower().endswith(tuple(TABLES)):
                raise InputError(
                    f"{where}: the header must name a column path or url, not {', '.join(header)}"
                )
            for line in chain([first], lines):
                if line.strip():
                    yield _named(line.strip(), folder, root)
            return
        csv.field_size_limit(_MAX_FIELD)
        table = csv.DictReader(lines, fieldnames=header, delimiter=mark)
        rows = ((f"{where}, row {number}", row) for number, row in enumerate(table, 2))
    for place, row in rows:
        yield _row(row, place, folder, root)


def _json_rows(
    first: str, lines: Iterator[str], where: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(chain([first], lines), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}, line {number} is no JSON: {error}") from error
        if not isinstance(row, dict):
            raise InputError(f"{where}, line {number} must be an object with path or url")
        yield f"{where}, line {number}", row


def _named(name: str, folder: Path, root: Path | None) -> Item:
    if name.lower().startswith(("http://", "https://")):
        return Item(name=name, url=name)
    return _file(str(folder / name), root)


def _row(row: dict[str, Any], place: str, folder: Path, root: Path | None) -> Item:
    path, url = row.get("path"), row.get("url")
    if not (isinstance(path, str) and path.strip()) and not (isinstance(url, str) and url.strip()):
        raise InputError(f"{place}: neither path nor url is given")
    base = _named((path or url or "").strip(), folder, root)
    return Item(
        name=base.name,
        path=base.path,
        url=base.url,
        published=_day(row.get("published"), place),
        title=str(row["title"]) if row.get("title") else None,
        sources=_sources(row.get("sources"), place, folder),
        columns={
            str(name): value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in row.items()
            if name is not None and str(name).lower() not in _OWN and value is not None
        },
    )


def _day(value: object, place: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError as error:
        raise InputError(
            f"{place}: published must be a day as 2026-11-22, not {value!r}"
        ) from error


def _sources(value: object, place: str, folder: Path) -> dict[str, str]:
    if value is None or value == "":
        return {}
    try:
        table = json.loads(value) if isinstance(value, str) else value
    except ValueError as error:
        raise InputError(f"{place}: sources must be a JSON object: {error}") from error
    if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
        raise InputError(f"{place}: sources must map labels to paths or addresses")
    return {
        str(label): one if "://" in one else str((folder / one).absolute())
        for label, one in table.items()
    }


def _records(path: Path) -> Iterator[Item]:
    """Yield the pages that a WARC file holds, each by the place of its record."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - needed here alone
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            for record in records:
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
                url = record.rec_headers.get_header("WARC-Target-URI")
                is_page = record.http_headers.get_statuscode() == "200" and kind.strip() in PAGES
                if is_page and url:
                    place = (str(path.absolute()), records.get_record_offset())
                    yield Item(name=url, url=url, warc=place)
    except (OSError, ArchiveLoadFailed) as error:
        raise InputError(f"{_shown(str(path))} cannot be read as a WARC file: {error}") from error


def body_of(warc: tuple[str, int]) -> tuple[bytes, str]:
    """Return the body and the media type of the record that begins at a byte of a WARC file."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - needed here alone

    name, offset = warc
    file: IO[bytes]
    with Path(name).open("rb") as file:
        file.seek(offset)
        record = next(iter(ArchiveIterator(file)))
        kind = record.http_headers.get_header("Content-Type") or "text/html"
        return bytes(record.content_stream().read()), kind


def size_of(item: Item) -> int:
    """Return the bytes of a draft that is a file here; 0 for any other."""
    try:
        return Path(item.path).stat().st_size if item.path is not None else 0
    except (OSError, ValueError):
        return 0
