"""Landing pages of scholarly works, sought on own servers: the full text, else the abstract."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pages
import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.store import Store

ABSTRACT = "Only the abstract could be read."
FULL = pages.FULL_TEXTS["highwire"]


class Journal:
    """A publisher whose article page shows the abstract, and who else may have the work."""

    def __init__(self, server: HTTPServer, folder: Path) -> None:
        self.server = server
        self.base = server.url_for("").rstrip("/")
        self.options = Options(
            store=folder / "store",
            fetch=Fetch(
                allow_hosts=(f"{server.host}:{server.port}",),
                delay_s=0,
                retries=0,
                europepmc_base=f"{self.base}/epmc",
            ),
            archive=Archive(enabled=False),
        )
        server.expect_request("/robots.txt").respond_with_data(
            "User-agent: *\nDisallow: /closed/", content_type="text/plain"
        )
        server.expect_request(re.compile(r"/[\w/]*[0-9a-f]{20}\.html")).respond_with_data(
            "", status=404
        )

    def page(self, path: str, body: str = FULL, status: int = 200) -> str:
        self.server.expect_request(path).respond_with_data(
            body, status=status, content_type="text/html"
        )
        return self.base + path

    def article(self, **named: str) -> Wanted:
        """Publish the article's page, which names addresses of the full text by their fields."""
        fields = (f'<meta name="citation_{name}" content="{at}">' for name, at in named.items())
        page = pages.LANDINGS["with_lists"].replace("</head>", f"{''.join(fields)}</head>")
        landing = self.page("/kelp/9", page)
        return Wanted(key=landing, urls=(landing,))

    def ask(self, wanted: Wanted, *, offline: bool = False) -> Source:
        (answer,) = obtain([wanted], replace(self.options, offline=offline))
        assert isinstance(answer, Source)
        return answer

    def asked(self) -> list[str]:
        return [request.path for request, _ in self.server.log]


@pytest.fixture
def journal(httpserver: HTTPServer, tmp_path: Path) -> Journal:
    return Journal(httpserver, tmp_path)


def of_abstract(found: Source) -> bool:
    return found.is_abstract and found.state == "ok" and found.reason == ABSTRACT


@pytest.mark.parametrize("field", ["fulltext_html_url", "pdf_url"])
def test_the_full_text_that_the_page_names_is_read_instead(field: str, journal: Journal) -> None:
    wanted = journal.article(**{field: "/kelp/9/full"})
    full = journal.page("/kelp/9/full")
    found = journal.ask(wanted)
    assert (found.url, found.final_url, found.is_abstract) == (wanted.key, full, False)
    assert found.reason == (
        f"An open copy was read ({full}), since the page itself shows only the abstract."
    )
    asked = len(journal.asked())
    again = journal.ask(wanted, offline=True)
    assert (again.sha256, again.reason, again.is_abstract) == (found.sha256, found.reason, False)
    assert len(journal.asked()) == asked


def test_without_a_full_text_the_abstract_is_read_and_marked(journal: Journal) -> None:
    wanted = journal.article()
    found = journal.ask(wanted)
    assert of_abstract(found)
    offline = journal.ask(wanted, offline=True)
    assert of_abstract(offline)
    assert offline.sha256 == found.sha256


def test_a_full_text_that_is_shut_is_none_and_the_next_is_tried(journal: Journal) -> None:
    wanted = journal.article(fulltext_html_url="/kelp/9/shut", pdf_url="/kelp/9/free")
    journal.page("/kelp/9/shut", "no", 403)
    free = journal.page("/kelp/9/free")
    assert journal.ask(wanted).final_url == free


def test_a_full_text_that_is_the_abstract_again_is_none(journal: Journal) -> None:
    wanted = journal.article(fulltext_html_url="/kelp/9/full", pdf_url="/closed/9.pdf")
    journal.page("/kelp/9/full", pages.LANDINGS["walled"])
    assert of_abstract(journal.ask(wanted))
    assert "/closed/9.pdf" not in journal.asked()


def test_a_full_text_on_a_private_address_is_refused(journal: Journal) -> None:
    assert of_abstract(journal.ask(journal.article(pdf_url="http://127.0.0.1:9/kelp.pdf")))


def test_the_next_address_of_the_entry_goes_before_the_abstract(journal: Journal) -> None:
    wanted = journal.article(pdf_url="/kelp/9.pdf")
    other = journal.page("/repository/9")
    found = journal.ask(replace(wanted, urls=(*wanted.urls, other)))
    assert (found.url, found.reason) == (other, None)
    assert "/kelp/9.pdf" not in journal.asked()


def test_an_abstract_goes_before_a_page_that_was_not_had(journal: Journal) -> None:
    wanted = journal.article()
    gone = journal.page("/gone", "no", 404)
    assert of_abstract(journal.ask(replace(wanted, urls=(gone, *wanted.urls))))


def test_a_work_known_by_its_number_is_asked_for_at_europe_pmc(journal: Journal) -> None:
    wanted = replace(journal.article(), pmid="123")
    free = {
        "availabilityCode": "OA",
        "documentStyle": "html",
        "url": journal.page("/free/9"),
    }
    work = {"id": "123", "source": "MED", "fullTextUrlList": {"fullTextUrl": [free]}}
    answer = {"resultList": {"result": [work]}}
    journal.server.expect_request("/epmc/search").respond_with_data(json.dumps(answer))
    assert journal.ask(wanted).final_url == free["url"]


def test_a_work_whose_number_leads_nowhere_is_read_as_its_abstract(journal: Journal) -> None:
    wanted = replace(journal.article(), pmid="123")
    journal.server.expect_request("/epmc/search").respond_with_data("{}")
    assert of_abstract(journal.ask(wanted))


def test_a_page_with_the_work_itself_asks_nobody_else(journal: Journal) -> None:
    page = FULL.replace("</head>", '<meta name="citation_pdf_url" content="/9.pdf"></head>')
    landing = journal.page("/kelp/9", page)
    found = journal.ask(Wanted(key=landing, urls=(landing,), pmid="123"))
    assert (found.state, found.reason, found.is_abstract) == ("ok", None, False)
    assert set(journal.asked()) == {"/robots.txt", "/kelp/9"}


def test_an_abstract_kept_before_is_told_by_its_bytes(journal: Journal) -> None:
    wanted = journal.article()
    found = journal.ask(wanted)
    assert of_abstract(journal.ask(replace(wanted, pinned=found.sha256), offline=True))
    with Store.open(journal.options.store, writable=False) as store:
        kept = store.latest(wanted.key)
    assert kept is not None
    assert kept.reason is None


def test_an_abstract_is_all_that_is_left_of_a_page_that_is_gone(journal: Journal) -> None:
    wanted = journal.article()
    journal.ask(wanted)
    journal.server.clear()
    (found,) = obtain([wanted], replace(journal.options, refresh=True))
    assert isinstance(found, Source)
    assert (found.state, found.is_abstract) == ("archived", True)
    assert found.reason is not None
    assert found.reason.endswith(ABSTRACT)


def test_a_saved_page_that_the_user_gives_is_told_as_well(journal: Journal, tmp_path: Path) -> None:
    saved = tmp_path / "kelp.html"
    saved.write_text(pages.LANDINGS["highwire"], encoding="utf-8")
    found = journal.ask(Wanted(key="file:kelp.html", file=str(saved)))
    assert (found.state, found.is_abstract) == ("file", True)
