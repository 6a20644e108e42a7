"""A draft as the user names it: a path, an address, or standard input → `Extract`."""

from __future__ import annotations

import sys

from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.formats.draft import MAX_BYTES
from citecheck.lazy_regex import regex
from citecheck.model import Extract, Source, Wanted
from citecheck.run import pipeline
from citecheck.sources import obtain
from citecheck.sources.store.store import Store

STANDARD_INPUT = "-"
_GOOGLE_DOC = regex(
    r"(https://docs\.google\.com/document/(?:u/\d{1,3}/)?d/[\w-]{10,200})(?:[/?#].*)?"
)


def extract(draft: str, settings: Config, bench: pipeline.Bench) -> Extract:
    """Return what stands in a draft.

    Raises:
        InputError: it cannot be had or read.
    """
    if draft == STANDARD_INPUT:
        return pipeline.extract(
            sys.stdin.buffer.read(MAX_BYTES + 1), settings, name="standard input"
        )
    if draft.lower().startswith(("http://", "https://")):
        body, source = from_web(draft, settings, bench)
        return pipeline.extract(body, settings, media_type=source.media_type, name=draft)
    return pipeline.extract(draft, settings)


def from_web(address: str, settings: Config, bench: pipeline.Bench) -> tuple[bytes, Source]:
    """Return the body of a draft at an address, and its provenance.

    Raises:
        InputError: it cannot be had.
    """
    wanted = Wanted(key=address, urls=(exported(address),))
    answer = next(iter(obtain([wanted], pipeline.fetching(settings, bench))))
    if not isinstance(answer, Source):
        raise InputError(f"cannot read the draft {address}: {answer.reason}")
    with Store.open(bench.store, writable=False, far=bench.far) as store:
        return store.body(answer.sha256), answer


def exported(address: str) -> str:
    """Return where a draft at `address` is had as a file: for a Google document, its DOCX export.

    Source: developers.google.com, "Export MIME types for Google Workspace documents".
    """
    found = _GOOGLE_DOC.fullmatch(address)
    return f"{found[1]}/export?format=docx" if found else address
