"""Step 3, the lock: sources of a run ↔ ``citecheck.lock``, which pins their captures.

A line a source, fields separated by tabs: canonical address, time of the capture, sha256, archived
address or ``-``. Sorted, so that a change of one source is a change of one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.errors import ConfigError
from citecheck.lazy_regex import regex
from citecheck.model import Source, Wanted
from citecheck.sources.address import is_same_page
from citecheck.sources.store.index import wire_time
from citecheck.sources.wayback.cdx import original_in

NAME = "citecheck.lock"
_HEADER = "# citecheck.lock 1: address, captured, sha256, archived copy; made by `check --lock`"
_SHA256 = regex(r"[0-9a-f]{64}")
_NONE = "-"
_MAX_BYTES = 50_000_000


class Pin(Struct, frozen=True, kw_only=True):
    """The capture that a source is held to."""

    key: str
    captured_at: datetime | None  # aware, UTC
    sha256: str
    archived_url: str | None = None


def write(path: Path, sources: Iterable[Source]) -> None:
    """Pin `sources` in the file `path`, replacing what it holds.

    Raises:
        ConfigError: the file cannot be written.
    """
    lines = sorted(
        "\t".join(
            (
                source.key,
                wire_time(source.fetched_at) if source.fetched_at else _NONE,
                source.sha256,
                source.archived_url or _NONE,
            )
        )
        for source in sources
    )
    if not regular_file.is_replaceable(path):
        raise ConfigError(f"cannot write the lock {path}: no regular file stands there")
    part = path.with_name(path.name + ".part")
    try:
        part.write_text("\n".join([_HEADER, *lines]) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise ConfigError(f"cannot write the lock {path}: {error.strerror or error}") from error


def read(path: Path) -> dict[str, Pin]:
    """Return the pins in the file `path` by key.

    Raises:
        ConfigError: the file cannot be read, or a line of it is no pin.
    """
    try:
        lines = regular_file.read(path, max_bytes=_MAX_BYTES).decode().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read the lock {path}: {error}") from error
    pins = [
        _pin(line, f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]
    return {pin.key: pin for pin in pins}


def held(wanted: Wanted, pins: Mapping[str, Pin]) -> Wanted:
    """Return `wanted` held to its pin, if it has one."""
    pin = pins.get(wanted.key)
    if pin is None:
        return wanted
    archived_url = wanted.archived_url
    if pin.archived_url is not None and _is_copy(pin.archived_url, wanted.urls):
        archived_url = pin.archived_url
    return replace(wanted, pinned=pin.sha256, archived_url=archived_url)


def _is_copy(archived_url: str, urls: Iterable[str]) -> bool:
    """Whether a capture's address says that it is one of `urls`: locks may be forged."""
    page = original_in(archived_url)
    return page is not None and any(is_same_page(page, url) for url in urls)


def _pin(line: str, where: str) -> Pin:
    fields = line.split("\t")
    try:
        key, captured, digest, archived = fields
        captured_at = None if captured == _NONE else datetime.fromisoformat(captured)
    except ValueError as error:
        raise ConfigError(f"{where}: four fields are wanted; run `check --update`") from error
    if not _SHA256.fullmatch(digest):
        raise ConfigError(f"{where}: the third field is no sha256; run `check --update`")
    return Pin(
        key=key,
        captured_at=captured_at,
        sha256=digest,
        archived_url=None if archived == _NONE else archived,
    )
