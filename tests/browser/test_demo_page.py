"""The report of the demo draft, made by the command and opened in a real browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).parents[2]
MAIN = "from citecheck.cli.main import main; main()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    options = ["--store", "fixtures/demo/store", "--offline", "--as-of", "2026-06-01"]
    forms = ["--format", f"html={folder / 'demo.html'}", "--format", f"json={folder / 'demo.json'}"]
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "check", "fixtures/demo/draft.md", *options, *forms],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1  # the draft has findings, on purpose
    return folder


def test_it_opens_on_the_worst_claim_and_has_a_card_for_each(
    visit: Callable[..., Page], folder: Path
) -> None:
    report = json.loads((folder / "demo.json").read_bytes())
    page = visit((folder / "demo.html").as_uri())
    assert report["summary"]["claims"] >= 14
    expect(page.locator(".card")).to_have_count(report["summary"]["claims"])
    expect(page.locator("#position")).to_have_text(re.compile("1 of "))
    expect(page.locator(".card.chosen")).to_have_attribute("data-outcome", "contradicted")
    for _ in report["claims"]:
        page.keyboard.press("j")
        expect(page.locator(".card.chosen .why")).to_have_text(re.compile(r"\S"))


def test_a_filter_leaves_what_the_json_counts(visit: Callable[..., Page], folder: Path) -> None:
    summary = json.loads((folder / "demo.json").read_bytes())["summary"]
    page = visit((folder / "demo.html").as_uri())
    page.locator(".chip[data-outcome=uncited]").click()
    expect(page.locator("#position")).to_have_text(f"1 of {summary['uncited']}: uncited")


@pytest.mark.needs("axe")
def test_axe_finds_nothing(
    visit: Callable[..., Page], violations: Callable[[Page], list[str]], folder: Path
) -> None:
    page = visit((folder / "demo.html").as_uri())
    page.keyboard.press("a")
    assert violations(page) == []


def test_what_a_link_leads_to_stands_below_the_strip(
    visit: Callable[..., Page], folder: Path
) -> None:
    page = visit((folder / "demo.html").as_uri(), viewport={"width": 1000, "height": 740})
    page.evaluate("location.hash = '#sources'")
    heading = page.locator("#sources").bounding_box()
    strip = page.locator(".tools").bounding_box()
    assert heading
    assert strip
    assert strip["y"] == 0  # it has scrolled that far
    assert heading["y"] >= strip["height"] > 80  # of two rows


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_on_paper_it_takes_three_pages(
    visit: Callable[..., Page], folder: Path, paper: str
) -> None:
    page = visit((folder / "demo.html").as_uri())
    printed = page.pdf(format=paper, prefer_css_page_size=False)
    assert len(pdfium.PdfDocument(printed)) == 3
