"""A block quotation is a quotation in each format, cited by lead-in, end or attribution."""

import io
import zipfile

import docx
import pytest

import citecheck
from citecheck.model import FactKind

WORDS = "Old boats need more care than new boats, and all of us here have known it for years."
LIST = "\n\n## References\n\n[1] Meeting. https://h.example/m\n"
TEX = (
    "\\begin{thebibliography}{9}\\bibitem{m} Meeting. \\url{https://h.example/m}"
    "\\end{thebibliography}\\end{document}"
)
DRAFTS = {
    "markdown, at its end": ("d.md", f"# Boats\n\n> {WORDS} [1]{LIST}", "1"),
    "markdown, attribution": ("d.md", f"# Boats\n\n> {WORDS}\n>\n> — A skipper [1]{LIST}", "1"),
    "html, lead-in": (
        "d.html",
        (
            f"<p>She spoke in May:<sup>1</sup></p><blockquote><p>{WORDS}</p></blockquote>"
            "<h2>References</h2><ol><li>Meeting. https://h.example/m</li></ol>"
        ),
        "1",
    ),
    "html, footer": (
        "d.html",
        (
            f"<p>She spoke.</p><blockquote><p>{WORDS}</p><footer>A skipper, in May [1]</footer>"
            "</blockquote><h2>References</h2><p>[1] Meeting. https://h.example/m</p>"
        ),
        "1",
    ),
    "html, cite": (
        "d.html",
        (
            f"<p>She spoke.</p><blockquote><p>{WORDS}</p><p><cite>A skipper [1]</cite></p>"
            "</blockquote><h2>References</h2><p>[1] Meeting. https://h.example/m</p>"
        ),
        "1",
    ),
    "html, figcaption": (
        "d.html",
        (
            f"<p>She spoke.</p><figure><blockquote>{WORDS}</blockquote><figcaption>A skipper [1]"
            "</figcaption></figure><h2>References</h2><p>[1] Meeting. https://h.example/m</p>"
        ),
        "1",
    ),
    "latex, lead-in": (
        "d.tex",
        (
            "\\documentclass{article}\\begin{document}She spoke in May \\cite{m}:\n"
            f"\\begin{{quote}}{WORDS}\\end{{quote}}\n{TEX}"
        ),
        "m",
    ),
    "latex, displaycquote": (
        "d.tex",
        (
            "\\documentclass{article}\\begin{document}She spoke in May.\n"
            f"\\begin{{displaycquote}}[4]{{m}}{WORDS}\\end{{displaycquote}}\n{TEX}"
        ),
        "m",
    ),
    "wiki, tag": (
        "d.wiki",
        (
            f"She spoke in May.\n<blockquote>{WORDS}<ref>Meeting. https://h.example/m</ref>"
            "</blockquote>\n\n{{reflist}}"
        ),
        "1",
    ),
    "wiki, template": (
        "d.wiki",
        (
            "She spoke in May:<ref>Meeting. https://h.example/m</ref>\n\n"
            f"{{{{Blockquote|text={WORDS}|author=A skipper}}}}\n\n{{{{reflist}}}}"
        ),
        "1",
    ),
    "rst": (
        "d.rst",
        (
            f"Boats\n=====\n\nShe spoke in May.\n\n   {WORDS}\n\n   -- A skipper [1]_\n\n"
            ".. [1] Meeting. https://h.example/m\n"
        ),
        "1",
    ),
    "asciidoc, frame": (
        "d.adoc",
        (
            "= Boats\n\nShe spoke in May:footnote:[Meeting. https://h.example/m]\n\n"
            f"[quote,A skipper]\n____\n{WORDS}\n____\n"
        ),
        "1",
    ),
    "asciidoc, paragraph": (
        "d.adoc",
        (
            "= Boats\n\nShe spoke in May.\n\n"
            f"[quote, A skipper]\n{WORDS}footnote:[Meeting. https://h.example/m]\n\nMore of it.\n"
        ),
        "1",
    ),
    "jats": (
        "d.nxml",
        (
            "<article><body><p>She spoke in May.</p><disp-quote>"
            f'<p>{WORDS}</p><attrib>A skipper <xref ref-type="bibr" rid="B1">1</xref></attrib>'
            '</disp-quote></body><back><ref-list><ref id="B1"><label>1</label><mixed-citation>'
            "Meeting. https://h.example/m</mixed-citation></ref></ref-list></back></article>"
        ),
        "1",
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_block_quotation_is_one_quotation_with_its_marker(name: str) -> None:
    file, text, label = DRAFTS[name]
    read = citecheck.extract(text.encode(), media_type=MEDIA[file.partition(".")[2]])
    claim = next(one for one in read.claims if "Old boats" in one.text)
    assert [fact.kind for fact in claim.facts] == [FactKind.QUOTE]
    assert claim.facts[0].text.startswith("Old boats need")
    assert "skipper" not in claim.facts[0].text
    assert list(claim.labels) == [label]


MEDIA = {
    "md": "text/markdown",
    "html": "text/html",
    "tex": "application/x-tex",
    "wiki": "text/x-wiki",
    "rst": "text/x-rst",
    "adoc": "text/asciidoc",
    "nxml": "application/jats+xml",
}


@pytest.mark.parametrize("style", ["Quote", "Intense Quote"])
def test_a_paragraph_of_word_in_the_style_of_quotations_is_one(style: str) -> None:
    made = docx.Document()
    made.add_paragraph("The harbour master put it so [1]:")
    made.add_paragraph(WORDS, style=style)
    made.add_heading("References", 1)
    made.add_paragraph("[1] Meeting. https://h.example/m")
    target = io.BytesIO()
    made.save(target)
    claim = next(one for one in citecheck.extract(target.getvalue()).claims if "Old" in one.text)
    assert [fact.kind for fact in claim.facts] == [FactKind.QUOTE]
    assert list(claim.labels) == ["1"]


def test_a_paragraph_of_writer_in_a_style_made_from_quotations_is_one() -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style")
    )
    content = f"""<office:document-content {names}>
    <office:automatic-styles><style:style style:name="P1" style:family="paragraph"
     style:parent-style-name="Quotations"/></office:automatic-styles>
    <office:body><office:text><text:p>She put it so [1]:</text:p>
    <text:p text:style-name="P1">{WORDS}</text:p>
    <text:h text:outline-level="1">References</text:h>
    <text:p>[1] Meeting. https://h.example/m</text:p></office:text></office:body>
    </office:document-content>"""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    claim = next(one for one in citecheck.extract(target.getvalue()).claims if "Old" in one.text)
    assert [fact.kind for fact in claim.facts] == [FactKind.QUOTE]
    assert list(claim.labels) == ["1"]


def test_words_set_apart_whose_sentences_cite_each_for_itself_are_no_quotation() -> None:
    text = f"# Boats\n\n> The pier has 212 lamps [1]. It lost 30 planks [1].{LIST}"
    read = citecheck.extract(text.encode(), media_type="text/markdown")
    kinds = [fact.kind for claim in read.claims for fact in claim.facts]
    assert kinds == [FactKind.FIGURE, FactKind.FIGURE]


def test_a_call_out_that_ends_in_a_marker_is_no_quotation() -> None:
    text = f"# Boats\n\n> [!note] Lamps\n> The pier has 212 lamps in all [1].{LIST}"
    read = citecheck.extract(text.encode(), media_type="text/markdown")
    claim = next(one for one in read.claims if "212" in one.text)
    assert [fact.kind for fact in claim.facts] == [FactKind.FIGURE]
