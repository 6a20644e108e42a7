"""The annotated copy that an editor takes home: whose file it is, and what stands in its margin."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import docx
import pytest
from fpdf import FPDF
from pypdf import PdfReader
from pytest_httpserver import HTTPServer

from citecheck.report.original_file import PDF, WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Review

PATIENCE_S = 120
LINES = ("The harbour of Veldmar was opened in 1911 [1].", "References", "1. Harbour, report.")
SOURCE = "The harbour of Veldmar was opened in 1911.\n"


def _word() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line).runs[0].italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    for line in LINES:
        made.multi_cell(0, text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


FILES = {"/a.docx": (WORD, _word()), "/b.pdf": (PDF, _pdf())}


@pytest.fixture
def web(httpserver: HTTPServer, tmp_path: Path) -> HTTPServer:
    """Give a server with a Word file and a PDF, and a source beside."""
    for path, (media_type, body) in FILES.items():
        httpserver.expect_request(path).respond_with_data(body, content_type=media_type)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    (tmp_path / "report.txt").write_text(SOURCE)
    return httpserver


def _options(web: HTTPServer) -> list[str]:
    polite = ["--allow-host", f"{web.host}:{web.port}", "--delay", "0", "--no-archive"]
    return [*polite, "--source", "1=report.txt"]


def _taken(desk: Review, draft: str) -> Review:
    """Let a review take the draft at an address, and wait until it is checked."""
    assert desk.ask("POST", "draft", {"address": draft}, Content_Type="application/json")[0] == 200
    until = time.monotonic() + PATIENCE_S
    while (state := json.loads(desk.ask(path="state")[1]))["checking"] or not state["version"]:
        assert time.monotonic() < until, state
        assert state["error"] is None
        time.sleep(0.05)
    return desk


def _copy(desk: Review, query: str = "") -> tuple[str, bytes]:
    with urlopen(f"{desk.address}copy{query}", timeout=60) as answer:
        return answer.headers["Content-Disposition"].rpartition("''")[2], answer.read()


def _comments(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).comments]


def test_a_word_file_at_an_address_is_annotated_itself(
    web: HTTPServer, begin: Callable[..., Review]
) -> None:
    desk = _taken(begin(*_options(web)), web.url_for("/a.docx"))
    name, data = _copy(desk)
    assert name == "a-annotated.docx"
    assert all(one.runs[0].italic for one in docx.Document(io.BytesIO(data)).paragraphs)
    assert not any(one.startswith("Supported") for one in _comments(data))
    assert any(one.startswith("Supported") for one in _comments(_copy(desk, "?evidence=1")[1]))
    assert 'id="evidence">' in desk.ask()[1]


def test_a_pdf_at_an_address_is_annotated_itself(
    web: HTTPServer, begin: Callable[..., Review]
) -> None:
    name, data = _copy(_taken(begin(*_options(web)), web.url_for("/b.pdf")))
    assert name == "b-annotated.pdf"
    assert data.startswith(FILES["/b.pdf"][1])
    assert len(PdfReader(io.BytesIO(data)).pages[0]["/Annots"]) == 1  # a summary: nothing is wrong


def test_the_settings_say_whether_evidence_is_usual(
    web: HTTPServer, tmp_path: Path, begin: Callable[..., Review]
) -> None:
    (tmp_path / "citecheck.toml").write_text("[copies]\nevidence = true\n")
    desk = _taken(begin(*_options(web)), web.url_for("/a.docx"))
    assert any(one.startswith("Supported") for one in _comments(_copy(desk)[1]))
    assert not any(one.startswith("Supported") for one in _comments(_copy(desk, "?evidence=0")[1]))
    assert 'id="evidence" checked>' in desk.ask()[1]


@pytest.mark.parametrize(("path", "form"), [("/a.docx", "docx"), ("/b.pdf", "pdf")])
def test_the_command_annotates_it_too(
    web: HTTPServer, tmp_path: Path, path: str, form: str
) -> None:
    copy = tmp_path / f"copy.{form}"
    command = ["check", web.url_for(path), *_options(web), "--format", f"{form}={copy}"]
    subprocess.run(
        [sys.executable, "-m", "citecheck", *command],
        check=True,
        cwd=tmp_path,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    if form == "pdf":
        assert copy.read_bytes().startswith(FILES[path][1])
    else:
        assert docx.Document(str(copy)).paragraphs[0].runs[0].italic
