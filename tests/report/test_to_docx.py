from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from citecheck.findings import codes
from citecheck.report import phrases, to_docx
from citecheck.report.wire.documents import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _commented(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the words under each comment of `document`, and the comment's text."""
    texts = {comment.comment_id: comment.text for comment in document.comments}
    open_: dict[int, list[str]] = {}
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_[int(element.get(qn("w:id")))] = []
        elif element.tag == qn("w:commentRangeEnd"):
            number = int(element.get(qn("w:id")))
            yield "".join(open_.pop(number)), texts[number]
        elif element.tag in (qn("w:t"), qn("w:delText")) and not _is_put_in(element):
            for words in open_.values():
                words.append(element.text or "")


def _is_put_in(element: BaseOxmlElement) -> bool:
    return any(True for _ in element.iterancestors(qn("w:ins")))


def _open(report: Report) -> Document:
    return docx.Document(io.BytesIO(to_docx.render(report)))


def _by_code(document: Document) -> dict[str, str]:
    """Return the words under each comment by the code whose title it begins with."""
    titles = {f"{kind.title}. ": code for code, kind in codes.kinds().items()}
    return {
        code: words
        for words, text in _commented(document)
        for title, code in titles.items()
        if text.startswith(title)
    }


def test_the_copy_has_a_comment_at_the_words_of_each_finding(report: Report) -> None:
    under = {text.splitlines()[0]: words for words, text in _commented(_open(report))}
    assert under["A quotation was changed. “may” became “will”."] == (
        "We will double the quay within five years,"
    )
    assert next(words for head, words in under.items() if "wrong unit" in head) == "5 per cent"
    assert next(words for head, words in under.items() if head.startswith("Unclear")).startswith(
        "They argue"
    )
    assert len(under) == 11 + 3


def test_the_copy_holds_every_word_of_the_draft_and_ticks_its_facts(report: Report) -> None:
    document = _open(report)
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "Falk did not respond to a request for comment." in text
    assert "$1.8 billion✗" in text
    assert "4.2 million containers✓" in text


def test_a_comment_shows_the_passage_its_link_and_the_advice(report: Report) -> None:
    texts = [comment.text for comment in _open(report).comments]
    flipped = next(text for text in texts if "rose" in text)
    assert "Source [2], page 14 (read 20 November 2026): “Between 2019 and 2023" in flipped
    assert "https://stats.example/b4.pdf#page=14" in flipped
    assert "Try: fell" in flipped


@pytest.fixture
def original(report: Report, tmp_path: Path) -> Report:
    """The sample as if it had been read from a Word file, with its words cut into many runs."""
    document = docx.Document()
    for block in report.document.text.split("\n\n"):
        paragraph = document.add_paragraph()
        for number, word in enumerate(block.split(" ")):
            run = paragraph.add_run(word if number == 0 else f" {word}")
            run.bold = number % 3 == 0
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "A cell of the author's own."
    path = tmp_path / "port.docx"
    document.save(str(path))
    return msgspec.structs.replace(
        report,
        document=msgspec.structs.replace(
            report.document,
            path=str(path),
            media_type=WORD,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        ),
    )


def test_the_authors_own_file_comes_back_with_comments_at_the_right_words(
    original: Report,
) -> None:
    document = _open(original)
    assert document.tables[0].rows[0].cells[0].text == "A cell of the author's own."
    assert _as_it_was(document) == original.document.text
    under = _by_code(document)
    assert under["quote.altered"] == "We will double the quay within five years,"
    assert under["figure.unit"] == "5 per cent"
    assert under["marker.wrong"] == "41%"
    assert under["figure.not_found"] == "a third"
    assert under["reference.uncited"].startswith("[8] Harbour Museum")


def _as_it_was(document: Document) -> str:
    """Return the text as it stands where every suggestion is rejected."""
    return "\n\n".join(
        "".join(
            text.text or ""
            for text in paragraph._p.iter(qn("w:t"), qn("w:delText"))
            if not _is_put_in(text)
        )
        for paragraph in document.paragraphs
    )


def _suggested(document: Document) -> list[tuple[str, str]]:
    """Return what is struck out, and what stands in its place, all under our name and dated."""
    found = []
    for struck in document.element.body.iter(qn("w:del")):
        put_in = struck.getnext()
        for change in (struck, put_in):
            assert change.get(qn("w:author")) == "citecheck"
            assert change.get(qn("w:date")) == "2026-11-20T09:30:00Z"
        found.append(
            tuple(
                "".join(one.text or "" for one in change.iter(qn("w:t"), qn("w:delText")))
                for change in (struck, put_in)
            )
        )
    return found


def test_what_the_source_gives_instead_is_suggested_as_a_tracked_change(original: Report) -> None:
    document = _open(original)
    assert _suggested(document) == [
        ("$1.8", "$1.3"),
        ("will", "may"),
        ("per cent", "percentage points"),
    ]
    numbers = document.element.body.xpath(".//w:ins/@w:id | .//w:del/@w:id")
    assert len(numbers) == len(set(numbers)) == 6


def test_a_suggestion_looks_like_the_words_that_it_replaces(original: Report) -> None:
    body = _open(original).element.body
    struck = [bool(run.xpath("./w:rPr/w:b")) for run in body.xpath(".//w:del/w:r[1]")]
    put_in = [bool(run.xpath("./w:rPr/w:b")) for run in body.xpath(".//w:ins/w:r")]
    assert struck == put_in == [True] * 3


def test_what_somebody_rejected_is_not_suggested(original: Report) -> None:
    waived = tuple(
        msgspec.structs.replace(one, waived=one.code == "figure.contradicted")
        for one in original.problems
    )
    assert [
        words for words, _ in _suggested(_open(msgspec.structs.replace(original, problems=waived)))
    ] == [
        "will",
        "per cent",
    ]


def test_a_summary_stands_on_top_of_the_authors_file(original: Report) -> None:
    words, text = next(iter(_commented(_open(original))))
    assert words == original.document.text.split("\n\n")[0]
    lines = text.splitlines()
    assert lines[0] == phrases.headline(original)
    assert lines[1] == f"{phrases.outcome_counts(original)}."
    assert "3 corrections suggested as tracked changes: accept or reject each." in lines


def test_evidence_for_what_holds_is_shown_where_asked_for(original: Report) -> None:
    plain = [text for _, text in _commented(_open(original))]
    document = docx.Document(io.BytesIO(to_docx.render(original, evidence=True)))
    more = [text for _, text in _commented(document) if text not in plain]
    assert [text.splitlines()[0].partition(".")[0] for text in more] == ["Supported", "Supported"]
    assert "4,187,400 containers" in more[0]


def test_no_comment_shows_the_name_of_a_code(original: Report) -> None:
    texts = [text for _, text in _commented(_open(original))]
    assert texts
    assert not [text for text in texts if any(code in text for code in codes.kinds())]


def test_splitting_keeps_the_authors_formatting(original: Report) -> None:
    document = _open(original)
    paragraph = document.paragraphs[2]
    bold = "".join(run.text for run in paragraph.runs if run.bold).split()
    words = original.document.text.split("\n\n")[2].split(" ")
    assert bold == [word for number, word in enumerate(words) if number % 3 == 0]


def test_a_file_without_words_takes_comments_and_no_word_is_added(
    report: Report, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph()
    path = tmp_path / "pictures.docx"
    document.save(str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    held = msgspec.structs.replace(report.document, path=str(path), media_type=WORD, sha256=digest)
    copy = _open(msgspec.structs.replace(report, document=held))
    assert len(list(copy.comments)) == 1 + 11 + 3
    assert [paragraph.text for paragraph in copy.paragraphs] == [""]


def test_a_file_changed_since_is_not_commented(original: Report) -> None:
    path = Path(original.document.path)
    path.write_bytes(path.read_bytes() + b"x")
    assert "Could not be verified" in "".join(p.text for p in _open(original).paragraphs)


def test_a_damaged_file_falls_back_to_the_copy(original: Report) -> None:
    path = Path(original.document.path)
    path.write_bytes(b"PK no archive")
    digest = hashlib.sha256(b"PK no archive").hexdigest()
    damaged = msgspec.structs.replace(
        original, document=msgspec.structs.replace(original.document, sha256=digest)
    )
    assert "Could not be verified" in "".join(p.text for p in _open(damaged).paragraphs)


def test_comments_bear_the_time_at_which_the_last_source_was_read(report: Report) -> None:
    dates = {comment.timestamp for comment in _open(report).comments}
    assert dates == {dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)}
    unread = msgspec.structs.replace(report, sources=())
    assert {comment.timestamp for comment in _open(unread).comments} == {None}


def test_no_moment_of_writing_is_left_in_the_file(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx.render(report))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_marks_of_notes_which_are_no_words_in_the_file_do_not_hide_the_claim(
    report: Report, tmp_path: Path
) -> None:
    document = docx.Document()
    for block in report.document.text.split("\n\n"):
        for marker in report.markers:
            block = block.replace(marker.text, "")  # noqa: PLW2901 - the author used real notes
        document.add_paragraph(" ".join(block.split()).replace(" .", ".").replace(" ,", ","))
    path = tmp_path / "notes.docx"
    document.save(str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    noted = msgspec.structs.replace(report.document, path=str(path), media_type=WORD, sha256=digest)
    commented = _open(msgspec.structs.replace(report, document=noted))
    under = _by_code(commented)
    assert under["quote.altered"] == "We will double the quay within five years,"
    assert under["marker.wrong"] == "41%"
    assert under["marker.dangling"].startswith("Work is to begin")
    unclear = next(words for words, text in _commented(commented) if text.startswith("Unclear"))
    assert unclear == (
        "They argue that the town could share in the growth if it owned part of the land"
    )
