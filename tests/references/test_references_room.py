from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import Document
from citecheck.references import find_references

HEAVY = ("numpy", "lxml", "idutils", "citation_url", "rapidfuzz", "pdfplumber", "trafilatura")


def test_importing_the_step_loads_nothing_heavy() -> None:
    code = "import sys, citecheck.references; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "[1] " * 25_000,
        "1 " * 50_000,
        "1.\n" * 30_000,
        "\0" * 100_000,
        "(Smith, 2001; " * 8_000,
        "References\n" + "1. A\n" * 20_000,
        "References\n" * 10_000,
        "References\n" + "1. Abe, 2021.\n2. Ito, 2020.\n3. Lee, 2019.\n" * 8_000,
        "References\n[1] " + '"' * 200_000,
        "References\n" + "—, 2001. T.\n" * 8_000,
        "\ud800[1]\u202e" * 5_000,
        "http://a.example/" + "(" * 200_000,
    ],
)
def test_hostile_text_is_answered_soon(text: str) -> None:
    start = time.process_time()
    find_references(Document(path="d", media_type="text/plain", sha256="", text=text))
    assert time.process_time() - start < 20


PIECES = st.sampled_from(
    [
        "[1]",
        "[2, 3]",
        "(Abe, 2021)",
        "word",
        ".",
        "\n",
        "\n\n",
        "References\n",
        "1. ",
        "[1] ",
        "¹",
        "Abe, K. 2021. Roads.",
        "http://a.example/b",
        "a) ",
        "—. ",
        " ",
        "\r\n",
        "Comments\n",
        "12",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_spans_are_right_whatever_the_draft(pieces: list[str]) -> None:
    text = "".join(pieces)
    citations = find_references(Document(path="d", media_type="text/plain", sha256="", text=text))
    names = {reference.id for reference in citations.references}
    assert len(names) == len(citations.references)
    end = 0
    for marker in citations.markers:
        assert marker.span.start >= end
        end = marker.span.end
        assert marker.span.of(text) == marker.text
        assert set(marker.references) <= names
        assert marker.labels
    for span in (*citations.apparatus, *(r.span for r in citations.references)):
        assert span.end <= len(text)
