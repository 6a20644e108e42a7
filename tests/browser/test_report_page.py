"""The page of a report in a real browser: what an editor does with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from report import repeated

from citecheck.model import Outcome
from citecheck.report import to_html
from citecheck.report.wire.documents import Report

pytestmark = pytest.mark.needs("chromium")

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def url(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(to_html.render(sample))
    return path.as_uri()


def _expect_chosen(page: Page, claim: str) -> None:
    expect(page.locator(".card.chosen")).to_have_id(claim)


def _visible_cards(page: Page) -> Locator:
    return page.locator(".card").filter(visible=True)


def test_the_worst_claim_is_open_when_the_page_is(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    expect(_visible_cards(page)).to_have_id("claim-c2")
    expect(page.locator(".card.chosen .why")).to_have_text(
        re.compile(r"^\s*The draft says \$1\.8 billion")
    )
    expect(page.locator(".card.chosen mark")).to_have_text(["$1.3 billion"])


def test_j_and_k_step_from_the_worst_to_the_best_and_back(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    worst_first = [card.get_attribute("id") or "" for card in page.locator(".card").all()]
    assert worst_first[:5] == ["claim-c2", "claim-c4", "claim-c7", "claim-c3", "claim-c9"]
    assert len(set(worst_first)) == 13
    _expect_chosen(page, worst_first[0])
    for claim in [*worst_first[1:], worst_first[-1]]:  # it stops at the last
        page.keyboard.press("j")
        _expect_chosen(page, claim)
    page.keyboard.press("k")
    _expect_chosen(page, worst_first[-2])


def test_a_click_on_a_claim_in_the_draft_shows_its_passage(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    page.locator("#draft-c3").click()
    card = page.locator(".card.chosen")
    expect(card).to_have_id("claim-c3")
    expect(card.locator("ins")).to_have_text("will")
    expect(card.locator("del")).to_have_text("may")
    expect(card).to_contain_text("archived copy")


def test_a_chip_leaves_its_outcome_alone_and_then_all(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    page.locator(f".chip[data-outcome={Outcome.UNVERIFIABLE}]").click()
    expect(page.locator("#position")).to_have_text("1 of 2: unverifiable")
    page.locator("#all").click()
    expect(_visible_cards(page)).to_have_count(2)
    assert [card.get_attribute("id") for card in _visible_cards(page).all()] == [
        "claim-c10",
        "claim-c11",
    ]
    page.locator(".chip[data-outcome=uncited]").click(modifiers=["Shift"])
    expect(_visible_cards(page)).to_have_count(4)
    page.locator(".chip[data-outcome=uncited]").click(modifiers=["Shift"])
    page.locator(".chip[data-outcome=unverifiable]").click()
    expect(_visible_cards(page)).to_have_count(13)
    page.locator("#search").fill("no such words")
    expect(page.locator("#nothing")).to_be_visible()


def test_the_keys_are_shown_over_the_page_and_do_nothing_behind_it(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#position")).to_have_text("1 of 13: contradicted")
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    page.locator("#keys").click()
    page.locator("#keys-help button").click()
    expect(page.locator("#keys-help")).to_be_hidden()


def test_search_finds_words_of_claims_and_of_passages(visit: Callable[..., Page], url: str) -> None:
    page = visit(url)
    page.keyboard.press("/")
    page.keyboard.type("dividend turnover")
    expect(page.locator("#position")).to_have_text("1 of 1: contradicted")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    _expect_chosen(page, "claim-c2")


def test_a_deep_link_opens_its_claim(visit: Callable[..., Page], url: str) -> None:
    page = visit(f"{url}#claim-c5")
    _expect_chosen(page, "claim-c5")
    expect(page.locator("#draft-c5")).to_be_in_viewport(ratio=1)
    heads = "[...document.querySelectorAll('.steps, #claim-c5 h3')]"
    edges = page.evaluate(
        f"{heads}.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert edges[0][1] <= edges[1][0]  # the card's head lies below the panel's own
    page.keyboard.press("j")
    expect(page.locator(".card.chosen")).not_to_have_id("claim-c5")
    expect(page).to_have_url(f"{url}#{page.locator('.card.chosen').get_attribute('id')}")


@pytest.mark.parametrize("hash_", ["#claim-none", "#%E0%A4%A", "#<script>", "#entry-r2"])
def test_an_address_that_names_no_claim_opens_the_worst(
    visit: Callable[..., Page], url: str, hash_: str
) -> None:
    _expect_chosen(visit(f"{url}{hash_}"), "claim-c2")


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


IN_VIEW = """() => {
  const claim = document.querySelector(".claim.chosen").getBoundingClientRect();
  const strip = document.querySelector(".tools").getBoundingClientRect();
  const panel = document.querySelector(".panel");
  return strip.bottom <= claim.top && claim.top < innerHeight - panel.offsetHeight;
}"""


def test_on_a_phone_the_passage_rises_from_below_and_the_claim_stays_in_view(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(PHONE["viewport"])
    expect(page.locator(".panel")).to_be_hidden()
    page.evaluate("document.querySelector('#draft-c9').scrollIntoView({block: 'end'})")
    page.locator("#draft-c9").tap()
    expect(page.locator("#claim-c9")).to_be_visible()
    page.wait_for_function(IN_VIEW)
    page.locator("#next").tap()
    page.wait_for_function(IN_VIEW)
    page.locator("#close").tap()
    expect(page.locator(".panel")).to_be_hidden()


def test_on_paper_every_claim_is_printed_with_its_passage(
    visit: Callable[..., Page], url: str
) -> None:
    page = visit(url)
    page.locator(".chip[data-outcome=contradicted]").click()
    page.emulate_media(media="print")
    expect(_visible_cards(page)).to_have_count(13)
    expect(page.locator(".tools")).to_be_hidden()
    supported = page.locator(".card.o-supported")
    expect(supported).to_have_count(2)
    assert max(supported.evaluate_all("all => all.map(one => one.offsetHeight)")) < 40  # one line
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_all_of_it_can_be_read(browser: Browser, url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        expect(_visible_cards(page)).to_have_count(13)
        expect(page.locator(".tools")).to_be_hidden()


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
    expect(_visible_cards(page)).to_have_count(13)
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
    expect(page).to_have_title(re.compile("^</script>"))
    expect(page.locator("img, script[src], link, iframe, [onerror]")).to_have_count(0)
    hrefs = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(hrefs) <= {"https:", "file:"}


def test_five_hundred_claims_are_there_within_three_megabytes(
    visit: Callable[..., Page], sample: Report, tmp_path: Path
) -> None:
    data = to_html.render(repeated(sample, 39))
    assert len(data) < 3_000_000
    path = tmp_path / "large.html"
    path.write_bytes(data)
    page = visit(path.as_uri())
    expect(page.locator("#position")).to_have_text("1 of 507: contradicted")
