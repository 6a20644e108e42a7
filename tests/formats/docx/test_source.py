"""Word sources: what a reader of the document sees."""

from __future__ import annotations

import io
import zipfile

import hidden_docx
import pytest

from citecheck.formats import source
from citecheck.formats.registry import BY_NAME
from citecheck.model import NoText, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, styles: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return target.getvalue()


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(body: str, styles: str = "") -> str:
    found = source.read_text(docx(body, styles), BY_NAME["docx"].media_type)
    assert isinstance(found, Text)
    return found.body


HIDING = '<w:style w:type="character" w:styleId="{}"><w:rPr><w:vanish/></w:rPr></w:style>'


@pytest.mark.parametrize(
    "hidden",
    [
        run("and 42 more ", "<w:vanish/>"),
        run("and 42 more ", '<w:rStyle w:val="Ghost"/>'),
        run("and 42 more ", '<w:rStyle w:val="Heir"/>'),
        f'<w:del w:id="1">{run("and 42 more ")}</w:del>',
        '<w:del w:id="1"><w:r><w:delText>and 42 more </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="1">{run("and 42 more ")}</w:moveFrom>',
    ],
)
def test_what_no_reader_sees_is_no_evidence(hidden: str) -> None:
    heir = '<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Ghost"/></w:style>'
    body = f"<w:p>{run('Nine ships ')}{hidden}{run('came in.')}</w:p>"
    assert read(body, HIDING.format("Ghost") + heir) == "Nine ships came in."


@pytest.mark.parametrize(
    "shown",
    [
        run("and two ", '<w:vanish w:val="0"/>'),
        run("and two ", '<w:rStyle w:val="Ghost"/><w:vanish w:val="false"/>'),
        f'<w:ins w:id="1">{run("and two ")}</w:ins>',
        f'<w:moveTo w:id="1">{run("and two ")}</w:moveTo>',
    ],
)
def test_what_a_reader_sees_stays(shown: str) -> None:
    body = f"<w:p>{run('Nine ships ')}{shown}{run('came in.')}</w:p>"
    assert read(body, HIDING.format("Ghost")) == "Nine ships and two came in."


def test_a_paragraph_may_be_hidden_by_its_style() -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="Ghost"/></w:pPr>{run("42")}</w:p><w:p>{run("Nine")}</w:p>'
    assert read(body, HIDING.format("Ghost")) == "Nine"


def test_lines_of_a_cell_are_words_apart() -> None:
    cells = "".join(
        f"<w:tc><w:p>{run(one)}</w:p><w:p>{run(two)}</w:p></w:tc>"
        for one, two in (("Ferry", "north"), ("12", "(est.)"))
    )
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{run('End')}</w:p>"
    assert read(body) == "Ferry north | 12 (est.)\n\nEnd"


def test_a_package_that_points_outside_is_refused() -> None:
    found = source.read_text(
        docx("").replace(b"word/document.xml", b"http://x.exam.ple"), BY_NAME["docx"].media_type
    )
    assert isinstance(found, NoText)


VANISHED = dict(hidden_docx.hidden())
SHOWN = dict(hidden_docx.shown())


@pytest.mark.parametrize("name", VANISHED)
def test_evidence_is_what_a_reader_sees(name: str) -> None:
    found = source.read_text(VANISHED[name], BY_NAME["docx"].media_type)
    assert isinstance(found, Text)
    assert found.body.startswith("The harbour office")
    assert "24 per cent more" not in found.body
    is_gone = name in ("deleted", "moved-away")  # no part of the document any more
    assert bool(found.hidden) is not is_gone


@pytest.mark.parametrize("name", SHOWN)
def test_what_can_be_seen_is_evidence(name: str) -> None:
    found = source.read_text(SHOWN[name], BY_NAME["docx"].media_type)
    assert isinstance(found, Text)
    assert "24 per cent more" in found.body
