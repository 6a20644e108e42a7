"""Speed and safety of step 3: throughput beside lychee, warm store, memory, kills.

Usage: ``python benchmarks/fetch.py [--lychee PATH] [--at-once N,N…] [--pages N] [--kills N]
[--memory] [--folder DIR]``. A server on loopback (a process of its own) answers `--pages` pages of
8 kB after
50 ms, as 200 hosts (127.0.0.x). All programs are unthrottled and have the same number of requests
under way; citecheck judges, keeps and hashes every body besides, the bare loop of aiohttp writes
each to a file, lychee keeps none. Pages a second, and milliseconds of processor time a page.

What was kept is removed at the end only, and should lie where no other program deletes many files:
ext4 passes over what was deleted in the last minutes whenever it makes a file (20 × the time).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from itertools import count
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


def fetch_all(folder: str, port: int, number: int, at_once: int) -> None:
    """Obtain all pages and print seconds, sources and peak memory; run in a process of its own."""
    from citecheck.config.schema import Archive, Fetch  # noqa: PLC0415
    from citecheck.model import Wanted  # noqa: PLC0415
    from citecheck.sources import Options, acquire, obtain  # noqa: PLC0415

    acquire.CONCURRENCY = at_once
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


def fetch_bare(folder: str, port: int, number: int, at_once: int) -> None:
    """Fetch all pages with aiohttp alone and write each body; run in a process of its own."""
    start = time.perf_counter()
    asyncio.run(_write_bodies(folder, urls(port, number), at_once))
    print(json.dumps({"s": time.perf_counter() - start}))


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(body)


async def _write_bodies(folder: str, addresses: list[str], at_once: int) -> None:
    import aiohttp  # noqa: PLC0415

    left = iter(enumerate(addresses))
    connector = aiohttp.TCPConnector(limit=at_once)

    async def work(session: aiohttp.ClientSession) -> None:
        for number, address in left:
            async with session.get(address) as response:
                _write(Path(folder, str(number)), await response.read())

    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*(work(session) for _ in range(at_once)))


def measured(
    folder: Path, port: int, number: int, at_once: int = 200, *, bare: bool = False
) -> dict[str, float]:
    kind = "--bare" if bare else "--child"
    given = (str(folder), str(port), str(number), str(at_once))
    before = os.times()
    command = [sys.executable, __file__, kind, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return {**result, "cpu": children_seconds(before)}


def children_seconds(before: os.times_result) -> float:
    """Return the processor time of all children since `before`."""
    now = os.times()
    return now.children_user + now.children_system - before.children_user - before.children_system


def lychee(path: str, port: int, number: int, at_once: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "links.txt"
        listed.write_text("\n".join(urls(port, number)))
        command = [path, "--no-progress", "--quiet", "--max-concurrency", str(at_once)]
        command += ["--host-concurrency", "100", "--host-request-interval", "0ms"]
        command += ["--max-retries", "0", str(listed)]
        start, before = time.perf_counter(), os.times()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            print("lychee says:", done.stderr[-300:], done.stdout[-300:])
        return {"s": seconds, "cpu": children_seconds(before)}


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
    parser.add_argument("--at-once", default="200", help="requests under way, several by commas")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--folder", help="where stores are made; else among temporary files")
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--child", nargs=4)
    parser.add_argument("--bare", nargs=4)
    parser.add_argument("--endless", nargs=3)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve(given.port))
    if given.child:
        fetch_all(given.child[0], *map(int, given.child[1:]))
        return
    if given.bare:
        fetch_bare(given.bare[0], *map(int, given.bare[1:]))
        return
    if given.endless:
        fetch_endlessly(given.endless[0], *map(int, given.endless[1:]))
        return
    command = [sys.executable, __file__, "--serve", "--port", str(given.port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            with tempfile.TemporaryDirectory(dir=given.folder) as folder:
                report(given, Path(folder))
        finally:
            server.kill()


def rate(name: str, number: int, took: dict[str, float]) -> str:
    return f"  {name} {number / took['s']:6.0f}/s {1e3 * took['cpu'] / number:5.2f} ms"


def report(given: argparse.Namespace, folder: Path) -> None:
    number, fresh = given.pages, count()
    for at_once in map(int, given.at_once.split(",")):
        for _ in range(given.rounds):
            line = f"{at_once:4} at once:"
            if given.lychee:
                line += rate("lychee", number, lychee(given.lychee, given.port, number, at_once))
            bodies, store = (folder / str(next(fresh)) for _ in range(2))
            bodies.mkdir()
            bare = measured(bodies, given.port, number, at_once, bare=True)
            cold = measured(store, given.port, number, at_once)
            warm = measured(store, given.port, number, at_once)
            line += rate("aiohttp", number, bare) + rate("citecheck", number, cold)
            line += f" ({cold['ok']} ok, {cold['mb']:.0f} MB)" + rate("warm", number, warm)
            print(line, flush=True)
    if given.memory:
        for size in (100, 1_000, 10_000):
            peak = measured(folder / str(next(fresh)), given.port, size)["mb"]
            print(f"{size:6} URLs: peak {peak:.0f} MB")
    if given.kills:
        kept, lost, doubled, damaged = kills(given.port, given.kills)
        print(
            f"{given.kills} kills: {kept} kept, {lost} lost, {doubled} doubled, {damaged} damaged"
        )


if __name__ == "__main__":
    main()
