from __future__ import annotations

import re

import msgspec

from citecheck.model import Coordinates
from citecheck.report import to_github
from citecheck.report.wire.documents import Report

COMMAND = re.compile(r"::(error|warning|notice) file=[^,:]+,title=[^,:]+(,line=\d+,col=\d+)?::.+")


def _lines(report: Report) -> list[str]:
    return to_github.render(report).decode().splitlines()


def test_each_problem_annotates_its_line_the_gravest_first(report: Report) -> None:
    lines = _lines(report)
    assert lines[0] == (
        "::error file=drafts/port.md,title=figure.contradicted%3A The source gives another figure,"
        "line=5,col=109::says $1.8 billion, the source says $1.3 billion%0ASource [1]: “Turnover "
        "reached $1.3 billion, against $1.1 billion in 2020.”%0Ahttps://port.example/annual-report-2024"
        "#:~:text=Turnover%2520reached%2520%25241.3%2520billion%252C,%25241.1%2520billion%2520in"
        "%25202020.%0ATry: $1.3 billion (the source gives this figure for it)"
    )
    assert [line.split()[0] for line in lines[:11]] == (
        ["::error"] * 6 + ["::warning"] * 4 + ["::notice"]
    )


def test_a_waived_problem_is_a_notice(report: Report) -> None:
    waived = tuple(msgspec.structs.replace(item, waived=True) for item in report.problems)
    lines = _lines(msgspec.structs.replace(report, problems=waived))
    assert all(line.startswith("::notice") and "::waived: " in line for line in lines[:9])
    assert lines[9] == "::notice title=citecheck::and 2 more; the report has them all"


def test_a_draft_without_lines_is_annotated_as_a_file(report: Report) -> None:
    document = msgspec.structs.replace(report.document, coordinates=Coordinates.PAGE)
    lines = _lines(msgspec.structs.replace(report, document=document))
    assert ",line=" not in lines[0]
    assert "(page 5, line 109)%0ASource" in lines[0]


def test_hostile_words_start_no_command_of_their_own(hostile: Report) -> None:
    lines = _lines(hostile)
    assert len(lines) == 11 + 3
    for line in lines[:11]:
        assert COMMAND.fullmatch(line)
