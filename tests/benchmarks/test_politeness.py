"""No host sees more than its limit, on a simulated clock over the code that asks real ones."""

from __future__ import annotations

import politeness
import pytest

from citecheck.config.schema import Fetch


@pytest.mark.parametrize("window", [40, 240])
@pytest.mark.parametrize(("delay_s", "max_per_host"), [(1.0, 2), (0.5, 1), (0.2, 3)])
def test_no_host_is_asked_sooner_or_more_at_once_than_it_was_promised(
    window: int, delay_s: float, max_per_host: int
) -> None:
    addresses = politeness.even(30, 8)
    settings = Fetch(delay_s=delay_s, max_per_host=max_per_host)
    seen, makespan = politeness.ask(addresses, window, settings)
    assert len(seen.starts) == 30
    assert seen.least_gap() >= delay_s - politeness.SLACK
    assert 0 < seen.most_at_once <= max_per_host
    assert set(seen.robots.values()) == {1}
    assert makespan >= politeness.lower_bound(seen, delay_s)


def test_the_busiest_host_decides_and_no_other_waits_for_it() -> None:
    addresses = politeness.skewed(30, 300)
    seen, makespan = politeness.ask(addresses, 300, Fetch())
    assert makespan < 1.1 * politeness.lower_bound(seen, 1.0)
