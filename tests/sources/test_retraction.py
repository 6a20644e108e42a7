from __future__ import annotations

import json

import pytest
from pytest_httpserver import HTTPServer

from citecheck.config import Fetch
from citecheck.sources.retraction import retractions

NOTICE = {"type": "retraction", "DOI": "10.1/n", "updated": {"date-time": "2024-03-02T00:00:00Z"}}


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ({"updated-by": [{"type": "correction"}, NOTICE]}, True),
        ({"updated-by": [{"type": "correction"}]}, False),
        ({}, False),
        ([], False),
    ],
)
def test_only_what_takes_a_work_back_counts(
    httpserver: HTTPServer, message: object, *, found: bool
) -> None:
    httpserver.expect_request("/works/10.1/a").respond_with_data(
        json.dumps({"message": message}), content_type="application/json"
    )
    settings = Fetch(crossref_base=httpserver.url_for("").rstrip("/"), delay_s=0)
    answer = retractions(["10.1/A", "10.1/a"], settings)
    assert set(answer) == ({"10.1/a"} if found else set())
    if found:
        assert (answer["10.1/a"].notice, answer["10.1/a"].on) == ("10.1/n", "2024-03-02")


def test_what_crossref_does_not_know_is_left_out(httpserver: HTTPServer) -> None:
    settings = Fetch(crossref_base=httpserver.url_for("").rstrip("/"), delay_s=0)
    httpserver.expect_request("/works/10.1/b").respond_with_data("no", status=404)
    assert retractions(["10.1/b"], settings) == {}
