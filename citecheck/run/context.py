"""Where and how a run works: its engine, its store, its lock; what the settings tell step 3."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citecheck.config.schema import Config
from citecheck.engine import MEGABYTES_FOR_MODELS, Choice
from citecheck.engine.aside import Aside
from citecheck.model import Source, Unavailable
from citecheck.sources import Options
from citecheck.sources.http.manners import Manners
from citecheck.sources.lock import Pin

if TYPE_CHECKING:
    from citecheck.reader import Consult

HERE = Choice()
"""This machine, all its processors."""


class Bench(Struct, frozen=True, kw_only=True):
    """Where a run works: the engine that it asks for, and the folder of its store."""

    store: Path
    far: str | None = None  # address of an object store of which `store` is the copy at hand
    engine: Choice = HERE
    aside: Aside = field(default_factory=partial(Aside, megabytes=MEGABYTES_FOR_MODELS))
    refresh: bool = False
    pins: Mapping[str, Pin] = field(default_factory=dict)  # captures that the lock holds
    tell: Callable[[int, int], None] = lambda _done, _of: None  # hears how many sources were had
    hear: Callable[[Source | Unavailable], None] = lambda _source: None  # and of each, as it comes
    manners: Manners = field(default_factory=Manners)  # what hosts were promised, all run long
    consult: Consult | None = None  # puts questions to a second reader; None: to the settings' own

    @property
    def holdings(self) -> str | Path:
        """Where jobs find the bytes of sources."""
        return self.far or self.store


def fetching(config: Config, bench: Bench) -> Options:
    """Return what step 3 is told."""
    return Options(
        store=bench.store,
        fetch=config.fetch,
        archive=config.archive,
        as_of=config.as_of,
        offline=config.offline,
        refresh=bench.refresh,
        manners=bench.manners,
        far=bench.far,
    )
