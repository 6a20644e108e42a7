"""How long each form of a report of some 500 claims takes, how large it is, and how fast its page.

`python benchmarks/report.py` prints a table; the page's times need Chromium and are left out
without it.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TypeVar

import msgspec

from citecheck.report import Format, render, to_json
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Block, Claim, Fact, Marker

SAMPLE = Path(__file__).parents[1] / "tests" / "report" / "sample.json"
TIMES = 39
STEP = """() => new Promise((done) => {
  const begun = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""
Placed = TypeVar("Placed", Block, Claim, Fact, Marker)


def main() -> None:
    report = repeated(to_json.read(SAMPLE.read_bytes()), TIMES)
    print(f"{len(report.claims)} claims, {report.document.words * TIMES:,} words\n")
    print(f"{'form':<10}{'CPU s':>8}{'bytes':>12}")
    for form in [one for one in Format if one is not Format.PDF]:  # which wants a PDF draft
        render(report, form)  # the first call loads the form's libraries
        begun = time.process_time()
        data = render(report, form)
        print(f"{form:<10}{time.process_time() - begun:>8.3f}{len(data):>12,}")
    if shutil.which("chromium"):
        page(render(report, Format.HTML))


def page(data: bytes) -> None:
    """Print how soon the page can be used, and how soon it answers a key."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_bytes(data)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(3):
            window = browser.new_page(viewport={"width": 1360, "height": 900})
            window.goto(path.as_uri())
            window.wait_for_selector("html[data-ready]")
            paint = window.evaluate("performance.getEntriesByName('first-paint')[0].startTime")
            entry = "performance.getEntriesByType('navigation')[0].domInteractive"
            interactive = window.evaluate(entry)
            steps = sorted(window.evaluate(STEP) for _ in range(30))
            print(
                f"page: first paint after {paint:.0f} ms, interactive after {interactive:.0f} ms, "
                f"next claim painted after {steps[15]:.0f} ms (slowest of 30: {steps[-1]:.0f} ms)"
            )
            window.close()
        browser.close()


def repeated(report: Report, times: int) -> Report:
    """Return `report` with its draft written `times` over."""
    length = len(report.document.text) + 2

    def moved(item: Placed, by: int) -> Placed:
        return msgspec.structs.replace(item, start=item.start + by, end=item.end + by)

    document = msgspec.structs.replace(
        report.document,
        text="\n\n".join([report.document.text] * times),
        blocks=tuple(
            moved(block, copy * length) for copy in range(times) for block in report.document.blocks
        ),
    )
    claims = tuple(
        msgspec.structs.replace(
            moved(claim, copy * length),
            id=f"{claim.id}-{copy}",
            facts=tuple(moved(fact, copy * length) for fact in claim.facts),
        )
        for copy in range(times)
        for claim in report.claims
    )
    markers = tuple(
        moved(marker, copy * length) for copy in range(times) for marker in report.markers
    )
    fields = report.summary.__struct_fields__
    summary = type(report.summary)(**{f: getattr(report.summary, f) * times for f in fields})
    return msgspec.structs.replace(
        report, document=document, claims=claims, markers=markers, summary=summary
    )


if __name__ == "__main__":
    main()
