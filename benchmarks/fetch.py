"""Speed and safety of step 3: throughput beside lychee, warm store, memory, kills.

Usage: ``python benchmarks/fetch.py [--lychee PATH] [--pages N] [--kills N] [--memory]``. A server
on loopback (a process of its own) answers `--pages` pages of 8 kB after 50 ms, as 200 hosts
(127.0.0.x). Both programs are unthrottled; citecheck keeps and hashes every body besides.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOSTS = 200
DELAY_S = 0.05
KILLS_A_STORE = 10
WORDS = ("the", "harbour", "handled", "more", "freight", "in", "a", "year", "than", "before")


def page(number: int) -> bytes:
    chance = random.Random(number)
    paragraphs = []
    while sum(map(len, paragraphs)) < 7_700:
        words = " ".join(chance.choices(WORDS, k=60))
        paragraphs.append(f"<p>{words} <a href='/x'>{chance.randrange(9**9)}</a>.</p>\n")
    return f"<html><head><title>{number}</title></head><body>{''.join(paragraphs)}".encode()


async def serve(port: int) -> None:
    body = page(0)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body) + 12}\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                path = request.split(b" ", 2)[1]
                await asyncio.sleep(DELAY_S)
                writer.write(head.encode() + body + path[-12:].rjust(12))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", port, backlog=2000)
    print("ready", flush=True)
    await server.serve_forever()


def urls(port: int, number: int) -> list[str]:
    return [f"http://127.0.0.{2 + i % HOSTS}:{port}/page/{i}" for i in range(number)]


def fetch_all(folder: str, port: int, number: int) -> None:
    """Obtain all pages and print seconds, sources and peak memory; run in a process of its own."""
    from citecheck.config.schema import Archive, Fetch  # noqa: PLC0415
    from citecheck.model import Wanted  # noqa: PLC0415
    from citecheck.sources import Options, obtain  # noqa: PLC0415

    allowed = tuple(f"127.0.0.{2 + i}:{port}" for i in range(HOSTS))
    fetch = Fetch(delay_s=0, max_per_host=100, robots=False, allow_hosts=allowed)
    options = Options(store=Path(folder), fetch=fetch, archive=Archive(enabled=False))
    wanted = [Wanted(key=url, urls=(url,)) for url in urls(port, number)]
    start = time.perf_counter()
    states = [answer.state.value for answer in obtain(wanted, options)]
    seconds = time.perf_counter() - start
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)  # the second: the process that keeps
    peak = sum(resource.getrusage(who).ru_maxrss for who in both) / 1024
    print(json.dumps({"s": seconds, "ok": states.count("ok"), "mb": peak}))


def measured(folder: str, port: int, number: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", folder, str(port), str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def lychee(path: str, port: int, number: int, at_once: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "links.txt"
        listed.write_text("\n".join(urls(port, number)))
        command = [path, "--no-progress", "--quiet", "--max-concurrency", str(at_once)]
        command += ["--host-concurrency", "100", "--host-request-interval", "0ms"]
        command += ["--max-retries", "0", str(listed)]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            print("lychee says:", done.stderr[-300:], done.stdout[-300:])
        return seconds


def kills(port: int, number: int) -> list[int]:
    """Kill a fetching process `number` times, verifying the store each time.

    Returns captures kept, lost, doubled and damaged; every few kills a new store is begun.
    """
    chance = random.Random(5)
    sums = [0, 0, 0, 0]
    for first in range(0, number, KILLS_A_STORE):
        with tempfile.TemporaryDirectory() as folder:
            turns = range(first, min(first + KILLS_A_STORE, number))
            found = kills_of_one_store(folder, port, turns, chance)
            sums = [total + more for total, more in zip(sums, found, strict=True)]
    return sums


def kills_of_one_store(
    folder: str, port: int, turns: range, chance: random.Random
) -> tuple[int, int, int, int]:
    from citecheck.sources.store.store import Store  # noqa: PLC0415
    from citecheck.sources.store.upkeep import verify  # noqa: PLC0415

    kept = lost = doubled = damaged = 0
    reported: set[str] = set()
    for turn in turns:
        command = [sys.executable, __file__, "--endless", folder, str(port), str(turn)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = child.stdout.readline().strip()
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        reported |= {first, *child.stdout.read().split("\n")[:-1]}
        child.wait()
        child.stdout.close()
        with Store.open(folder) as store:
            damaged += len(verify(store))
            found = [capture.url for capture in store.captures()]
        kept = len(found)
        doubled += len(found) - len(set(found))
        lost += len(reported - set(found))
    return kept, lost, doubled, damaged


def fetch_endlessly(folder: str, port: int, turn: int) -> None:
    """Fetch and report until killed."""
    from citecheck.config.schema import Archive, Fetch  # noqa: PLC0415
    from citecheck.model import Wanted  # noqa: PLC0415
    from citecheck.sources import Options, obtain  # noqa: PLC0415

    fetch = Fetch(delay_s=0, max_per_host=100, robots=False, allow_hosts=(f"127.0.0.2:{port}",))
    options = Options(store=Path(folder), fetch=fetch, archive=Archive(enabled=False))
    addresses = [f"http://127.0.0.2:{port}/kill/{turn}/{i}" for i in range(5_000)]
    for answer in obtain([Wanted(key=url, urls=(url,)) for url in addresses], options):
        print(answer.key, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lychee")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--at-once", type=int, default=100, help="of lychee; citecheck has its own")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--child", nargs=3)
    parser.add_argument("--endless", nargs=3)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve(given.port))
    if given.child:
        fetch_all(given.child[0], *map(int, given.child[1:]))
        return
    if given.endless:
        fetch_endlessly(given.endless[0], *map(int, given.endless[1:]))
        return
    command = [sys.executable, __file__, "--serve", "--port", str(given.port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            report(given)
        finally:
            server.kill()


def report(given: argparse.Namespace) -> None:
    number = given.pages
    for turn in range(given.rounds):
        line = f"round {turn + 1}:"
        if given.lychee:
            seconds = lychee(given.lychee, given.port, number, given.at_once)
            line += f" lychee {number / seconds:7.0f}/s"
        with tempfile.TemporaryDirectory() as folder:
            cold = measured(folder, given.port, number)
            warm = measured(folder, given.port, number)
        line += f" citecheck {number / cold['s']:7.0f}/s ({cold['ok']} ok, {cold['mb']:.0f} MB)"
        print(f"{line} warm {number / warm['s']:7.0f}/s ({cold['s'] / warm['s']:.1f} x)")
    if given.memory:
        for size in (100, 1_000, 10_000):
            with tempfile.TemporaryDirectory() as folder:
                print(f"{size:6} URLs: peak {measured(folder, given.port, size)['mb']:.0f} MB")
    if given.kills:
        kept, lost, doubled, damaged = kills(given.port, given.kills)
        print(
            f"{given.kills} kills: {kept} kept, {lost} lost, {doubled} doubled, {damaged} damaged"
        )


if __name__ == "__main__":
    main()
