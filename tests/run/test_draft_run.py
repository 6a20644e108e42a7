"""Claims whose source is known by its abstract only, over a real page on loopback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Config, Fetch
from citecheck.model import Checked, Outcome
from citecheck.run import pipeline
from citecheck.run.context import Bench

HEAD = (
    '<meta name="citation_title" content="Ferries"><meta name="citation_doi" content="10.5555/f">'
)
ABSTRACT = (
    "We counted the passengers of all ferries between Norhavn and the outer islands for two years. "
    "The number of passengers fell by 14 % in 2022. Those who kept their habit named the price of "
    "the crossing as the main reason to come by boat, and the weather as the main one to stay."
)
BODY = (
    "<h2>Methods</h2><p>Crews clicked a counter at each gangway, on every crossing that left the "
    "town before noon. The survey reached 3,180 households on seven islands. Those without a "
    "landing were asked by post, and their answers were typed in by two of us, so that a slip "
    "of one would show beside the other. Weather came from the light on the outer skerry.</p>"
)
BORNE_OUT = "The number of ferry passengers fell by 14 % in 2022 [1]."
IN_THE_BODY = "The survey reached 3,180 households on seven islands [1]."
NOWHERE = "The mayor opened a swimming bath with 40 lanes beside the railway [1]."
DRAFT = """# Ferries

{claim}

## References

1. Lund, K. Ferries. {address}
"""


def run(
    server: HTTPServer, folder: Path, claim: str, body: str = "", *, offline: bool = False
) -> Checked:
    page = (
        f"<html><head><title>Ferries</title>{HEAD}</head><body><h1>Ferries</h1>"
        f"<div class='abstract'><p>{ABSTRACT}</p></div>{body}</body></html>"
    )
    server.expect_request("/robots.txt").respond_with_data("", status=404)
    server.expect_request(re.compile(r"/[0-9a-f]{20}\.html")).respond_with_data("", status=404)
    server.expect_request("/ferries").respond_with_data(page, content_type="text/html")
    config = Config(
        fetch=Fetch(allow_hosts=(f"{server.host}:{server.port}",), delay_s=0, retries=0),
        archive=Archive(enabled=False),
        offline=offline,
    )
    draft = DRAFT.format(claim=claim, address=server.url_for("/ferries"))
    extract = pipeline.extract(draft.encode(), config, media_type="text/markdown")
    (checked,) = pipeline.check([extract], config, Bench(store=folder / "store"))
    return checked


@pytest.mark.parametrize("claim", [IN_THE_BODY, NOWHERE])
def test_what_the_abstract_lacks_stays_open(
    claim: str, httpserver: HTTPServer, tmp_path: Path
) -> None:
    checked = run(httpserver, tmp_path, claim)
    (verdict,) = checked.verdicts
    assert verdict.outcome is Outcome.UNVERIFIABLE
    assert verdict.why == "only a part of the source could be read, and it does not bear this out"
    (told,) = [one for one in checked.problems if one.code.startswith("source.")]
    assert told.code == "source.abstract_only"
    assert told.message.endswith("Only the abstract could be read.")
    assert not [one for one in checked.problems if one.code.endswith("not_found")]


def test_offline_says_the_same(httpserver: HTTPServer, tmp_path: Path) -> None:
    online = run(httpserver, tmp_path, IN_THE_BODY)
    asked = len(httpserver.log)
    offline = run(httpserver, tmp_path, IN_THE_BODY, offline=True)
    assert offline.verdicts == online.verdicts
    assert offline.problems == online.problems
    assert len(httpserver.log) == asked


def test_what_the_abstract_says_is_borne_out(httpserver: HTTPServer, tmp_path: Path) -> None:
    (verdict,) = run(httpserver, tmp_path, BORNE_OUT).verdicts
    assert verdict.outcome is Outcome.SUPPORTED


def test_what_the_abstract_says_otherwise_is_contradicted(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    (verdict,) = run(httpserver, tmp_path, BORNE_OUT.replace("14", "41")).verdicts
    assert verdict.outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "outcome"), [(IN_THE_BODY, Outcome.SUPPORTED), (NOWHERE, Outcome.NOT_FOUND)]
)
def test_the_work_itself_is_judged_as_ever(
    claim: str, outcome: Outcome, httpserver: HTTPServer, tmp_path: Path
) -> None:
    checked = run(httpserver, tmp_path, claim, BODY * 5)
    (verdict,) = checked.verdicts
    assert verdict.outcome is outcome
    assert not [one for one in checked.problems if one.code.startswith("source.")]
