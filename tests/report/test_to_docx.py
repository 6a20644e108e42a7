from __future__ import annotations

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

from citecheck.report import to_docx
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
        elif element.tag == qn("w:t"):
            for words in open_.values():
                words.append(element.text or "")


def _open(report: Report) -> Document:
    return docx.Document(io.BytesIO(to_docx.render(report)))


def _by_code(document: Document) -> dict[str, str]:
    """Return the words under each comment by the code that it names."""
    return {
        text.splitlines()[0].rpartition("[")[2].split(",")[0]: words
        for words, text in _commented(document)
    }


def test_the_copy_has_a_comment_at_the_words_of_each_finding(report: Report) -> None:
    under = {text.splitlines()[0]: words for words, text in _commented(_open(report))}
    altered = next(words for head, words in under.items() if "quote.altered" in head)
    assert altered == "We will double the quay within five years,"
    assert next(words for head, words in under.items() if "figure.unit" in head) == "5 per cent"
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
    assert "Source [2], page 14: “Between 2019 and 2023" in flipped
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
    text = "\n\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text == original.document.text
    under = _by_code(document)
    assert under["quote.altered"] == "We will double the quay within five years,"
    assert under["figure.unit"] == "5 per cent"
    assert under["marker.wrong"] == "41%"
    assert under["figure.not_found"] == "a third"
    assert under["reference.uncited"].startswith("[8] Harbour Museum")


def test_splitting_keeps_the_authors_formatting(original: Report) -> None:
    document = _open(original)
    paragraph = document.paragraphs[2]
    bold = "".join(run.text for run in paragraph.runs if run.bold).split()
    words = original.document.text.split("\n\n")[2].split(" ")
    assert bold == [word for number, word in enumerate(words) if number % 3 == 0]


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


def test_no_moment_of_writing_is_left_in_the_file(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx.render(report))) as package:
        assert b"w:date" not in package.read("word/comments.xml")
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
