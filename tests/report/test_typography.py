"""The draft's italics and the like, wherever its words are shown."""

import io
from collections.abc import Iterable
from pathlib import Path

import docx
import lxml.html
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import citecheck
from citecheck.model import Coordinates, Style
from citecheck.report import to_docx, to_html, to_json, to_memo
from citecheck.report.typography import Typography
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Document, Styled

DRAFT = (
    "The *Journal of Ferries* wrote that **CO<sub>2</sub> fell by 12 per cent in 2021, as *Ana"
    " Petrov said in May* [1]. The ferry** is 40 metres<sup>[2]</sup> long.\n\n## References\n\n"
    "[1] Petrov, A. (2021). *Ferries of the north*. https://example.org/a\n\n"
    "[2] Berg, B. (1999). *The long ferry*. https://example.org/b\n"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("typed")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    return citecheck.check(str(folder / "draft.md"), offline=True)


def _document(text: str, styles: Iterable[tuple[Style, int, int]]) -> Document:
    return Document(
        path="d",
        media_type="text/plain",
        sha256="",
        words=0,
        coordinates=Coordinates.LINE,
        text=text,
        styles=tuple(Styled(kind=kind, start=start, end=end) for kind, start, end in styles),
    )


_SPANS = st.lists(st.tuples(st.sampled_from(Style), st.integers(0, 22), st.integers(0, 22)))


@given(_SPANS, st.integers(0, 20), st.integers(0, 20))
def test_pieces_are_the_text_each_letter_in_its_type(
    styles: list[tuple[Style, int, int]], start: int, end: int
) -> None:
    text = "abcdefghijklmnopqrst"
    pieces = Typography(_document(text, styles)).pieces(start, end)
    assert "".join(piece.text for piece in pieces) == text[start:end]
    letters = [piece.styles for piece in pieces for _ in piece.text]
    for place, shown in enumerate(letters, start):
        assert set(shown) == {kind for kind, left, right in styles if left <= place < right}
        assert len(shown) == len(set(shown))


def _set_as(tag: str, page: str, within: str) -> list[str]:
    """Return what a page sets as `tag` in the elements of class `within`, ticks aside."""
    tree = lxml.html.fromstring(page)
    found = [one for holder in tree.find_class(within) for one in holder.iter(tag)]
    return ["".join(one.itertext()) for one in found if "tick" not in one.get("class", "")]


def test_the_page_shows_the_draft_and_its_list_in_their_type(report: Report) -> None:
    page = to_html.render(report).decode()
    italic = _set_as("i", page, "text")
    assert {"Journal of Ferries", "Ferries of the north", "The long ferry"} <= set(italic)
    assert "".join(_set_as("sub", page, "text")) == "2"
    assert "12 per cent" in _set_as("b", page, "fact")
    assert "Journal of Ferries" in _set_as("i", page, "said")
    assert _set_as("sup", page, "marker") == ["[2]", "[2]"]  # in the draft, and on the card


def test_type_that_crosses_claims_facts_and_marks_nests(report: Report) -> None:
    page = to_html.render(report).decode()
    start = page.index('<div class="text">')
    stretch = page[start : page.index("</article>", start)]
    open_: list[str] = []
    for piece in stretch.split("<")[1:]:
        name = piece.split(">")[0].split()[0]
        if name.startswith("/"):
            assert open_.pop() == name[1:]
        else:
            open_.append(name)
    assert open_ == []


def test_memo_and_word_copy_show_it_too(report: Report) -> None:
    assert "Journal of Ferries" in _set_as("i", to_memo.render(report).decode(), "memo")
    for data in (to_docx.render(report), to_memo.render_docx(report)):
        paragraphs = docx.Document(io.BytesIO(data)).paragraphs
        runs = [run for paragraph in paragraphs for run in paragraph.runs]
        assert "Journal of Ferries" in {run.text for run in runs if run.italic}
        assert "2" in {run.text for run in runs if run.font.subscript}


def test_a_draft_without_type_has_no_such_field(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The ferry is 40 metres long. https://example.org/a\n", encoding="utf-8")
    assert "styles" not in citecheck.extract(str(draft)).to_json()


def test_the_field_comes_back_and_an_older_report_has_none(report: Report) -> None:
    again = to_json.read(to_json.render(report))
    assert again == report
    older = msgspec.json.decode(to_json.line(report))
    del older["document"]["styles"]
    shown = to_html.render(to_json.read(msgspec.json.encode(older))).decode()
    assert "Journal of Ferries" in shown
    assert _set_as("i", shown, "text") == []
