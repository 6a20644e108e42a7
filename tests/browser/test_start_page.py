"""From nothing to a memo, in a real browser: an editor's first minutes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.needs("chromium")

DRAFT = """# The harbour

The harbour of Veldmar was opened in 1911 [1]. It employs 410 people [1].

## References

1. Veldmar harbour, annual report. https://veldmar.example/report
"""
SOURCE = "The harbour of Veldmar was opened in 1911. The harbour employs 230 people.\n"
DROP = """([selector, name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const init = { dataTransfer, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new DragEvent("dragover", init));
  document.querySelector(selector).dispatchEvent(new DragEvent("drop", init));
}"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Start a review without a draft in one folder, as often as asked."""
    processes: list[subprocess.Popen[str]] = []

    def started() -> str:
        process = subprocess.Popen(
            [sys.executable, "-m", "citecheck", "review", "--offline", "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=tmp_path,
        )
        processes.append(process)
        assert process.stdout
        return process.stdout.readline().strip()

    yield started
    for process in processes:
        process.terminate()
        process.communicate(timeout=60)


def _drop(page: Page, selector: str, name: str, text: str) -> None:
    page.evaluate(DROP, [selector, name, text])


@pytest.mark.needs("axe")
def test_drop_watch_give_a_source_tick_memo_and_start_again(
    start: Callable[[], str],
    visit: Callable[..., Page],
    violations: Callable[[Page], list[str]],
) -> None:
    page = visit(start())
    expect(page.locator("h1")).to_have_text("Which draft is to be checked?")
    assert violations(page) == []
    _drop(page, "h1", "harbour.md", DRAFT)
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator(".tables .state")).to_have_text("not in the store")
    _drop(page, ".tables tbody tr td", "report.txt", SOURCE)
    expect(page.locator(".card.o-contradicted")).to_have_count(1)
    page.locator("#by").fill("Ana")
    page.locator("#by").blur()
    page.keyboard.press("t")
    expect(page.locator("#left")).to_contain_text("(Ana ")
    assert violations(page) == []
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Memo", exact=True).click()
    expect(opened.value.locator("body")).to_contain_text("Ana")
    opened.value.close()
    again = page.context.new_page()  # another day: the copy is gone, the ticks are not
    again.goto(start())
    again.locator("#text").fill(DRAFT)
    again.get_by_role("button", name="Check the text").click()
    expect(again.locator(".card")).to_have_count(2)
    _drop(again, ".tables tbody tr td", "report.txt", SOURCE)
    expect(again.locator(".card.o-contradicted .whole .who")).to_have_text("Ana")
    page.context.close()  # before the reviews end: their pages would say so


@pytest.mark.parametrize("width", [390, 1360])
def test_nothing_is_wider_than_the_window(
    start: Callable[[], str], visit: Callable[..., Page], width: int
) -> None:
    page = visit(start(), viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#text").fill(DRAFT)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator(".card")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
