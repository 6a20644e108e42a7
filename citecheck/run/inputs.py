"""A draft as the user names it: a path, an address, or standard input → `Extract`."""

from __future__ import annotations

import sys

from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.formats.draft import MAX_BYTES
from citecheck.model import Extract, Source, Wanted
from citecheck.run import pipeline
from citecheck.sources import obtain
from citecheck.sources.store.store import Store

STANDARD_INPUT = "-"


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
    wanted = Wanted(key=address, urls=(address,))
    answer = next(iter(obtain([wanted], pipeline.fetching(settings, bench))))
    if not isinstance(answer, Source):
        raise InputError(f"cannot read the draft {address}: {answer.reason}")
    with Store.open(bench.store, writable=False) as store:
        return store.body(answer.sha256), answer
