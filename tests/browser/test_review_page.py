"""The review in a real browser: an editor goes through the findings by keyboard."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from citecheck.findings import decisions
from citecheck.findings.decisions import Decision
from citecheck.model import Choice
from citecheck.report import to_json

pytestmark = pytest.mark.needs("chromium")

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
SERVE = (
    "from pathlib import Path; import sys; from citecheck.review import serve; "
    "serve(Path(sys.argv[1]), open_browser=False)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(SAMPLE, tmp_path / "report.json")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder / "report.json")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=folder,
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate(timeout=60)


def _all(folder: Path) -> tuple[Decision, ...]:
    return decisions.read(folder / decisions.DECISIONS_NAME).all


def _await_open(page: Page, number: int) -> None:
    """Wait until so many of the eleven findings are open."""
    expect(page.locator("#progress")).to_have_text(f"{number} of 11 findings open")


def _sign(page: Page, name: str) -> None:
    page.locator("#by").fill(name)
    page.locator("#by").blur()


def test_all_open_findings_can_be_gone_through_by_keyboard(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    page = visit(address)
    _await_open(page, 11)
    _sign(page, "Ana")
    page.keyboard.press("y")
    _await_open(page, 10)
    page.keyboard.press("u")
    page.keyboard.press("n")  # at once: an editor does not wait for the card to change
    expect(page.locator("#claim-c4.chosen .sheet textarea")).to_be_focused()
    page.keyboard.type("the table means the whole town")
    page.keyboard.press("Control+Enter")
    _await_open(page, 9)
    page.keyboard.press("u")
    page.keyboard.press("w")
    expect(page.locator(".card.chosen .sheet textarea")).to_be_focused()
    page.keyboard.type("house style")
    page.locator(".sheet input[type=date]").fill("2099-02-01")
    page.locator(".sheet button[type=submit]").click()
    _await_open(page, 8)
    page.keyboard.press("c")
    page.keyboard.type("asked the authors")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card.chosen .decided")).to_contain_text("asked the authors")
    _await_open(page, 8)  # a comment decides nothing
    assert [(item.code, item.decision, item.by) for item in _all(folder)] == [
        ("figure.contradicted", Choice.ACCEPT, "Ana"),
        ("figure.contradicted", Choice.REJECT, "Ana"),
        ("figure.unit", Choice.WAIVE, "Ana"),
        ("figure.unit", Choice.COMMENT, "Ana"),
    ]
    assert str(_all(folder)[2].until) == "2099-02-01"


def test_a_decision_survives_reload_and_another_check(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    page = visit(address)
    page.keyboard.press("y")
    _await_open(page, 10)
    report = to_json.read((folder / "report.json").read_bytes())
    longer = "A new paragraph in front.\n\n" + report.document.text  # places move, findings stay
    document = msgspec.structs.replace(report.document, text=longer, blocks=())
    (folder / "report.json").write_bytes(
        to_json.render(msgspec.structs.replace(report, document=document))
    )
    page.reload()
    _await_open(page, 10)
    accept = page.locator("#claim-c2 .decide button[value=accept]")
    expect(accept).to_have_attribute("aria-pressed", "true")
    changed = tuple(
        msgspec.structs.replace(problem, fingerprint=f"new-{number}")
        for number, problem in enumerate(report.problems)
    )
    (folder / "report.json").write_bytes(
        to_json.render(msgspec.structs.replace(report, problems=changed))
    )
    page.reload()  # the claim or its source changed: the finding is open again
    _await_open(page, 11)


def test_two_tabs_lose_nothing_and_show_each_others_decisions(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    first = visit(address)
    second = first.context.new_page()
    second.goto(f"{address}#claim-c4")
    second.wait_for_selector("html[data-ready]")
    first.keyboard.press("y")
    _await_open(second, 10)
    second.keyboard.press("y")
    _await_open(first, 9)
    assert len(_all(folder)) == 2


def test_a_waiver_that_is_over_opens_its_finding_again(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    problem = to_json.read(SAMPLE.read_bytes()).problems[0]
    over = (
        f'{{"fingerprint":"{problem.fingerprint}","code":"{problem.code}","decision":"waive",'
        '"by":"Ana","at":"2020-01-01T10:00:00Z","until":"2020-02-01","why":"for now"}\n'
    )
    (folder / decisions.DECISIONS_NAME).write_text(over)
    page = visit(address)
    _await_open(page, 11)
    expect(page.locator("#claim-c2 .decided")).to_contain_text("until 2020-02-01 (over)")


def test_a_decision_that_could_not_be_written_is_said(
    browser: Browser, address: str, folder: Path
) -> None:
    with browser.new_page() as page:  # its console tells of the failure, as it should
        page.goto(address)
        _await_open(page, 11)
        (folder / decisions.DECISIONS_NAME).mkdir()
        page.keyboard.press("y")
        expect(page.locator("#failed")).to_contain_text("Not recorded: cannot")


@pytest.mark.needs("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    visit: Callable[..., Page],
    violations: Callable[[Page], list[str]],
    address: str,
    scheme: str,
) -> None:
    page = visit(address, color_scheme=scheme)
    page.keyboard.press("y")
    _await_open(page, 10)
    page.keyboard.press("u")
    page.keyboard.press("w")
    expect(page.locator("#claim-c4.chosen .sheet textarea")).to_be_focused()
    assert violations(page) == []


def test_ticks_are_given_by_key_and_button_counted_and_taken_back(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    page = visit(address)
    left = page.locator("#left")
    expect(left).to_have_text("0 of 24 facts ticked · 24 left")
    _sign(page, "Ana")
    page.keyboard.press("t")
    expect(page.locator("#claim-c2 .whole .person")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#claim-c2 .whole .who")).to_have_text("Ana")
    expect(page.locator("#draft-c2 .sign")).to_have_attribute("data-by", "Ana")
    expect(left).to_have_text("2 of 24 facts ticked (Ana 2) · 22 left")
    _sign(page, "Ben")
    page.keyboard.press("j")
    page.locator(".card.chosen .mine .person").first.click()
    expect(left).to_have_text("3 of 24 facts ticked (Ana 2, Ben 1) · 21 left")
    left.click()
    expect(page.locator("#claim-c2")).to_have_class("card o-contradicted done out")
    left.click()
    page.reload()
    expect(left).to_have_text("3 of 24 facts ticked (Ana 2, Ben 1) · 21 left")
    page.keyboard.press("z")
    expect(left).to_have_text("2 of 24 facts ticked (Ana 2) · 22 left")
    page.keyboard.press("z")
    expect(left).to_have_text("0 of 24 facts ticked · 24 left")
    page.keyboard.press("z")  # nothing of one's own is left to be taken back
    assert [(item.code, item.decision) for item in _all(folder)] == [
        ("claim", Choice.TICK),
        ("fact.0", Choice.TICK),
        ("fact.0", Choice.UNTICK),
        ("claim", Choice.UNTICK),
    ]


def test_a_decision_is_taken_back_to_the_one_before(
    visit: Callable[..., Page], address: str, folder: Path
) -> None:
    page = visit(address)
    page.keyboard.press("n")
    page.keyboard.type("house style")
    page.keyboard.press("Control+Enter")
    _await_open(page, 10)
    page.keyboard.press("y")
    accept = page.locator("#claim-c2 .decide button[value=accept]")
    expect(accept).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("z")
    reject = page.locator("#claim-c2 .decide button[value=reject]")
    expect(reject).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("z")
    _await_open(page, 11)
    expect(page.locator("#claim-c2 .decided")).to_contain_text("Taken back by")
    assert _all(folder)[2].why == "house style"


def test_claims_stand_in_the_order_of_the_text_when_asked(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address)
    page.locator("#order").click()
    starts = page.locator(".card").evaluate_all("all => all.map(one => Number(one.dataset.start))")
    assert len(starts) == 13
    assert starts == sorted(starts)
    page.locator("#order").click()
    expect(page.locator(".card").first).to_have_id("claim-c2")
