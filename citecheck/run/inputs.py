"""A draft as the user names it: a path, an address, or standard input → `Extract`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from citecheck.config.schema import Config
from citecheck.errors import InputError, StoreError
from citecheck.formats.draft import MAX_BYTES
from citecheck.lazy_regex import regex
from citecheck.model import Extract, Source, Wanted
from citecheck.run import draft_reading
from citecheck.sandbox import nothing

if TYPE_CHECKING:
    from citecheck.run.context import Bench

STANDARD_INPUT = "-"
_GOOGLE_DOC = regex(
    r"(https://docs\.google\.com/document/(?:u/\d{1,3}/)?d/[\w-]{10,200})(?:[/?#].*)?"
)


def extract(
    draft: str,
    settings: Config,
    bench: Callable[[], Bench],
    *,
    meanwhile: Callable[[], object] = nothing,
) -> Extract:
    """Return what stands in a draft.

    Args:
        draft: as the user names it.
        settings: settings.
        bench: gives where a draft at an address is fetched.
        meanwhile: as for `draft_reading.extract`.

    Raises:
        InputError: it cannot be had or read.
    """
    given: str | bytes = draft
    media_type, name = None, None
    if draft == STANDARD_INPUT:
        given, name = sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"
    elif draft.lower().startswith(("http://", "https://")):
        given, source = from_web(draft, settings, bench())
        media_type, name = source.media_type, draft
    return draft_reading.extract(given, settings, media_type, name, meanwhile=meanwhile)


def from_web(address: str, settings: Config, bench: Bench) -> tuple[bytes, Source]:
    """Return the body of a draft at an address, and its provenance.

    Raises:
        InputError: it cannot be had.
    """
    from citecheck.run.context import fetching  # noqa: PLC0415 - most drafts are files
    from citecheck.sources import obtain  # noqa: PLC0415
    from citecheck.sources.store.store import Store  # noqa: PLC0415

    wanted = Wanted(key=address, urls=(exported(address),))
    answer = next(iter(obtain([wanted], fetching(settings, bench))))
    if not isinstance(answer, Source):
        raise InputError(f"cannot read the draft {address}: {answer.reason}")
    with Store.open(bench.store, writable=False, far=bench.far) as store:
        return store.body(answer.sha256), answer


def held(bench: Bench, sha256: str) -> bytes | None:
    """Return the bytes of a draft at an address as the store of `bench` holds them, if it does.

    Args:
        bench: of the run that read it.
        sha256: of the draft.
    """
    from citecheck.sources.store.store import Store  # noqa: PLC0415 - as above

    try:
        with Store.open(bench.store, writable=False, far=bench.far) as store:
            return store.body(sha256)
    except StoreError:
        return None


def exported(address: str) -> str:
    """Return where a draft at `address` is had as a file: for a Google document, its DOCX export.

    Source: developers.google.com, "Export MIME types for Google Workspace documents".
    """
    found = _GOOGLE_DOC.fullmatch(address)
    return f"{found[1]}/export?format=docx" if found else address
