"""`citecheck archive`: drafts → their sources in the store, a WARC file and the web archive.

The sources are planned and obtained as for a check; no text is read out of them and no claim is
judged.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.config.resolve import settle, store_folder
from citecheck.config.schema import Config
from citecheck.errors import ConfigError, InputError
from citecheck.model import Extract, Source, SourceState, Unavailable
from citecheck.rewrite import docx_links
from citecheck.rewrite.docx_links import WORD
from citecheck.rewrite.markup_links import HTML, MARKDOWN, with_links
from citecheck.run import inputs as draft_files
from citecheck.run import pipeline
from citecheck.run.gate import Exit
from citecheck.run.source_plan import plan
from citecheck.sources import obtain
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.warc import export_to
from citecheck.sources.wayback.save import Saved, save_all

KEY_NAMES = ("CITECHECK_ARCHIVE_KEY", "CITECHECK_ARCHIVE_SECRET")
_STATE_WIDTH = 12
_STILL_THERE = frozenset(  # the archive may get what could not be read here
    (
        SourceState.OK,
        SourceState.PAYWALLED,
        SourceState.CONSENT_WALL,
        SourceState.BLOCKED,
        SourceState.SCRIPT_ONLY,
        SourceState.TIMEOUT,
        SourceState.TOO_LARGE,
        SourceState.UNSUPPORTED,
        SourceState.TRANSIENT,
    )
)
Answer = Source | Unavailable


class Kept(Struct, frozen=True, kw_only=True):
    """What became of one source; `saved` is None where the web archive was not asked."""

    source: Answer
    saved: Saved | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it is in the store, and in the archive too where that was asked."""
        if self.saved is not None:
            return self.saved.archived_url is not None
        return isinstance(self.source, Source)

    @property
    def archived_url(self) -> str | None:
        """The address of its archived copy, the one made now before the one found."""
        if self.saved is not None and self.saved.archived_url:
            return self.saved.archived_url
        return self.source.archived_url if isinstance(self.source, Source) else None

    def line(self) -> str:
        """Return state, address and archived address (or ``-``), and what went wrong."""
        address = self.source.url or self.source.key
        parts = [self.source.state.ljust(_STATE_WIDTH), address, self.archived_url or "-"]
        reasons = [
            self.source.reason if isinstance(self.source, Unavailable) else None,
            self.saved.reason if self.saved else None,
            _PRIVATE if _is_private(self.source) else None,
        ]
        return "  ".join([*parts, *(f"({reason})" for reason in reasons if reason)])


_PRIVATE = "read with cookies of your own: it stays in the store"


def _is_private(source: Answer) -> bool:
    """Whether it was had through a subscription, so that it is neither written nor handed on."""
    return isinstance(source, Source) and source.is_signed_in


def archive(drafts: tuple[str, ...], options: Mapping[str, Any]) -> Iterator[tuple[str, Exit]]:
    """Yield a line a source, then one a file written, each with the exit code that it means.

    Raises:
        InputError: a draft cannot be read, or the WARC file cannot be written.
        ConfigError: a setting is wrong, or the archive's keys are lacking.
        StoreError: the store cannot be opened, read or written.
    """
    settings = settle(options, drafts)
    is_saving = options["save"] or settings.archive.save
    keys = _keys() if is_saving else None
    store = store_folder(settings, options["store"])
    warc = Path(options["warc"]) if options["warc"] else _beside(drafts)
    bench = pipeline.Bench(store=store)
    extracts = [draft_files.extract(draft, settings, lambda: bench) for draft in drafts]
    if options["write"]:
        _refuse_unwritable(drafts, extracts)
    had = _obtained(extracts, settings, bench)
    copies = {}
    for kept in _saved(had, settings, keys):
        copies[kept.source.key] = kept.archived_url
        yield kept.line(), Exit.CLEAN if kept.is_kept else Exit.UNVERIFIED
    yield _written(had, store, warc), Exit.CLEAN
    if options["write"]:
        for draft, extract in zip(drafts, extracts, strict=True):
            cited = {item.reference: copies[item.source] for item in plan(extract, settings).cited}
            links = {name: url for name, url in cited.items() if name and url}
            yield _copied(Path(draft), extract, links), Exit.CLEAN


