"""Step 3, pace: spaced turns over threads and event loops, rests, and the breaker."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from citecheck.sources.services.rate_limit import Pace, Resting, shared


def test_turns_of_many_threads_are_apart() -> None:
    pace = Pace(0.02)
    starts: list[float] = []

    def ask() -> None:
        pace.turn()
        starts.append(time.monotonic())

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(ask) for _ in range(8)]:
            done.result()
    assert max(starts) - min(starts) >= 7 * 0.02 - 0.005


def test_a_thread_and_a_loop_share_one_pace() -> None:
    pace = Pace(0.03)
    start = time.monotonic()

    def ask_thrice() -> None:
        for _ in range(3):
            pace.turn()

    thread = threading.Thread(target=ask_thrice)
    thread.start()

    async def ask() -> None:
        await asyncio.gather(*(pace.turn_in_loop() for _ in range(3)))

    asyncio.run(ask())
    thread.join()
    assert time.monotonic() - start >= 5 * 0.03 - 0.005


def test_no_pause_costs_nothing_to_wait_for() -> None:
    pace = Pace(0.0)
    for _ in range(1_000):
        pace.turn()


def test_a_short_rest_is_waited_for_by_all() -> None:
    pace = Pace(0.0)
    pace.refused(0.05)
    start = time.monotonic()
    pace.turn()
    asyncio.run(pace.turn_in_loop())
    assert time.monotonic() - start >= 0.045


def test_a_refusal_holds_those_who_wait_already() -> None:
    pace = Pace(0.03)
    pace.turn()
    threading.Timer(0.01, pace.refused, (0.1,)).start()
    start = time.monotonic()
    pace.turn()
    assert time.monotonic() - start >= 0.1


def test_a_long_rest_opens_the_breaker_until_it_is_over() -> None:
    now = [100.0]
    pace = Pace(0.0, longest_rest_s=60, clock=lambda: now[0])
    pace.refused(3_600)
    with pytest.raises(Resting, match="3600 s"):
        pace.turn()
    with pytest.raises(Resting):
        asyncio.run(pace.turn_in_loop())
    pace.refused(1)  # a later word does not shorten the rest
    with pytest.raises(Resting):
        pace.turn()
    now[0] += 3_600
    pace.turn()


def test_refusals_without_a_time_double_until_nobody_waits() -> None:
    pace = Pace(0.0, longest_rest_s=15, clock=lambda: 0.0)
    pace.refused()  # 5 s
    pace.refused()  # 10 s: both would be waited for
    pace.refused()  # 20 s
    with pytest.raises(Resting):
        pace.turn()


def test_an_answer_ends_the_doubling() -> None:
    now = [0.0]
    pace = Pace(0.0, longest_rest_s=15, clock=lambda: now[0])
    for _ in range(10):
        pace.refused()
        pace.answered()
    now[0] += 5.0
    pace.turn()


def test_a_negative_wish_is_no_rest() -> None:
    pace = Pace(0.0)
    pace.refused(-5.0)
    pace.turn()


def test_one_pace_for_a_service_in_a_process() -> None:
    saves = shared("https://archive.example/save", 5.0)
    assert shared("https://archive.example/save", 5.0) is saves
    assert shared("https://archive.example/cdx", 5.0) is not saves
