"""Which drafts of a window are due: new ones, and those that would get another report now.

A report rests on the draft's bytes, the files read beside it, the settings, the files given for
sources, and the newest captures of the others; the ledger has the digests of all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck import regular_file
from citecheck._version import __version__
from citecheck.config.schema import Config
from citecheck.formats.draft import MAX_BYTES
from citecheck.model import Source, Unavailable
from citecheck.run.batch.intake import Item
from citecheck.run.batch.jobs import Draft, settings_of
from citecheck.run.batch.ledger import Entry
from citecheck.run.context import Bench, fetching
from citecheck.sources.local import opened


class Due(Struct):
    """Tells what is due in one window; files and captures that many drafts share are asked once."""

    config: Config
    bench: Bench
    retries: bool  # what could not be read is tried again, though it is unchanged
    _files: dict[str, str | None] = field(default_factory=dict)

    def of(self, window: Sequence[Entry]) -> Iterator[Entry]:
        """Yield the drafts of `window` that are due, in their order."""
        was = {entry.number: json.loads(entry.sources or "{}") for entry in window}
        newest = self._newest({url for known in was.values() for url in known.get("urls", {})})
        for entry in window:
            if self._is_due(entry, was[entry.number], newest):
                yield entry

    def _is_due(
        self, entry: Entry, was: Mapping[str, Any], newest: Mapping[str, str | None]
    ) -> bool:
        if entry.state == "pending":
            return True
        if entry.item.path is not None and digest_of(entry.item) != entry.draft:
            return True
        if entry.state == "failed":
            return self.retries
        if settings_digest(settings_of(entry.item, self.config)) != entry.settings:
            return True
        return any(
            self._file(path) != digest for path, digest in was.get("files", {}).items()
        ) or any(newest.get(url, digest) != digest for url, digest in was.get("urls", {}).items())

    def _newest(self, urls: set[str]) -> dict[str, str | None]:
        """Return the digest of the newest capture of each of `urls` that the store has."""
        if not urls:
            return {}
        only_to_read = replace(fetching(self.config, self.bench), offline=True)
        with opened((), only_to_read) as store:
            found = store.latest_of(sorted(urls)) if store is not None else {}
        return {url: capture.sha256 for url, capture in found.items()}

    def _file(self, path: str) -> str | None:
        if path not in self._files:
            self._files[path] = digest_of_file(path)
        return self._files[path]


def settings_digest(config: Config) -> str:
    """Return the digest of all that a report owes to settings and to the version."""
    return hashlib.sha256(f"{__version__} {config.digest()} {config.offline}".encode()).hexdigest()


def sources_digest(draft: Draft) -> str:
    """Return which bytes each source had, by the path or the address it came from, as JSON.

    Files that the draft was read from beside itself are among them.
    """
    had: Mapping[str, Source | Unavailable] = draft.had
    files: dict[str, str | None] = dict(draft.parsed.parts)
    urls: dict[str, str] = {}
    for wanted in draft.parsed.wanted:
        source = had[wanted.key]
        digest = source.sha256 if isinstance(source, Source) else None
        if wanted.file is not None:
            files[wanted.file] = digest
        elif isinstance(source, Source):
            urls[source.url] = source.sha256
    return json.dumps({"files": files, "urls": urls}, sort_keys=True)


def digest_of(item: Item) -> str | None:
    """Return the sha256 of a draft's bytes as they are now; None where they cannot be had here."""
    if item.path is None:
        return None  # of a WARC record the place is in its key, and such a file is never rewritten
    return digest_of_file(item.path)


def digest_of_file(path: str) -> str | None:
    """Return the sha256 of a file, in hexadecimal digits; None for what is no regular file."""
    try:
        return hashlib.sha256(regular_file.read(path, max_bytes=MAX_BYTES)).hexdigest()
    except (OSError, ValueError):
        return None
