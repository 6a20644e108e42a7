"""Links to archived copies in a Word file, which is otherwise left alone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.model import Extract
from citecheck.rewrite.docx_links import WORD, marked, with_links
from citecheck.run import pipeline

COPY = "https://web.archive.org/web/20260501123000/https://a.example/one?x=1&y=2"
FIXTURE = Path(__file__).parents[2] / "fixtures" / "cases" / "docx" / "draft.docx"
ENTRIES = (
    "Port authority. “Review — of the ‘year’”. 2025. https://a.example/one",
    "Port authority. “Review”. 2024. https://a.example/two",
    "Port authority. “Review”. 2024. https://a.example/two",
)


def word_file(*, numbered: bool = False) -> bytes:
    paper = Document()
    paper.add_heading("Ships", level=1)
    paper.add_paragraph("Ships call each day.[1] Boats call, too.[2] So do ferries.[3]")
    paper.add_heading("References", level=1)
    for number, entry in enumerate(ENTRIES, 1):
        style = "List Number" if numbered else None
        paragraph = paper.add_paragraph("" if numbered else f"[{number}] ", style=style)
        for word in re.split(r"(?<= )", entry):  # as an edited file has it: in many runs
            paragraph.add_run(word).bold = word.startswith("2")
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def extracted(body: bytes) -> Extract:
    return pipeline.extract(body, Config(), media_type=WORD)


def parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return {name: package.read(name) for name in package.namelist()}


def linked(body: bytes, *numbers: int) -> bytes:
    extract = extracted(body)
    return with_links(body, extract, {extract.references[number].id: COPY for number in numbers})


@pytest.mark.parametrize("numbered", [False, True])
def test_an_entry_gets_a_link_and_nothing_else_changes(*, numbered: bool) -> None:
    body = word_file(numbered=numbered)
    after = linked(body, 0)
    old, new = parts(body), parts(after)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == ["word/document.xml"]
    added = re.compile(
        rb'<w:r><w:t xml:space="preserve"> </w:t></w:r>.*?Archived copy.*?\.</w:t></w:r>'
    )
    assert added.sub(b"", new["word/document.xml"]) == old["word/document.xml"]
    shown = [paragraph.text for paragraph in Document(io.BytesIO(after)).paragraphs]
    assert [text for text in shown if text.endswith("Archived copy.")] == [
        ("" if numbered else "[1] ") + ENTRIES[0] + " Archived copy."
    ]


def test_the_copy_is_read_as_what_it_is_and_linked_once() -> None:
    after = linked(word_file(), 0)
    extract = extracted(after)
    assert extract.references[0].work.archived_url == COPY
    assert extract.references[0].work.url == "https://a.example/one"
    assert parts(linked(after, 0)) == parts(after)


def test_of_two_entries_alike_the_one_that_is_meant_gets_the_link() -> None:
    shown = [
        paragraph.text.endswith("Archived copy.")
        for paragraph in Document(io.BytesIO(linked(word_file(numbered=True), 2))).paragraphs
    ]
    assert shown[-3:] == [False, False, True]


def test_a_draft_of_the_fixtures_is_linked_throughout() -> None:
    body = FIXTURE.read_bytes()
    extract = extracted(body)
    after = with_links(body, extract, {item.id: COPY for item in extract.references})
    document = parts(after)["word/document.xml"].decode()
    assert document.count("Archived copy") == len(extract.references) == 2
    assert [item.work.archived_url for item in extracted(after).references] == [COPY] * len(
        extract.references
    )


def test_without_copies_the_same_words_remain() -> None:
    body = word_file()
    assert parts(linked(body)) == parts(body)


def test_an_address_cannot_leave_its_field() -> None:
    body = word_file()
    extract = extracted(body)
    evil = 'https://a.example/"><w:r/>&' + "]]>'\n"
    after = with_links(body, extract, {extract.references[0].id: evil})
    instructions = re.findall(
        r"<w:instrText[^>]*>(.*?)</w:instrText>", parts(after)["word/document.xml"].decode()
    )
    assert instructions == [' HYPERLINK "https://a.example/%22%3E%3Cw:r/%3E&amp;%5D%5D%3E%27%0A" ']
    assert len(extracted(after).references) == 3


@pytest.mark.parametrize("body", [b"no zip", word_file()[:-100]])
def test_a_damaged_file_is_named_as_such(body: bytes) -> None:
    with pytest.raises(InputError, match="Word file"):
        with_links(body, extracted(word_file()), {})


def test_other_prefixes_are_kept() -> None:
    body = word_file()
    renamed = io.BytesIO()
    with zipfile.ZipFile(renamed, "w") as package:
        for name, part in parts(body).items():
            document = part.replace(b"<w:", b"<word:").replace(b"</w:", b"</word:")
            document = document.replace(b"xmlns:w=", b"xmlns:word=").replace(b" w:", b" word:")
            package.writestr(name, document if name == "word/document.xml" else part)
    after = linked(renamed.getvalue(), 0)
    assert b"<word:instrText" in parts(after)["word/document.xml"]
    assert extracted(after).references[0].work.archived_url == COPY


def test_marks_that_fit_nowhere_are_left_out() -> None:
    body = word_file()
    assert parts(marked(body, ())) == parts(body)
