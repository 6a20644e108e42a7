"""Whatever stands in a draft, it gets a report in every form, and its offsets are true."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.report import COPIES, Format, render, to_json
from citecheck.report.annotated import LineByLine
from citecheck.report.wire import build
from citecheck.run import pipeline

PIECES = st.sampled_from(
    [
        "The port moved 4.2 million boxes in 2024",
        "“We will double the quay within five years,” she said",
        " [1]",
        " [2, 9]",
        "[1–3]",
        ". ",
        "\n",
        "\n\n",
        "References\n",
        "[1] Report 2024. https://port.example/a\n",
        "[2] Nobody.\n",
        "## ",
        "- ",
        "rose by 3 percentage points ",
        "<script>alert(1)</script>",
        "\x1b[2J",
        "\u202e",
        "🙂",
        "e\u0301",
        "\t",
    ]
)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
DRAFTS = st.lists(st.one_of(PIECES, WORDS), max_size=25).map("".join)
HEADS = (b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE html>", b"")
QUICK = [form for form in Format if form not in COPIES]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(UNHURRIED, max_examples=40)
@given(text=DRAFTS, media_type=st.sampled_from(["text/plain", "text/markdown"]))
def test_any_written_draft_has_a_report_in_every_form(
    store: Path, text: str, media_type: str
) -> None:
    assert_reported(store, text.encode("utf-8", "replace"), media_type)


@settings(UNHURRIED, max_examples=8)  # each is read in a process of its own
@given(text=DRAFTS)
def test_any_page_has_a_report_in_every_form(store: Path, text: str) -> None:
    assert_reported(store, f"<body><p>x {text}".encode("utf-8", "replace"), "text/html")


@settings(UNHURRIED, max_examples=12)
@given(head=st.sampled_from(HEADS), body=st.binary(max_size=200))
def test_any_bytes_have_a_report_or_are_refused(store: Path, head: bytes, body: bytes) -> None:
    try:
        assert_reported(store, head + body, None)
    except InputError as error:
        refusal = str(error)
    else:
        return
    assert refusal.startswith("draft.any")


def assert_reported(store: Path, data: bytes, media_type: str | None) -> None:
    config = Config(offline=True, folder=store)
    extract = pipeline.extract(data, config, media_type, name="draft.any")
    (checked,) = pipeline.check([extract], config, pipeline.Bench(store=store))
    report = build.report(checked)
    for form in QUICK:
        assert render(report, form)
    assert to_json.read(to_json.render(report)) == report
    shown = "".join(
        run.text
        for part in LineByLine(report).parts()
        for stretch in part.stretches
        for run in stretch.runs
    )
    assert "".join(shown.split()) == "".join(report.document.text.split())
    for claim in report.claims:
        assert report.document.text[claim.start : claim.end] == claim.text
