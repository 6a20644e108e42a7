"""A real browser on the machine, for the page and the review; it may reach loopback alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from citecheck.report import to_json
from citecheck.report.wire.documents import Report

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


PATIENCE_MS = 60_000  # nothing here is about speed, and a machine may be busy


@pytest.fixture(scope="session")
def sample() -> Report:
    return to_json.read(SAMPLE.read_bytes())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser to one file of tests: while it runs, no other may start an event loop."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS, timeout=PATIENCE_MS
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh window; what the page complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_(url: str, **settings: Any) -> Page:  # noqa: ANN401 - what new_context takes
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}, **settings})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        expect(page.locator("html[data-ready]")).to_be_attached()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """Run axe-core in a page and return what it finds serious or critical."""

    def run(page: Page) -> list[str]:
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
        page.evaluate(Path(os.environ["CITECHECK_AXE"]).read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [
            f"{rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:200]}"
            for rule in found
            if rule["impact"] in ("serious", "critical", "moderate")
        ]

    return run
