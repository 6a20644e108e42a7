"""Open copies of works whose own page is shut, from own services on loopback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.store import Store

DOI = "10.5555/tides"
TEXT = "<p>The tides of the inner fjord rose by 12 centimetres between 1990 and 2020.</p>"
PAPER = f"<html><head><title>Tides</title></head><body><article>{TEXT * 12}</article></body></html>"
WALL = "<html><head><title>Tides</title></head><body><p>Subscribe to read on.</p></body></html>"


class Shelf:
    """A publisher, the services and a repository, all on one server."""

    def __init__(self, server: HTTPServer, folder: Path) -> None:
        self.server = server
        self.base = server.url_for("").rstrip("/")
        self.options = Options(
            store=folder / "store",
            fetch=Fetch(
                allow_hosts=(f"{server.host}:{server.port}",),
                delay_s=0,
                retries=0,
                email="desk@paper.example",
                crossref_base=self.base,
                unpaywall_base=self.base,
                europepmc_base=f"{self.base}/epmc",
            ),
            archive=Archive(enabled=False),
        )
        for path in (r"/robots\.txt", r"/[\w/]*[0-9a-f]{20}\.html"):
            server.expect_request(re.compile(path)).respond_with_data("", status=404)

    def page(self, path: str, body: str = PAPER, status: int = 200) -> str:
        self.server.expect_request(path).respond_with_data(
            body, status=status, content_type="text/html"
        )
        return self.base + path

    def answer(self, path: str, answer: object) -> None:
        self.server.expect_request(path).respond_with_data(json.dumps(answer))

    def unpaywall(self, *locations: dict[str, object]) -> None:
        best = locations[0] if locations else None
        self.answer(
            f"/v2/{DOI}",
            {
                "doi": DOI,
                "doi_url": f"https://doi.org/{DOI}",
                "is_oa": bool(locations),
                "oa_status": "green" if locations else "closed",
                "best_oa_location": best,
                "oa_locations": list(locations),
            },
        )

    def ask(self, wanted: Wanted, options: Options | None = None) -> Source | Unavailable:
        (answer,) = obtain([wanted], options or self.options)
        return answer

    def asked(self) -> list[str]:
        return [request.path for request, _ in self.server.log]


@pytest.fixture
def shelf(httpserver: HTTPServer, tmp_path: Path) -> Shelf:
    return Shelf(httpserver, tmp_path)


def location(pdf: str | None, page: str) -> dict[str, object]:
    return {
        "url": pdf or page,
        "url_for_pdf": pdf,
        "url_for_landing_page": page,
        "host_type": "repository",
        "version": "acceptedVersion",
        "license": "cc-by",
        "is_best": True,
        "evidence": "oa repository",
    }


def shut(shelf: Shelf, status: int = 403) -> Wanted:
    landing = shelf.page("/article/tides", "no", status)
    return Wanted(key=landing, urls=(landing,), doi=DOI)


def test_a_copy_that_unpaywall_knows_is_read(shelf: Shelf) -> None:
    wanted = shut(shelf)
    shelf.unpaywall(location(None, shelf.page("/repository/9")))
    found = shelf.ask(wanted)
    assert isinstance(found, Source)
    assert (found.state, found.via, found.url) == ("ok", "live", wanted.key)
    assert found.final_url == f"{shelf.base}/repository/9"
    assert found.reason is not None
    assert found.reason.startswith(f"An open copy was read ({found.final_url})")
    assert "403" in found.reason
    asked = len(shelf.server.log)
    offline = shelf.ask(wanted, replace(shelf.options, offline=True))
    assert (offline.state, offline.reason) == ("ok", found.reason)
    assert len(shelf.server.log) == asked


def test_a_paywall_is_one_and_stays_told_without_a_copy(shelf: Shelf) -> None:
    landing = shelf.page("/article/tides", WALL)
    shelf.unpaywall()
    shelf.answer(f"/works/{DOI}", {"message": {"DOI": DOI}})
    found = shelf.ask(Wanted(key=landing, urls=(landing,), doi=DOI))
    assert isinstance(found, Unavailable)
    assert found.state == "paywalled"
    assert {f"/v2/{DOI}", f"/works/{DOI}"} <= set(shelf.asked())


def test_a_copy_that_is_shut_as_well_is_none_and_the_next_is_tried(shelf: Shelf) -> None:
    wanted = shut(shelf)
    shelf.unpaywall(
        location(shelf.page("/gone.pdf", "gone", 404), shelf.page("/wall", WALL)),
        location(None, shelf.page("/free")),
    )
    found = shelf.ask(wanted)
    assert found.final_url == f"{shelf.base}/free"


def test_the_links_of_the_register_are_tried_next_and_its_record_kept(shelf: Shelf) -> None:
    wanted = shut(shelf)
    links = [
        {"URL": f"{shelf.base}/x.xml", "content-type": "text/xml"},
        {
            "URL": shelf.page("/full"),
            "content-type": "text/html",
            "content-version": "vor",
            "intended-application": "text-mining",
        },
    ]
    shelf.answer(f"/works/{DOI}", {"message": {"DOI": DOI, "link": links}})
    found = shelf.ask(wanted)
    assert found.final_url == f"{shelf.base}/full"
    assert "/x.xml" not in shelf.asked()
    with Store.open(shelf.options.store, writable=False) as store:
        assert store.latest(f"{shelf.base}/works/{DOI.replace('/', '%2F')}") is not None


@pytest.mark.parametrize(
    ("named", "query"),
    [
        ({"pmid": "123"}, "EXT_ID:123 AND SRC:MED"),
        ({"pmcid": "PMC77", "pmid": "123"}, "PMCID:PMC77"),
    ],
)
def test_europe_pmc_knows_works_by_their_numbers(
    named: dict[str, str], query: str, shelf: Shelf
) -> None:
    landing = shelf.page("/pubmed/123", "no", 403)
    texts = [
        {"availabilityCode": "S", "documentStyle": "doi", "url": f"{shelf.base}/paid"},
        {"availabilityCode": "OA", "documentStyle": "html", "url": shelf.page("/epmc-page")},
        {"availabilityCode": "OA", "documentStyle": "pdf", "url": shelf.page("/epmc-file")},
    ]
    work = {"id": "123", "source": "MED", "fullTextUrlList": {"fullTextUrl": texts}}
    shelf.answer("/epmc/search", {"hitCount": 1, "resultList": {"result": [work]}})
    options = replace(shelf.options, fetch=replace(shelf.options.fetch, email=None))
    found = shelf.ask(Wanted(key=landing, urls=(landing,), **named), options)
    assert found.final_url == f"{shelf.base}/epmc-file"
    (asked,) = [request for request, _ in shelf.server.log if request.path == "/epmc/search"]
    assert asked.args["query"] == query


def test_without_an_email_nobody_is_asked_about_a_doi(shelf: Shelf) -> None:
    wanted = shut(shelf)
    options = replace(shelf.options, fetch=replace(shelf.options.fetch, email=None))
    assert shelf.ask(wanted, options).state == "blocked"
    assert not [path for path in shelf.asked() if path.startswith(("/v2", "/works"))]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"best_oa_location": 3, "oa_locations": "no"},
        {"best_oa_location": {"url_for_pdf": "file:///etc/passwd", "url": None}},
        {"oa_locations": [None, {"url": ["x"]}]},
    ],
)
def test_answers_of_any_shape_are_borne(answer: object, shelf: Shelf) -> None:
    wanted = shut(shelf)
    shelf.answer(f"/v2/{DOI}", answer)
    shelf.answer(f"/works/{DOI}", {"message": {"link": [{"URL": 7, "content-type": None}, 1]}})
    assert shelf.ask(wanted).state == "blocked"


def test_a_copy_on_a_private_address_is_refused(shelf: Shelf) -> None:
    wanted = shut(shelf)
    shelf.unpaywall(location(None, "http://127.0.0.1:9/secret"))
    assert shelf.ask(wanted).state == "blocked"


def test_a_page_that_is_had_asks_nobody(shelf: Shelf) -> None:
    landing = shelf.page("/article/tides")
    found = shelf.ask(Wanted(key=landing, urls=(landing,), doi=DOI))
    assert (found.state, found.reason) == ("ok", None)
    assert not [path for path in shelf.asked() if path.startswith(("/v2", "/works"))]
