"""What holds for all forms alike: nothing live in them, the same bytes each time, the last line."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile

import docx
import msgspec
import pytest
from lxml import etree

from citecheck import model
from citecheck.errors import ConfigError
from citecheck.report import Format, phrases, render
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
ANY_DRAFT = [form for form in Format if form is not Format.PDF]  # which wants a PDF
TEXTUAL = [form for form in ANY_DRAFT if form is not Format.DOCX]


@pytest.mark.parametrize("form", TEXTUAL)
def test_nothing_in_a_hostile_report_steers_a_terminal(hostile: Report, form: Format) -> None:
    assert not CONTROLS.search(render(hostile, form).decode())


def test_a_hostile_report_is_sound_xml_in_word(hostile: Report) -> None:
    data = render(hostile, Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert "javascript" not in relations
    assert "TargetMode" not in relations
    assert docx.Document(io.BytesIO(data)).comments


@pytest.mark.parametrize("form", ANY_DRAFT)
def test_the_same_report_gives_the_same_bytes(report: Report, form: Format) -> None:
    assert render(report, form) == render(report, form)


def test_and_so_it_does_in_another_process_with_other_hashes(
    report: Report,
) -> None:
    script = (
        "import sys, hashlib; from citecheck.report import Format, render;"
        "from citecheck.report.to_json import read;"
        "r = read(sys.stdin.buffer.read());"
        "print([hashlib.sha256(render(r, f)).hexdigest() for f in Format if f != 'pdf'])"
    )
    data = render(report, Format.JSON)
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=data,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin"},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1


@pytest.mark.parametrize("form", ANY_DRAFT)
def test_every_form_says_what_could_not_be_verified(report: Report, form: Format) -> None:
    data = render(report, form)
    if form is Format.DOCX:
        text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
        assert phrases.not_verified(report) in text
    elif form is Format.JSON:
        assert msgspec.json.decode(data)["summary"]["unverifiable"] == 2
    elif form is Format.CSV:
        assert data.decode().count(",unverifiable,") == 2
    elif form is Format.GITLAB:  # a list of issues has no summary: each is one
        codes = [item["check_name"] for item in msgspec.json.decode(data)]
        assert {"source.dead", "source.paywalled"} <= set(codes)
    else:
        assert phrases.not_verified(report) in data.decode()


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.GITHUB, Format.MARKDOWN])
def test_it_is_the_last_line_of_those_read_from_top_to_bottom(report: Report, form: Format) -> None:
    assert render(report, form).decode().splitlines()[-1] == phrases.not_verified(report)


@pytest.mark.parametrize("form", [f for f in Format if f not in (Format.JSON, Format.TERMINAL)])
def test_an_extract_is_refused_where_outcomes_are_shown(
    checked: model.Checked, form: Format
) -> None:
    with pytest.raises(ConfigError, match="extract"):
        render(build.extract(checked.extract), form)


@pytest.mark.parametrize("form", ANY_DRAFT)
def test_a_report_of_an_empty_draft_is_rendered_too(report: Report, form: Format) -> None:
    empty = msgspec.structs.replace(
        report,
        document=msgspec.structs.replace(report.document, text="", blocks=(), title=None),
        references=(),
        markers=(),
        claims=(),
        sources=(),
        problems=(),
        summary=type(report.summary)(claims=0, problems=0),
    )
    assert render(empty, form)


def test_results_render_themselves(report: Report) -> None:
    assert report.to_json().encode() == render(report, Format.JSON)
    assert report.to_html().encode() == render(report, Format.HTML)
    assert report.to_markdown().encode() == render(report, Format.MARKDOWN)
    assert report.to_sarif().encode() == render(report, Format.SARIF)
    assert report.to_junit().encode() == render(report, Format.JUNIT)
    assert report.to_github().encode() == render(report, Format.GITHUB)
    assert report.to_docx() == render(report, Format.DOCX)
