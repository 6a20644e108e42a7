from __future__ import annotations

import asyncio

from citecheck.sources.http import manners
from citecheck.sources.http.manners import Manners
from citecheck.sources.http.per_host import Hosts
from citecheck.sources.http.robots import Robots, Rule

RULE = Rule(allow=False, pattern=b"/private")


def test_a_pause_promised_in_one_loop_holds_in_the_next() -> None:
    known = Manners()

    async def start() -> float:
        hosts = Hosts(max_per_host=2, delay_s=0.2, manners=known)
        async with hosts.turn("a.example"):
            return asyncio.get_running_loop().time()

    first, second = asyncio.run(start()), asyncio.run(start())
    assert second - first >= 0.2 - 0.01


def test_a_robots_txt_is_asked_for_once_a_day() -> None:
    now = [0.0]
    known = Manners(clock=lambda: now[0])
    asked = []

    async def fetch(url: str) -> bytes | None:
        asked.append(url)
        return b"User-agent: *\nDisallow: /private\n"

    async def allow() -> bool:
        return await Robots(fetch, known).allow("https://a.example/private/1")

    assert not asyncio.run(allow())
    now[0] = manners.RULES_LAST_S - 1
    assert not asyncio.run(allow())
    assert asked == ["https://a.example/robots.txt"]
    now[0] = manners.RULES_LAST_S
    assert not asyncio.run(allow())
    assert len(asked) == 2


def test_memory_is_bounded_and_no_pause_is_forgotten() -> None:
    now = [0.0]
    known = Manners(clock=lambda: now[0])
    for number in range(manners.MOST_HOSTS):
        known.wait_until(f"h{number}", 1.0)
        known.learn(f"https://h{number}", (RULE,))
    now[0] = 2.0
    known.wait_until("busy", 9.0)
    known.wait_until("other", 3.0)
    assert known.not_before("busy") == 9.0
    assert known.not_before("h7") == 0.0
    known.learn("https://other", ())
    assert known.rules("https://h0") is None
    assert known.rules("https://h1") == (RULE,)
    assert known.rules("https://other") == ()
