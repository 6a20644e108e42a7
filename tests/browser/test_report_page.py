"""The page of a report in a real browser: what an editor does with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import pytest

from citecheck.model import Outcome
from citecheck.report import to_html
from citecheck.report.results import Report
from citecheck.report.structs import Block, Claim, Fact

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.needs("chromium")

Placed = TypeVar("Placed", Block, Claim, Fact)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def url(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(to_html.render(sample))
    return path.as_uri()


def _chosen(page: Page) -> str:
    return str(page.locator(".card.chosen").get_attribute("id"))


def _visible_cards(page: Page) -> list[str]:
    return [card.get_attribute("id") for card in page.locator(".card").all() if card.is_visible()]


def test_the_worst_claim_is_open_when_the_page_is(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    assert _visible_cards(page) == ["claim-c2"]
    assert page.locator(".card.chosen .why").inner_text().startswith("Says $1.8 billion")
    assert page.locator(".card.chosen mark").all_inner_texts() == ["$1.3 billion"]


def test_j_and_k_step_from_the_worst_to_the_best_and_back(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    seen = [_chosen(page)]
    for _ in range(13):
        page.keyboard.press("j")
        seen.append(_chosen(page))
    assert seen[:5] == ["claim-c2", "claim-c4", "claim-c7", "claim-c3", "claim-c9"]
    assert seen[-1] == seen[-2]  # it stops at the last
    assert len(set(seen)) == 13
    page.keyboard.press("k")
    assert _chosen(page) == seen[-3]


def test_a_click_on_a_claim_in_the_draft_shows_its_passage(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    page.locator("#draft-c3").click()
    card = page.locator(".card.chosen")
    assert card.get_attribute("id") == "claim-c3"
    assert card.locator("ins").inner_text() == "will"
    assert card.locator("del").inner_text() == "may"
    assert "archived copy" in card.inner_text()


def test_filters_leave_only_the_outcomes_pressed(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    for outcome in Outcome:
        if outcome is not Outcome.UNVERIFIABLE:
            page.locator(f".chip[data-outcome={outcome}]").click()
    assert page.locator("#position").inner_text() == "1 of 2: unverifiable"
    page.locator("#all").click()
    assert _visible_cards(page) == ["claim-c10", "claim-c11"]
    page.locator(".chip[data-outcome=unverifiable]").click()
    assert page.locator("#nothing").is_visible()


def test_search_finds_words_of_claims_and_of_passages(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    page.keyboard.press("/")
    page.keyboard.type("dividend turnover")
    assert page.locator("#position").inner_text() == "1 of 1: contradicted"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    assert _chosen(page) == "claim-c2"


def test_a_deep_link_opens_its_claim(visit: Callable[..., Page], url: str) -> None:
    page = visit(f"{url}#claim-c5")
    assert _chosen(page) == "claim-c5"
    assert page.locator("#draft-c5").evaluate(
        "e => e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().bottom < innerHeight"
    )
    heads = "[...document.querySelectorAll('.steps, #claim-c5 h3')]"
    edges = page.evaluate(
        f"{heads}.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert edges[0][1] <= edges[1][0]  # the card's head lies below the panel's own
    page.keyboard.press("j")
    assert page.url.endswith(f"#{_chosen(page)}")


@pytest.mark.parametrize("hash_", ["#claim-none", "#%E0%A4%A", "#<script>", "#entry-r2"])
def test_an_address_that_names_no_claim_opens_the_worst(
    visit: Callable[..., Page], url: str, hash_: str
) -> None:
    assert _chosen(visit(f"{url}{hash_}")) == "claim-c2"


def test_facts_are_told_apart_by_their_underline_not_only_by_colour(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    styles = {
        kind: page.locator(f".text .fact.k-{kind}").first.evaluate(
            "e => getComputedStyle(e).textDecorationStyle"
        )
        for kind in ("quote", "figure", "date", "name")
    }
    assert len(set(styles.values())) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_readers_light(visit: Callable[..., Page], url: str, scheme: str) -> None:
    page = visit(url, color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(map(int, re.findall(r"\d+", paper)[:3])) / 3
    assert (bright > 200) == (scheme == "light")


def test_on_a_phone_the_passage_rises_from_below_and_the_claim_stays_in_view(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(PHONE["viewport"])
    assert not page.locator(".panel").is_visible()
    page.locator("#draft-c9").tap()
    page.locator("#claim-c9").wait_for(state="visible")
    page.locator("#next").tap()
    page.wait_for_timeout(300)  # the panel has risen
    top = page.locator(".panel").evaluate("e => innerHeight - e.offsetHeight")
    chosen = page.locator(".claim.chosen").first.bounding_box()
    assert 0 <= chosen["y"] < top
    page.locator("#close").tap()
    page.locator(".panel").wait_for(state="hidden")


def test_on_paper_every_claim_is_printed_with_its_passage(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    page.locator(".chip[data-outcome=contradicted]").click()
    page.emulate_media(media="print")
    assert len(_visible_cards(page)) == 13
    assert not page.locator(".tools").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_all_of_it_can_be_read(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    assert len(_visible_cards(page)) == 13
    assert not page.locator(".tools").is_visible()
    context.close()


@pytest.mark.needs("axe")
@pytest.mark.parametrize(
    "settings",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing(
    visit: Callable[..., Page],
    violations: Callable[[Page], list[str]],
    url: str,
    settings: dict[str, Any],
) -> None:
    page = visit(url, **settings)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)  # the panel has risen
    assert violations(page) == []


def test_a_hostile_page_stays_quiet(
    visit: Callable[..., Page], sample: Report, tmp_path: Path
) -> None:
    bad = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\"'`${1}"
    claims = tuple(
        msgspec.structs.replace(
            claim,
            id=f"{bad}{number}",
            text=bad,
            why=bad,
            because=tuple(
                msgspec.structs.replace(reason, passage=bad, found=bad, link="javascript:alert(1)")
                for reason in claim.because
            ),
        )
        for number, claim in enumerate(sample.claims)
    )
    document = msgspec.structs.replace(sample.document, title=bad)
    path = tmp_path / "hostile.html"
    path.write_bytes(
        to_html.render(msgspec.structs.replace(sample, claims=claims, document=document))
    )
    page = visit(path.as_uri())
    page.keyboard.press("j")
    page.keyboard.press("o")
    assert page.title().startswith("</script>")
    assert page.locator("img, script[src], link, iframe, [onerror]").count() == 0
    hrefs = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(hrefs) <= {"https:", "file:"}


def test_five_hundred_claims_are_there_within_a_second_and_three_megabytes(
    visit: Callable[..., Page], sample: Report, tmp_path: Path
) -> None:
    data = to_html.render(_repeated(sample, 39))
    assert len(data) < 3_000_000
    path = tmp_path / "large.html"
    path.write_bytes(data)
    page = visit(path.as_uri())
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    assert page.locator("#position").inner_text() == "1 of 507: contradicted"
    print(f"507 claims, {len(data):,} bytes, interactive after {timing:.0f} ms")  # noqa: T201 - a figure


def _repeated(report: Report, times: int) -> Report:
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
    return msgspec.structs.replace(report, document=document, claims=claims)
