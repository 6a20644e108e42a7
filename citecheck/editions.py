"""The two editions of each locked source: the pinned capture and the page of now.

In: a run with a lock. Out: both editions where they differ, and the run as it would be with the one
and with the other. A run reads one of the two; here the other is had and read too. What follows for
a claim stands in `changes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citecheck.bench import Bench, fetching
from citecheck.case import Case, Had, Looks
from citecheck.config import Config
from citecheck.looking import look
from citecheck.model import Source, Unavailable
from citecheck.sources.again import look_again, pinned_edition

_Sources = dict[str, Source | Unavailable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A run with a lock: what it read and saw of its sources."""

    cases: Sequence[Case]
    had: Had
    seen: Looks
    config: Config
    bench: Bench


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The sources as the lock has them and as they are now, by key, where the two differ."""

    locked: Mapping[str, Source]
    now: Mapping[str, Source | Unavailable]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What one set of editions gave: all sources of the run, and what they showed."""

    had: Had
    seen: Looks


def editions(run: Locked) -> Editions:
    """Return both editions of each pinned source that was read and is another one by now.

    Raises:
        StoreError: the store cannot be opened, read or written.
    """
    options = fetching(run.config, run.bench)
    locked: dict[str, Source] = {}
    now: _Sources = {}
    to_look_at = []
    for item in {one.key: one for case in run.cases for one in case.plan.wanted}.values():
        used, pin = run.had[item.key], run.bench.pins.get(item.key)
        if pin is None or isinstance(used, Unavailable):
            continue
        if used.sha256 != pin.sha256:  # refreshed, or a file of the user that is another one
            edition = pinned_edition(item.key, pin.sha256, options)
            if edition is not None:
                locked[item.key], now[item.key] = edition, used
        elif item.file is None and not run.config.offline:
            locked[item.key] = used
            to_look_at.append(item)
    for answer in look_again(to_look_at, options) if to_look_at else ():
        if isinstance(answer, Unavailable) or answer.sha256 != locked[answer.key].sha256:
            now[answer.key] = answer
    return Editions(locked={key: locked[key] for key in now}, now=now)


def world(run: Locked, edition: Mapping[str, Source | Unavailable]) -> World:
    """Return the run as it would be with `edition` in place of what was read."""
    others: _Sources = {key: item for key, item in edition.items() if item != run.had[key]}
    shares = [item for case in run.cases for item in case.shares() if item[0] in others]
    shown = look(shares, others, run.config, run.bench)
    kept = {place: seen for place, seen in run.seen.items() if place[1] not in others}
    return World(had={**run.had, **others}, seen={**kept, **shown})
