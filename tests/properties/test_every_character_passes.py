"""Whatever character a text layer names, every reader and every report gets past it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.config.schema import Config
from citecheck.formats.characters import writable
from citecheck.formats.source import decode, encode, read_text
from citecheck.model import Bibliographic, Text
from citecheck.report import Format, render
from citecheck.report.wire import build
from citecheck.run import pipeline

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
CODES = st.one_of(
    st.integers(0xD800, 0xDFFF),  # halves of surrogate pairs
    st.integers(0x00, 0x1F),
    st.integers(0x7F, 0x9F),
    st.sampled_from((0xFFFE, 0xFFFF, 0xFDD0, 0xFEFF, 0x202E, 0x2066, 0x2028, 0xE000, 0x0301)),
    st.integers(0x20, 0xFFFF),
)
PROSE = b"\n\n" + b"Boats go out and come back. " * 30  # so that no few controls make it binary
WORDS = "The port moved 4.2 million boxes in 2024 [1]."


def pdf_of(codes: list[int], words: str) -> bytes:
    """A page that says `words`, and below it a glyph for each of `codes`, by its own table."""
    table = "".join(f"<{number + 1:02X}> <{code:04X}>\n" for number, code in enumerate(codes))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{table}endbfchar endcmap end end"
    )
    shown = "".join(f"{number + 1:02X}" for number in range(len(codes)))
    page = (
        f"BT /F1 12 Tf 60 700 Td ({words}) Tj 0 -40 Td /F2 12 Tf <{shown}> Tj "
        "/F1 12 Tf 0 -40 Td (References) Tj 0 -20 Td "
        "([1] Report 2024. https://port.example/a) Tj ET"
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
        ),
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R /Size 8 >>\n%%EOF\n".encode("latin-1")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


def assert_reported(store: Path, body: bytes, name: str) -> None:
    config = Config(offline=True, folder=store)
    extract = pipeline.extract(body, config, name=name)
    assert "4.2 million" in extract.document.text
    (checked,) = pipeline.check([extract], config, pipeline.Bench(store=store))
    report = build.report(checked)
    for form in set(Format) - {Format.PDF}:  # the body has no path to be found at
        shown = render(report, form)
        assert shown if isinstance(shown, bytes) else shown.encode("utf-8")


@settings(UNHURRIED, max_examples=6)  # each is read in a process of its own
@given(codes=st.lists(CODES, min_size=1, max_size=40))
def test_of_a_pdf_draft(store: Path, codes: list[int]) -> None:
    assert_reported(store, pdf_of(codes, WORDS), "draft.pdf")


@settings(UNHURRIED, max_examples=4)
@given(codes=st.lists(CODES, min_size=1, max_size=12))
def test_of_a_page(store: Path, codes: list[int]) -> None:
    named = "".join(f"&#x{code:x};" for code in codes)
    page = f"<title>{named}</title><body><p>{WORDS}</p><p>{named} <a href='{named}'>x</a></p>"
    assert_reported(store, page.encode(), "draft.html")


@settings(UNHURRIED, max_examples=12)
@given(codes=st.lists(CODES, min_size=1, max_size=12))
def test_of_a_written_draft(store: Path, codes: list[int]) -> None:
    raw = "".join(map(chr, codes)).encode("utf-8", "surrogatepass")
    for name in ("draft.md", "draft.txt"):
        assert_reported(store, WORDS.encode() + PROSE + raw, name)


@settings(UNHURRIED, max_examples=30)
@given(codes=st.lists(CODES, min_size=1, max_size=40))
def test_of_a_source(codes: list[int]) -> None:
    named = "".join(map(chr, codes))
    raw = named.encode("utf-8", "surrogatepass")
    sources = [
        (pdf_of(codes, WORDS), "application/pdf"),
        (WORDS.encode() + raw, "text/plain"),
        (b"<p>" + WORDS.encode() + raw, "text/html"),
        (f"{WORDS},{json.dumps(named)}".encode(), "text/csv"),
    ]
    for body, kind in sources:
        text = read_text(body, kind)
        assert isinstance(text, Text)
        assert decode(encode(text)) == text


def test_only_lone_surrogates_are_put_out() -> None:
    work = Bibliographic(title="a\ud800b 🙂", authors=("x", "\udfff"), url="https://a.example")
    assert writable(work) == Bibliographic(
        title="a\ufffdb 🙂", authors=("x", "\ufffd"), url="https://a.example"
    )
    same = Bibliographic(title="plain")
    assert writable(same) is same
