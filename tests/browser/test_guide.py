"""The pictures of the guide and the README, made by walking through what they show.

``CITECHECK_PICTURES=docs/pictures pytest tests/browser/test_guide.py`` makes them anew; otherwise
they go into a folder of the test's own.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "editors.md"
DEMO = ROOT / "fixtures" / "demo"
WINDOW = {"width": 1180, "height": 740}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Start a review without a draft over the recorded sources of the demo."""
    shutil.copytree(DEMO / "store", tmp_path / "store")
    options = ["--offline", "--no-browser", "--store", "store", "--as-of", "2026-06-01"]
    process = subprocess.Popen(
        [sys.executable, "-m", "citecheck", "review", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path,
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate(timeout=60)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[str, Page], None]:
    """Give what takes a picture of a page."""
    folder = Path(os.environ.get("CITECHECK_PICTURES") or tmp_path / "pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)

    def take(name: str, of: Page) -> None:
        of.wait_for_timeout(300)  # a panel may still be moving
        shown = Image.open(io.BytesIO(of.screenshot()))
        shown.convert("RGB").quantize(96).save(folder / f"{name}.png", optimize=True)

    return take


def test_the_report_of_the_demo_is_taken(
    visit: Callable[..., Page], picture: Callable[[str, Page], None], tmp_path: Path
) -> None:
    demo = DEMO.relative_to(ROOT)  # its path stands in the picture
    options = ["--offline", "--store", str(demo / "store"), "--as-of", "2026-06-01"]
    forms = ["--format", f"html={tmp_path / 'demo.html'}"]
    command = ["check", str(demo / "draft.md"), *options, *forms]
    done = subprocess.run([sys.executable, "-m", "citecheck", *command], cwd=ROOT, check=False)
    assert done.returncode == 1  # the draft has findings, on purpose
    page = visit((tmp_path / "demo.html").as_uri())
    expect(page.locator(".card.chosen .why")).to_contain_text("28 per cent")
    picture("report", page)


def test_the_guide_is_walked_through_and_its_pictures_are_taken(
    address: str, visit: Callable[..., Page], picture: Callable[[str, Page], None]
) -> None:
    page = visit(address, viewport=WINDOW)
    picture("start", page)
    page.locator("input[type=file]").set_input_files(DEMO / "draft.md")
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator(".card")).to_have_count(18)
    page.locator("#by").fill("Ana Lund")
    page.locator("#by").blur()
    page.locator(".card.chosen").evaluate("one => one.scrollIntoView({block: 'start'})")
    picture("worst", page)
    page.locator("#sources").scroll_into_view_if_needed()
    page.locator("#sources").evaluate("one => one.scrollIntoView({block: 'start'})")
    picture("sources", page)
    page.keyboard.press("k")
    page.locator(".card.chosen").evaluate("one => one.scrollIntoView({block: 'start'})")
    page.keyboard.press("w")
    page.locator(".sheet textarea").fill("The second edition of the report has 28 per cent.")
    page.locator(".sheet").scroll_into_view_if_needed()
    picture("decide", page)
    page.locator(".sheet button[type=submit]").click()
    expect(page.locator(".card.chosen .decided")).to_contain_text("Waived by Ana Lund")
    for _ in range(3):
        page.keyboard.press("j")
        page.keyboard.press("t")
    expect(page.locator("#left")).to_contain_text("(Ana Lund ")
    page.locator(".text").evaluate("one => one.scrollIntoView({block: 'start'})")
    picture("tick", page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Memo", exact=True).click()
    memo = opened.value
    memo.set_viewport_size(WINDOW)
    expect(memo.locator("body")).to_contain_text("Ana Lund")
    picture("memo", memo)
    memo.close()
    page.context.close()  # before the review ends: its page would say so


def test_every_picture_is_named_and_every_named_one_is_there() -> None:
    text = GUIDE.read_text(encoding="utf-8") + (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"!\[[^\]]+\]\((?:docs/)?pictures/(\w+)\.png\)", text)
    assert sorted(named) == sorted(path.stem for path in (GUIDE.parent / "pictures").iterdir())
    assert len(named) == 7
