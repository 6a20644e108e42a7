"""What a large corpus costs under polite limits, hours, bytes and money: docs/scale.md.

    python benchmarks/scale.py [--articles N] [--sources M] [--hosts H] [--cores C]

Inputs that were measured stand below with where; prices are list prices of a large provider and
yours to change. Hosts are cited as often as words are used (Zipf), which `politeness.py` simulates:
its makespan is that of the busiest host, one request a second, within 1 %. The index is measured
here, with the rows that a run writes.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from citecheck.model import SourceState
from citecheck.sources.store import index
from citecheck.sources.store.capture import Capture

CPU_S_A_DRAFT = 0.045  # batch.py, parsing, matching, writing; of 160 words, see WORDS
WORDS, WORDS_OF_AN_ARTICLE = 160, 1_000  # the cost grows with words and claims
PAGES_A_SECOND = 700  # fetch.py, one process, small pages, 400 to 1,000
TRIES = 1.02  # requests a source: further tries of 2 % that are busy
GONE = 0.1  # sources of which the archive is asked
ARCHIVE_S = 2.5  # seconds between two look-ups (sources/services/rate_limit.py)
KB_A_SOURCE, KB_PACKED, KB_TEXT = 100, 25, 4  # a page of the web, packed, and its text, packed
KB_A_REPORT, PACKED = 60, 0.13  # of 1,000 words with 10 sources; batch.py: 17 kB of 160 words
DOLLARS_A_CORE_HOUR, DOLLARS_A_GB_MONTH = 0.04, 0.023
DOLLARS_A_MILLION_PUTS, DOLLARS_A_MILLION_GETS = 5.0, 0.4
ROWS = 50_000  # of the index, measured


def cited(sources: int, hosts: int) -> np.ndarray:
    """Return how many sources each host has, most first."""
    weights = 1 / np.arange(1, hosts + 1)
    return sources * weights / weights.sum()


def measure_index() -> tuple[float, float]:
    """Return the bytes a capture takes in the index, and captures written a second."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    headers = tuple((f"x-header-{number}", "a value of some length") for number in range(8))
    with tempfile.TemporaryDirectory() as folder:
        base = index.connect(Path(folder), writable=True)
        start = time.process_time()
        for first in range(0, ROWS, 200):
            rows = [
                Capture(
                    url=f"https://www.host{number % 997}.example/articles/2024/05/{number}",
                    final_url=f"https://www.host{number % 997}.example/articles/2024/05/{number}",
                    state=SourceState.OK,
                    fetched_at=began + timedelta(seconds=number),
                    status=200,
                    headers=headers,
                    media_type="text/html",
                    sha256=f"{number:064x}",
                    title="A title of ordinary length, as a page has it",
                )
                for number in range(first, first + 200)
            ]
            index.insert(base, rows)
        seconds = time.process_time() - start
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        base.close()
        with sqlite3.connect(Path(folder) / index.NAME) as closed:
            pages, size = (
                closed.execute(f"PRAGMA {what}").fetchone()[0]
                for what in ("page_count", "page_size")
            )
        closed.close()
        return pages * size / ROWS, ROWS / seconds


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description="What a large corpus costs")
    parser.add_argument("--articles", type=float, default=1e7)
    parser.add_argument("--sources", type=float, default=1e8, help="distinct, of all articles")
    parser.add_argument("--hosts", type=float, default=1e6)
    parser.add_argument("--cores", type=int, default=64)
    options = parser.parse_args(argv)
    articles, sources, hosts = (int(options.articles), int(options.sources), int(options.hosts))
    of_host = cited(sources, hosts)
    requests = sources * TRIES + hosts
    row, rows_a_second = measure_index()
    core_hours = articles * CPU_S_A_DRAFT * WORDS_OF_AN_ARTICLE / WORDS / 3600
    fetch_hours = requests / PAGES_A_SECOND / 3600
    stored_gb = sources * (KB_PACKED + KB_TEXT) / 1e6
    reports_gb = articles * KB_A_REPORT * PACKED / 1e6
    puts, gets = sources * 2 + sources / 200, sources * 2
    print(
        f"{articles:.0e} articles, {sources:.0e} sources, {hosts:.0e} hosts, {options.cores} cores"
    )
    print(f"requests to hosts: {requests:.2e} ({hosts:.0e} of them for robots.txt)")
    print(f"busiest host: {of_host[0]:.2e} sources, {of_host[0] / 86_400:.0f} days at one a second")
    for name, seconds in (("an hour", 3_600), ("a day", 86_400), ("a week", 604_800)):
        done = np.minimum(of_host, seconds)
        late = int((of_host > seconds).sum())
        print(f"  after {name}: {done.sum() / sources:.0%} of the sources; {late:,} hosts go on")
    print(f"one fetching process at {PAGES_A_SECOND} pages a second: {fetch_hours:.0f} h")
    print(f"archive: {sources * GONE:.0e} look-ups, {sources * GONE * ARCHIVE_S / 86_400:.0f} days")
    print(f"matching: {core_hours:,.0f} core hours, {core_hours / options.cores:.0f} h")
    print(f"over the wire: {sources * KB_A_SOURCE / 1e9:.0f} TB")
    print(f"stored: {stored_gb:,.0f} GB of bodies and texts, {reports_gb:,.0f} GB of reports")
    print(
        f"index: {row:.0f} bytes a capture, {rows_a_second:,.0f} a second;"
        f" {sources * row / 1e9:.0f} GB for all"
    )
    money = {
        "processors": core_hours * DOLLARS_A_CORE_HOUR,
        "fetching": fetch_hours * 2 * DOLLARS_A_CORE_HOUR,
        "a month of storage": (stored_gb + reports_gb) * DOLLARS_A_GB_MONTH,
        "putting objects": puts / 1e6 * DOLLARS_A_MILLION_PUTS,
        "getting objects": gets / 1e6 * DOLLARS_A_MILLION_GETS,
    }
    told = ", ".join(f"{name} ${amount:,.0f}" for name, amount in money.items())
    print(f"money: {told}; ${sum(money.values()):,.0f} in all")


if __name__ == "__main__":
    main(sys.argv[1:])
