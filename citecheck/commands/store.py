"""Upkeep of the store for a person: a folder → lines to print, and the exit code.

It opens and closes the store and puts what `sources/` says of it into words; it touches no draft
and no network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.config.resolve import settle, store_folder
from citecheck.errors import InputError, StoreError
from citecheck.run.gate import Exit
from citecheck.sources.store import upkeep, warc
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.index import NAME
from citecheck.sources.store.store import Store

_SHOWN = 12  # characters of a sha256, enough to tell bodies apart by eye
_STATE_WIDTH = 12


class Told(Struct, frozen=True, kw_only=True):
    """What a command prints, a line each, and how it ends."""

    lines: tuple[str, ...]
    code: Exit = Exit.CLEAN


def folder(options: Mapping[str, Any]) -> Path:
    """Return the store that the options ``store`` and ``config`` of a command line mean.

    Raises:
        ConfigError: the settings cannot be read.
    """
    return store_folder(settle({"config": options["config"]}, ()), options["store"])


def listed(store: Path) -> Iterator[str]:
    """Yield a line a capture, by address and time: when, state, bytes, address, archived copy.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    with Store.open(store, writable=False) as opened:
        for capture in opened.captures():
            yield _line(capture)


def verified(store: Path) -> Told:
    """Return all damage in the store, which is a finding; nothing is changed.

    Raises:
        StoreError: there is no store, or its index cannot be read.
    """
    with Store.open(store, writable=False) as opened:
        number = sum(1 for _ in opened.captures())
        damage = upkeep.verify(opened)
    lines = [f"{item.path}: {item.what}" + _captured_from(item.url) for item in damage]
    if damage:
        lines.append(f"{number} captures, {_counted(len(damage), 'damaged file')}")
        return Told(lines=tuple(lines), code=Exit.FINDINGS)
    return Told(lines=(f"{_counted(number, 'capture')}, all whole",))


def exported(store: Path, warc_path: Path) -> Told:
    """Write every capture that has a body to a WARC file; damage is a finding and no file is made.

    Raises:
        StoreError: there is no store, or its index cannot be read.
        InputError: the file cannot be written.
    """
    with Store.open(store, writable=False) as opened:
        if damage := tuple(upkeep.body_damage(opened)):
            return Told(lines=tuple(item.what for item in damage), code=Exit.FINDINGS)
        number = warc.export_to(opened, warc_path)
        private = sum(capture.is_signed_in for capture in opened.captures())
    lines = [f"{_counted(number, 'capture')} written to {warc_path}"]
    if private:
        lines.append(f"{_counted(private, 'capture')} left out: read with cookies of your own")
    return Told(lines=tuple(lines))


def imported(store: Path, warc_path: Path) -> Told:
    """Keep every response in a WARC file; a store is made where there is none.

    Raises:
        StoreError: the store cannot be written.
        InputError: the file cannot be read, or is no WARC file.
    """
    if not warc_path.is_file():  # said before a store is made for it
        raise InputError(f"cannot read {warc_path}: there is no such file")
    with Store.open(store) as opened:
        number = warc.import_from(opened, warc_path)
    return Told(lines=(f"{_counted(number, 'capture')} kept in {store}",))


def pruned(store: Path, before: datetime | None = None) -> Told:
    """Drop superseded captures (only those before the day `before`, in UTC) and files without use.

    Raises:
        StoreError: there is no store, or it cannot be written.
    """
    if not (store / NAME).exists():
        raise StoreError(f"there is no store in {store}; --store names its folder")
    with Store.open(store) as opened:
        gone = upkeep.prune(opened, before=before and before.replace(tzinfo=UTC))
    words = f"{_counted(gone.captures, 'capture')} and {_counted(gone.files, 'file')} removed"
    return Told(lines=(words,))


def _line(capture: Capture) -> str:
    """Return one capture in one line; an address that led elsewhere shows where it led."""
    parts = [
        f"{capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}",
        capture.state.ljust(_STATE_WIDTH),
        (capture.sha256 or "-")[:_SHOWN].ljust(_SHOWN),
        capture.url,
    ]
    if capture.final_url != capture.url:
        parts.append(f"-> {capture.final_url}")
    if capture.archived_url:
        parts.append(f"archived: {capture.archived_url}")
    return "  ".join(parts)


def _captured_from(url: str | None) -> str:
    return f" (captured from {url})" if url else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