def _obtained(extracts: list[Extract], settings: Config, bench: pipeline.Bench) -> list[Answer]:
    """Return every source of the drafts once, in their order, with its bytes in the store."""
    wanted = {item.key: item for extract in extracts for item in plan(extract, settings).wanted}
    had = {item.key: item for item in obtain(wanted.values(), pipeline.fetching(settings, bench))}
    return [had[key] for key in wanted]


def _refuse_unwritable(drafts: tuple[str, ...], extracts: list[Extract]) -> None:
    for draft, extract in zip(drafts, extracts, strict=True):
        if not Path(draft).is_file() or extract.document.media_type not in (MARKDOWN, HTML, WORD):
            raise InputError(f"--write takes Markdown, HTML and Word files; {draft} is none")


def _copied(draft: Path, extract: Extract, links: Mapping[str, str]) -> str:
    """Write a copy of `draft` with links to archived copies beside it, and say so."""
    copy = draft.with_name(f"{draft.stem}.archived{draft.suffix}")
    try:
        copy.write_bytes(_linked(draft.read_bytes(), extract, links))
    except UnicodeDecodeError as error:
        raise InputError(f"--write takes drafts in UTF-8; {draft} is none") from error
    except OSError as error:
        raise InputError(f"cannot write {copy}: {error.strerror or error}") from error
    return f"{copy} holds the links to archived copies"


def _linked(body: bytes, extract: Extract, links: Mapping[str, str]) -> bytes:
    if extract.document.media_type == WORD:
        return docx_links.with_links(body, extract, links)
    return with_links(body.decode(), extract, links).encode()


def _saved(had: list[Answer], settings: Config, keys: tuple[str, str] | None) -> Iterator[Kept]:
    """Yield each source as it is done with; without `keys` the web archive is not asked."""
    asked = {
        item.key: item.url
        for item in had
        if item.url and item.state in _STILL_THERE and not _is_private(item)
    }
    answers = iter(()) if keys is None else save_all(asked.values(), settings, keys)
    for source in had:
        is_asked = keys is not None and source.key in asked
        yield Kept(source=source, saved=next(answers) if is_asked else None)


def _written(had: list[Answer], folder: Path, warc: Path) -> str:
    """Write the captures of the sources that were had to `warc`, and say so."""
    names = {
        (item.url, item.sha256)
        for item in had
        if isinstance(item, Source) and not item.is_signed_in
    }
    if not names:
        return "no source can be written: no WARC file was written"
    with Store.open(folder, writable=False) as store:
        newest: dict[tuple[str, str | None], Capture] = {
            (capture.url, capture.sha256): capture
            for capture in store.captures()
            if (capture.url, capture.sha256) in names
        }
        number = export_to(store, warc, captures=newest.values())
    return f"{number} of {len(had)} sources written to {warc}"


def _beside(drafts: tuple[str, ...]) -> Path:
    """Return the WARC file's usual place: beside the first draft, named after a sole one."""
    first = drafts[0]
    if first == draft_files.STANDARD_INPUT or "://" in first:
        return Path("citecheck.warc.gz")
    draft = Path(first)
    return draft.with_name(f"{draft.stem if len(drafts) == 1 else 'citecheck'}.warc.gz")


def _keys() -> tuple[str, str]:
    """Return the access key and the secret for the web archive.

    Raises:
        ConfigError: the environment lacks one.
    """
    key, secret = (os.environ.get(name, "").strip() for name in KEY_NAMES)
    if not (key and secret):
        raise ConfigError(
            f"saving to the web archive needs {' and '.join(KEY_NAMES)} in the environment"
            " (https://archive.org/account/s3.php gives both)"
        )
    return key, secret
