from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec

from citecheck.report import to_junit
from citecheck.report.wire.documents import Report


def _suite(report: Report) -> ET.Element:
    suite = ET.fromstring(to_junit.render(report)).find("testsuite")
    assert suite is not None
    return suite


def test_each_claim_is_a_case_and_each_problem_of_the_draft_another(report: Report) -> None:
    suite = _suite(report)
    own = [problem for problem in report.problems if problem.claim is None]
    assert len(suite.findall("testcase")) == len(report.claims) + len(own) == 16


def test_the_counts_are_those_of_the_cases(report: Report) -> None:
    suite = _suite(report)
    assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == 6
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped")) == 2


def test_a_failure_names_its_code_its_place_and_the_passage(report: Report) -> None:
    failure = _suite(report).find("testcase/failure")
    assert failure is not None
    assert failure.attrib["type"] == "figure.contradicted"
    assert "line 5, column 88" in (failure.text or "")
    assert "Turnover reached $1.3 billion" in (failure.text or "")


def test_what_could_not_be_verified_is_skipped_never_passed(report: Report) -> None:
    messages = [item.attrib["message"] for item in _suite(report).findall("testcase/skipped")]
    assert all(message.startswith("unverifiable: ") for message in messages)


def test_a_claim_is_skipped_when_all_its_errors_are_waived(report: Report) -> None:
    waived = tuple(msgspec.structs.replace(item, waived=True) for item in report.problems)
    suite = _suite(msgspec.structs.replace(report, problems=waived))
    assert not suite.findall("testcase/failure")
    assert any(
        item.attrib["message"].startswith("waived; contradicted")
        for item in suite.findall("testcase/skipped")
    )


def test_hostile_words_leave_the_xml_sound(hostile: Report) -> None:
    assert len(_suite(hostile).findall("testcase")) == 16
