from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from citecheck.findings import codes
from citecheck.model import Coordinates
from citecheck.report import to_sarif
from citecheck.report.wire.documents import Report


def _run(report: Report) -> dict[str, Any]:
    log = json.loads(to_sarif.render(report))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def _places(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        location["physicalLocation"]
        for result in run["results"]
        for location in result["locations"]
    ]


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_it_keeps_to_the_rules_of_the_standard(which: str, request: pytest.FixtureRequest) -> None:
    run = _run(request.getfixturevalue(which))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert all(isinstance(print_, str) for print_ in result["partialFingerprints"].values())
        for suppression in result["suppressions"]:
            assert suppression["kind"] in {"inSource", "external"}
    for place in _places(run):
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[!#-;=?-Z_a-z~%\[\]]+", uri)
        urlsplit(uri)
        region = place.get("region", {})
        for name in ("startLine", "startColumn", "endColumn"):
            assert region.get(name, 1) >= 1
        assert region.get("endColumn", 10**6) > region.get("startColumn", 1)


def test_regions_name_the_words_in_code_points(report: Report) -> None:
    run = _run(report)
    assert run["columnKind"] == "unicodeCodePoints"
    region = _places(run)[0]["region"]
    assert region["snippet"]["text"] == "$1.8 billion"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (5, 109, 121)


def test_the_message_shows_what_the_source_says(report: Report) -> None:
    first = _run(report)["results"][0]
    assert first["message"]["text"] == (
        "says $1.8 billion, the source says $1.3 billion\n"
        "Source 1: “Turnover reached $1.3 billion, against $1.1 billion in 2020.”"
    )
    assert first["properties"]["links"][0].startswith("https://port.example/annual-report-2024#")


def test_offsets_are_given_where_the_text_is_the_file_itself(report: Report) -> None:
    assert "charOffset" not in _places(_run(report))[0]["region"]
    document = msgspec.structs.replace(report.document, media_type="text/plain")
    region = _places(_run(msgspec.structs.replace(report, document=document)))[0]["region"]
    start = region["charOffset"]
    assert report.document.text[start : start + region["charLength"]] == "$1.8 billion"


def test_pages_stand_for_lines(report: Report) -> None:
    document = msgspec.structs.replace(report.document, coordinates=Coordinates.PAGE)
    location = _run(msgspec.structs.replace(report, document=document))["results"][0]["locations"][
        0
    ]
    region = location["physicalLocation"]["region"]
    assert region["startLine"] == 5  # what the format counts: not all at the first line
    assert "startColumn" not in region
    assert location["message"]["text"] == "page 5, line 109"


def test_each_rule_helps(report: Report) -> None:
    for rule in _run(report)["tool"]["driver"]["rules"]:
        known = codes.kind(rule["id"])
        assert known.settle in rule["help"]["text"]
        assert known.settle in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == known.severity


def test_the_fingerprints_are_the_problems_own_and_waivers_suppress(report: Report) -> None:
    waived = tuple(msgspec.structs.replace(item, waived=True) for item in report.problems[:1])
    run = _run(msgspec.structs.replace(report, problems=(*waived, *report.problems[1:])))
    prints = [result["partialFingerprints"]["citecheck/v1"] for result in run["results"]]
    assert prints == [problem.fingerprint for problem in report.problems]
    assert [len(result["suppressions"]) for result in run["results"]] == [1] + [0] * 10


def test_words_of_a_draft_become_no_link_and_no_placeholder(hostile: Report) -> None:
    message = _run(hostile)["results"][0]["message"]["text"]
    assert re.search(r"(?<!\\)\]\(", message) is None
    assert "{{0}}" in message


def test_a_web_address_is_no_place_of_a_finding(report: Report) -> None:
    moved = msgspec.structs.replace(report.document, path="https://a.example/x/draft.html#top")
    run = _run(msgspec.structs.replace(report, document=moved))
    uris = [place["artifactLocation"]["uri"] for place in _places(run)]
    assert uris
    assert set(uris) == {"a.example/x/draft.html"}
    assert "https://a.example/x" in run["artifacts"][0]["location"]["description"]["text"]
