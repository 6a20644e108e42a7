"""What politeness costs: many hosts on a simulated clock, asked by the code that asks real ones.

    python benchmarks/politeness.py [--hosts N] [--addresses M] [--window W]

The order of sources, the turns at hosts, robots.txt, retries and the number of requests at once are
those of a run (`sources/network.py`, `sources/http/`); only the client is made up, and the clock
jumps to the next event. Counted for each host: requests at once, and seconds between the starts of
two. The makespan stands beside a lower bound: the busiest host's requests, one a delay, or all
answers over all connections, whichever is more. `--window` asks in windows of so many sources, as a
batch does; without it all are planned at once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from citecheck.config.schema import Fetch
from citecheck.model import SourceState, Unavailable, Wanted
from citecheck.sources.acquire import CONCURRENCY, Seeker
from citecheck.sources.address import host_of
from citecheck.sources.http.answer import Answer
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.http.manners import Manners
from citecheck.sources.network import _Run

MEDIAN_S = 0.3
"""Seconds that an answer takes, in the middle; the spread is that of a lognormal of sigma 0.8."""
SIGMA = 0.8
BUSY = 0.02
"""Share of answers that are 503, after which the same address is asked again."""
SLACK = 1e-6  # of the clock, a sum of floats


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next event instead of waiting for it."""

    def __init__(self, now: float) -> None:
        super().__init__()
        self.now = now

    def time(self) -> float:
        return self.now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self.now = max(self.now, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


@dataclass(slots=True)
class Seen:
    """What the hosts saw."""

    starts: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    robots: Counter[str] = field(default_factory=Counter)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    seconds: float = 0.0  # of all answers together

    def least_gap(self) -> float:
        """Return the fewest seconds between the starts of two requests at one host."""
        gaps = (
            later - earlier for times in self.starts.values() for earlier, later in pairwise(times)
        )
        return min(gaps, default=float("inf"))


class Servers:
    """All hosts: a transport whose answers take their time."""

    def __init__(self, seen: Seen, chance: random.Random) -> None:
        self._seen = seen
        self._chance = chance
        self.memory: frozenset[tuple[str, str]] = frozenset()

    def visit(self) -> Servers:
        return self

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        del headers
        host = host_of(url)
        seconds = MEDIAN_S * self._chance.lognormvariate(0, SIGMA)
        if url.endswith("/robots.txt"):
            self._seen.robots[host] += 1
            self._seen.starts[host].append(asyncio.get_running_loop().time())
            await asyncio.sleep(seconds)
            return Answer(state=SourceState.OK, status=404)
        self._seen.starts[host].append(asyncio.get_running_loop().time())
        self._seen.seconds += seconds
        self._seen.at_once[host] += 1
        self._seen.most_at_once = max(self._seen.most_at_once, self._seen.at_once[host])
        await asyncio.sleep(seconds)
        self._seen.at_once[host] -= 1
        if self._chance.random() < BUSY:
            return Answer(state=SourceState.OK, status=503)
        return Answer(state=SourceState.OK, status=200, body=b"words")


class Asker(AbstractAsyncContextManager["Asker"]):
    """Stands where a `Seeker` does: asks for each source once, with as many at once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._fetching = asyncio.Semaphore(CONCURRENCY)

    async def __aexit__(self, *_: object) -> None:
        return None

    async def seek(self, item: Wanted) -> Unavailable:
        async with self._fetching:
            fetched = await self._fetcher.get(item.urls[0])
        return Unavailable(key=item.key, url=item.urls[0], state=fetched.state, reason="")


def ask(addresses: Sequence[str], window: int, settings: Fetch) -> tuple[Seen, float]:
    """Ask for `addresses`, `window` at a time; return what hosts saw, and the makespan."""
    seen, now = Seen(), 0.0
    servers = Servers(seen, random.Random(5))
    clock = [now]
    manners = Manners(clock=lambda: clock[0])
    for start in range(0, len(addresses), window):
        some = [Wanted(key=one, urls=(one,)) for one in addresses[start : start + window]]
        loop = SimulatedLoop(now)
        run = _Run(some, lambda: cast("Seeker", Asker(Fetcher(servers, settings, manners=manners))))
        run._loop.close()
        run._loop = loop
        run()
        answers = list(run.answers())
        if len(answers) != len(some):
            raise RuntimeError(f"{len(some)} were asked for, {len(answers)} answered")
        clock[0] = now = loop.now
    return seen, now


def lower_bound(seen: Seen, delay_s: float) -> float:
    """Return the seconds below which no order of requests that keeps to the limits can end."""
    busiest = max(map(len, seen.starts.values()))
    return max((busiest - 1) * delay_s, seen.seconds / CONCURRENCY)


def even(hosts: int, each: int) -> list[str]:
    """Return as many addresses of every host, shuffled as drafts cite them."""
    found = [f"https://h{host}.example/{one}" for host in range(hosts) for one in range(each)]
    random.Random(7).shuffle(found)
    return found


def skewed(hosts: int, number: int) -> list[str]:
    """Return addresses whose hosts are cited as often as words are used (Zipf)."""
    chance = random.Random(8)
    weights = [1 / rank for rank in range(1, hosts + 1)]
    drawn = chance.choices(range(hosts), weights, k=number)
    return [f"https://h{host}.example/{one}" for one, host in enumerate(drawn)]


def show(name: str, addresses: Sequence[str], window: int) -> bool:
    """Print what came of one simulation; return whether every limit was kept."""
    settings = Fetch()
    seen, makespan = ask(addresses, window, settings)
    bound = lower_bound(seen, settings.delay_s)
    gap, hosts = seen.least_gap(), len(seen.starts)
    is_kept = gap >= settings.delay_s - SLACK and seen.most_at_once <= settings.max_per_host
    print(
        f"{name}: {len(addresses):,} addresses of {hosts:,} hosts"
        f" in windows of {min(window, len(addresses)):,}: least gap {gap:.3f} s"
        f" (limit {settings.delay_s:g}), at most {seen.most_at_once} at once"
        f" (limit {settings.max_per_host}), robots.txt {max(seen.robots.values())} a host at most;"
        f" makespan {makespan:,.0f} s, lower bound {bound:,.0f} s, {makespan / bound:.2f} ×"
    )
    return is_kept


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="What politeness costs, on a simulated clock")
    parser.add_argument("--hosts", type=int, default=1_000)
    parser.add_argument("--addresses", type=int, default=100, help="of each host")
    parser.add_argument("--window", type=int, default=2_000, help="sources of 200 drafts")
    options = parser.parse_args(argv)
    every = options.hosts * options.addresses
    kept = [
        show(name, addresses, window)
        for name, addresses in (
            ("even", even(options.hosts, options.addresses)),
            ("skewed", skewed(options.hosts, every)),
        )
        for window in (every, options.window)
    ]
    print("every limit was kept" if all(kept) else "a limit was broken")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
