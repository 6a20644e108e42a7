"""Step 3, manners that outlast one event loop: when each host may be asked again, and its rules.

A batch asks for sources a window at a time, each in a loop of its own. What a host was promised in
one window holds in the next: the pause between two requests, and that robots.txt is asked for once
a day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.sources.http.robots import Rule

MOST_HOSTS = 20_000
"""Hosts that are remembered: 10 MB at most with rules of ordinary length."""
RULES_LAST_S = 86_400.0
"""Source: RFC 9309, section 2.4: a robots.txt is not to be used for longer than 24 hours."""


class Manners:
    """What is remembered of hosts; loops in two threads at once share pauses and rules, not slots.

    Args:
        clock: seconds, as every event loop of the process counts them.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._not_before: dict[str, float] = {}
        self._rules: dict[str, tuple[float, tuple[Rule, ...]]] = {}

    def not_before(self, host: str) -> float:
        """Return the time, by the loop's clock, before which `host` is not asked; 0 if any."""
        return self._not_before.get(host, 0.0)

    def wait_until(self, host: str, when: float) -> None:
        """Let `host` not be asked before `when`, by the loop's clock."""
        if len(self._not_before) >= MOST_HOSTS:
            now = self._clock()
            self._not_before = {name: at for name, at in self._not_before.items() if at > now}
        self._not_before[host] = when

    def rules(self, site: str) -> tuple[Rule, ...] | None:
        """Return the rules in the robots.txt of `site` (scheme, host, port), None if unknown."""
        read_at, rules = self._rules.get(site, (0.0, None))
        if rules is not None and self._clock() - read_at >= RULES_LAST_S:
            del self._rules[site]
            return None
        return rules

    def learn(self, site: str, rules: tuple[Rule, ...]) -> None:
        """Remember the rules of `site`; the one learnt first is forgotten for it where need be."""
        if len(self._rules) >= MOST_HOSTS:
            del self._rules[next(iter(self._rules))]
        self._rules[site] = (self._clock(), rules)
