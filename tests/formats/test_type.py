"""Italics, bold, raised and lowered words: told by the readers that know, and read by nobody."""

import io
import zipfile

import docx
import pytest

from citecheck.claims import find_claims
from citecheck.formats.draft import read
from citecheck.model import Document, HintKind
from citecheck.references import find_references

EMPHASIS, STRONG, SUBSCRIPT = HintKind.EMPHASIS, HintKind.STRONG, HintKind.SUBSCRIPT
WANTED = [(EMPHASIS, "The Ferry"), (STRONG, "40 metres"), (SUBSCRIPT, "2")]
_ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:automatic-styles>
<style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3"><style:text-properties style:text-position="sub 58%"/></style:style>
</office:automatic-styles><office:body><office:text><text:p>In <text:span text:style-name="T1">The
Ferry</text:span> it is <text:span text:style-name="T2">40 metres</text:span>, with CO<text:span
 text:style-name="T3">2</text:span>.</text:p></office:text></office:body>
</office:document-content>"""
_TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>In <hi rend="italic">The Ferry</hi> it'
    ' is <hi rend="#bold">40 metres</hi>, with CO<hi rend="subscript">2</hi>.</p></body></text>'
    "</TEI>"
)
_JATS = (
    "<article><body><p>In <italic>The Ferry</italic> it is <bold>40 metres</bold>, with"
    " CO<sub>2</sub>.</p></body></article>"
)
_TEX = (
    "\\documentclass{article}\\begin{document}\nIn \\emph{The Ferry} it is \\textbf{40 metres},"
    " with CO\\textsubscript{2}.\n\\end{document}\n"
)
_RST = "Bridges\n=======\n\nIn *The Ferry* it is **40 metres**, with CO\\ :sub:`2`.\n"


def _word() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("In ")
    paragraph.add_run("The Ferry").italic = True
    paragraph.add_run(" it is ")
    paragraph.add_run("40 metres").bold = True
    paragraph.add_run(", with CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(".")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


_ODT_FILE = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT}


def _set(document: Document) -> list[tuple[HintKind, str]]:
    kinds = (EMPHASIS, STRONG, SUBSCRIPT)
    return [(one.kind, one.span.of(document.text)) for one in document.hints if one.kind in kinds]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("d.md", "In *The Ferry* it is **40 metres**, with CO<sub>2</sub>.\n"),
        ("d.html", "<p>In <i>The Ferry</i> it is <b>40 metres</b>, with CO<sub>2</sub>.</p>"),
        ("d.docx", _word()),
        ("d.odt", _packed(_ODT_FILE)),
        ("d.tex", _TEX),
        (
            "d.wikitext",
            "In ''The Ferry'' it is '''40 metres''', with CO<sub>2</sub>.\n\n{{reflist}}",
        ),
        ("d.rst", _RST),
        ("d.adoc", "= Bridges\n\nIn _The Ferry_ it is *40 metres*, with CO~2~.\n"),
        ("d.xml", _JATS),
        ("d.tei.xml", _TEI),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("d.") else "",
)
def test_words_set_apart_are_told(name: str, source: str | bytes) -> None:
    document = read(source.encode() if isinstance(source, str) else source, name=name)
    assert "In The Ferry it is 40 metres, with CO2." in document.text
    assert _set(document) == WANTED


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('<p>A <span style="font-style: italic">ferry</span> sails.</p>', [(EMPHASIS, "ferry")]),
        ('<p>A <span style="font-weight:700">ferry</span> sails.</p>', [(STRONG, "ferry")]),
        # what an editor pastes from a word processor on the web stands in such a tag as a whole
        ('<b style="font-weight:normal"><p>A ferry sails.</p></b>', []),
        ('<p>A <em style="font-style:normal">ferry</em> sails.</p>', []),
        ('<p>A <i class="icon"></i> ferry sails.</p>', []),
        ('<p>A ferry. <cite class="citation web">Ana, The ferry.</cite></p>', []),
        ("<p>In <cite>The Ferry</cite> it sails.</p>", [(EMPHASIS, "The Ferry")]),
        ("<p><i>A ferry.</i></p><p>It sails.</p>", [(EMPHASIS, "A ferry.")]),
        (
            "<div style='font-style:oblique'><p>A ferry.</p><p>It sails.</p></div>",
            [(EMPHASIS, "A ferry."), (EMPHASIS, "It sails.")],
        ),
    ],
)
def test_the_style_of_an_element_goes_before_its_name(
    source: str, wanted: list[tuple[HintKind, str]]
) -> None:
    assert _set(read(f"<html><body>{source}</body></html>".encode(), name="d.html")) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("It's the ''Ferry's'' way.\n", [(EMPHASIS, "Ferry's")]),
        ("A '''''ferry''''' sails.\n", [(EMPHASIS, "ferry"), (STRONG, "ferry")]),
        ("A ''ferry sails.\n\nIt is late.\n", [(EMPHASIS, "ferry sails.")]),
        ("A ''ferry sails.\nIt is late.\n", [(EMPHASIS, "ferry sails.")]),
        ("The ''[[Ferry|old ferry]]'' sails.\n", [(EMPHASIS, "old ferry")]),
    ],
)
def test_apostrophes_reach_no_further_than_their_line(
    source: str, wanted: list[tuple[HintKind, str]]
) -> None:
    document = read(f"== Ships ==\n{source}\n[[Category:Ships]]".encode(), name="d.wikitext")
    assert sorted(_set(document)) == sorted(wanted)


def test_a_switch_sets_the_rest_of_its_group() -> None:
    source = (
        "\\documentclass{article}\\begin{document}\nA claim \\cite{ana}.\n"
        "\\begin{thebibliography}{9}\\bibitem{ana} Ana. {\\em The ferry}. 2021.\n"
        "\\end{thebibliography}\\end{document}\n"
    )
    assert _set(read(source.encode(), name="d.tex")) == [(EMPHASIS, "The ferry")]


MARKDOWN = (
    "{0}The ferry{0} is 40 metres long, and Ana Meyer said in 2021 that “it {0}sails{0} daily”"
    " [1]. {0}It has 12 cars [2].{0}\n\n## References\n\n[1] Meyer, A. (2021). {0}The ferry{0}."
    " https://example.org/1\n\n[2] Berg, B. {0}Cars{0}, {0}12{0}, 3. https://example.org/2\n"
)


@pytest.mark.parametrize("mark", ["*", "**", "_", "***"])
def test_nothing_is_read_otherwise_for_it(mark: str) -> None:
    plain = read(MARKDOWN.format("").encode(), name="d.md")
    typed = read(MARKDOWN.format(mark).encode(), name="d.md")
    assert _set(plain) == []
    assert len(_set(typed)) >= 5
    assert typed.text == plain.text
    assert typed.blocks == plain.blocks
    cited, as_plain = find_references(typed), find_references(plain)
    assert cited == as_plain
    assert len(cited.markers) == len(cited.references) == 2
    assert find_claims(typed, cited) == find_claims(plain, as_plain)
