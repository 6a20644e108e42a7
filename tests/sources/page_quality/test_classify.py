from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import leads_on
import more_pages
import pages
import pytest

from citecheck.formats.source import read_text
from citecheck.model import SourceState, Text
from citecheck.sources.http.answer import Fetched
from citecheck.sources.page_quality.classify import condition_of

KINDS = {
    SourceState.OK: pages.ARTICLES | pages.FULL_TEXTS | pages.LANDINGS,
    SourceState.SOFT_404: pages.SOFT_404,
    SourceState.PARKED: pages.PARKED,
    SourceState.PAYWALLED: pages.WALLS,
    SourceState.CONSENT_WALL: pages.CONSENT,
    SourceState.BLOCKED: pages.BLOCKED,
    SourceState.TRANSIENT: pages.TRANSIENT,
    SourceState.SCRIPT_ONLY: pages.SHELLS,
}
CASES = [
    pytest.param(state, page, id=f"{state}-{name}")
    for state, named in KINDS.items()
    for name, page in named.items()
]


NOT_YET = {  # known to be called by a wrong state
    "o_age_en": "says adult and asks for a birthday in two sentences",
    "h_own_it": "an offer that never says domain",
    "o_press": "a statement that says of itself that an article was taken away",
    "n_New website": "says that links no longer work, and to use the search",
    "n_Statement": "a page deleted, and said sorry for: but another one",
    "h_two_of_five": "a meter that has not run out, behind a short article",
}
MORE = [
    pytest.param(
        state,
        body,
        id=name,
        marks=[pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else [],
    )
    for name, (state, body) in [
        *more_pages.BAD.items(),
        *leads_on.BAD.items(),
        *((name, (SourceState.OK, body)) for name, body in leads_on.GOOD.items()),
        *((name, (SourceState.OK, body)) for name, body in more_pages.GOOD.items()),
    ]
]


def fetched(body: str, *, url: str = "https://a.example/x/y", final: str | None = None) -> Fetched:
    return Fetched(
        url=url,
        final_url=final or url,
        state=SourceState.OK,
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        status=200,
        body=body.encode(),
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )


@pytest.mark.parametrize(("state", "body"), CASES + MORE)
def test_a_page_is_what_it_is(state: SourceState, body: str) -> None:
    found = condition_of(fetched(body))
    assert found.state is state, found


def test_a_deep_link_that_ends_on_the_home_page_is_not_the_source() -> None:
    found = condition_of(fetched(pages.ARTICLES["plain"], final="https://www.a.example/"))
    assert found.state is SourceState.SOFT_404


def test_a_short_link_to_another_sites_home_page_is_the_source() -> None:
    found = condition_of(fetched(pages.ARTICLES["plain"], final="https://b.example/"))
    assert found.state is SourceState.OK


def test_a_redirect_to_a_login_page_is_a_wall() -> None:
    body = pages.page("Welcome", "<form><input type='password'></form>")
    found = condition_of(fetched(body, final="https://a.example/login?next=/x/y"))
    assert found.state is SourceState.PAYWALLED


@pytest.mark.parametrize("unit", ["<div>", "<script>", "<!--", "<", "<a ", "</", "&", "<b>a"])
def test_hostile_markup_is_glimpsed_in_bounded_time(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    page = fetched(unit * 200_000)
    assert cpu_seconds(lambda: condition_of(page)) < 5


FREIGHT = (
    "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025, the port says. " * 8
)
EMPTY = "<html><head><title>Harbour</title>{}</head><body><div id=root></div>{}</body></html>"
SCRIPT = "<script src=a.js></script>"


def carrying(body: str) -> str:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": body}]})
    return EMPTY.format(f'<script type="application/ld+json">{data}</script>', SCRIPT)


@pytest.mark.parametrize(
    ("page", "state"),
    [
        (carrying(FREIGHT), SourceState.OK),
        (EMPTY.format("", f"<noscript><p>{FREIGHT}</p></noscript>{SCRIPT}"), SourceState.OK),
        (carrying(f"{FREIGHT[:120]}"), SourceState.SCRIPT_ONLY),
        (carrying(f"{FREIGHT}…"), SourceState.SCRIPT_ONLY),  # cut: it is a beginning
        (
            EMPTY.format("", f"<noscript>Enable JavaScript.</noscript>{SCRIPT}"),
            SourceState.SCRIPT_ONLY,
        ),
        (EMPTY.format("", f"<script>const text = {FREIGHT!r};</script>"), SourceState.SCRIPT_ONLY),
    ],
)
def test_an_empty_page_may_carry_its_article(page: str, state: SourceState) -> None:
    assert condition_of(fetched(page)).state is state
    text = read_text(page.encode(), "text/html")
    reads = isinstance(text, Text) and FREIGHT[:80] in text.body
    assert reads or state is not SourceState.OK
