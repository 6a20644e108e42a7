"""A draft of each format that tells its citations, from the command to the outcome."""

# ruff: noqa: E501 - the drafts are as programs write them

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

COMMAND = str(Path(sys.executable).with_name("citecheck"))
TRUE, FALSE = "The mole of Ostra is 412 metres long", "The mole of Ostra was built in 1890"
SOURCE = "The mole of Ostra is 412 metres long. The mole of Ostra was built in 1911.\n"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
NOTE = (
    '<text:note text:id="n{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
    "<text:note-body><text:p>Lund, Ola. {1}. 2010.</text:p></text:note-body></text:note>"
)
PAGE = '<html xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, check=False)


def packed(kind: str, files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", kind)
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


DRAFTS: dict[str, str | bytes] = {
    "a.wiki": f"{TRUE}.<ref>Lund, Ola. Quays. 2010.</ref> {FALSE}.<ref>{{{{cite book|last=Orr|title=Moles}}}}</ref>",
    "a.rst": f"{TRUE} [1]_. {FALSE} [#two]_.\n\n.. [1] Lund, Ola. Quays. 2010.\n.. [#two] Orr. Moles.\n",
    "a.adoc": f"{TRUE}.footnote:[Lund, Ola. Quays. 2010.] {FALSE}.footnote:[Orr. Moles.]\n",
    "a.nxml": f'<article><body><p>{TRUE} <xref ref-type="bibr" rid="r1">[1]</xref>. {FALSE} '
    '<xref ref-type="bibr" rid="r2">[2]</xref>.</p></body><back><ref-list><ref id="r1"><label>1</label>'
    '<mixed-citation>Lund, Ola. Quays. 2010.</mixed-citation></ref><ref id="r2"><label>2</label>'
    "<mixed-citation>Orr. Moles.</mixed-citation></ref></ref-list></back></article>",
    "a.tei": f'<TEI><text><body><p>{TRUE} <ref type="bibr" target="#b0">[1]</ref>. {FALSE} '
    '<ref type="bibr" target="#b1">[2]</ref>.</p></body><back><listBibl><biblStruct n="1" xml:id="b0"><monogr>'
    '<title>Quays</title></monogr></biblStruct><biblStruct n="2" xml:id="b1"><monogr><title>Moles</title>'
    "</monogr></biblStruct></listBibl></back></text></TEI>",
    "a.odt": packed(
        "application/vnd.oasis.opendocument.text",
        {
            "content.xml": f'<office:document-content xmlns:office="{TEXT.format("office")}" '
            f'xmlns:text="{TEXT.format("text")}"><office:body><office:text><text:p>{TRUE}.{NOTE.format(1, "Quays")} '
            f'{FALSE}.{NOTE.format(2, "Moles")}</text:p></office:text></office:body></office:document-content>'
        },
    ),
    "a.epub": packed(
        "application/epub+zip",
        {
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<package><manifest><item id="a" href="a.xhtml"/><item id="n" href="n.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="n"/></spine></package>',
            "a.xhtml": PAGE.format(
                f'<p>{TRUE}.<a epub:type="noteref" href="n.xhtml#n1">1</a> {FALSE}.'
                '<a epub:type="noteref" href="n.xhtml#n2">2</a></p>'
            ),
            "n.xhtml": PAGE.format(
                '<h2>Notes</h2><ol><li id="n1" epub:type="endnote"><p>Lund, Ola. Quays. 2010.</p></li>'
                '<li id="n2" epub:type="endnote"><p>Orr. Moles.</p></li></ol>'
            ),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_a_true_and_a_false_claim_are_told_apart(name: str, tmp_path: Path) -> None:
    draft, source = tmp_path / name, tmp_path / "source.txt"
    content = DRAFTS[name]
    draft.write_bytes(content.encode() if isinstance(content, str) else content)
    source.write_text(SOURCE)
    arguments = ["check", str(draft), "--offline", "--store", str(tmp_path / "store")]
    arguments += ["--source", f"1={source}", "--source", f"2={source}", "--format", "json"]
    (tmp_path / "store").mkdir()
    result = run(*arguments)
    report = json.loads(result.stdout)
    outcomes = {claim["text"][:30]: claim["outcome"] for claim in report["claims"]}
    assert outcomes == {TRUE[:30]: "supported", FALSE[:30]: "contradicted"}
    assert result.returncode == 1
    assert [claim["labels"] for claim in report["claims"]] == [["1"], ["2"]]


@pytest.mark.parametrize(
    "name", [one for one, content in DRAFTS.items() if isinstance(content, str)]
)
def test_a_citation_without_entry_is_named(name: str, tmp_path: Path) -> None:
    lost = {
        "a.wiki": ("<ref>{{cite book|last=Orr|title=Moles}}</ref>", '<ref name="lost"/>'),
        "a.rst": (".. [#two] Orr. Moles.", ""),
        "a.adoc": ("footnote:[Orr. Moles.]", "cite:[lost]"),
        "a.nxml": ('rid="r2"', 'rid="lost"'),
        "a.tei": ('target="#b1"', 'target="#lost"'),
    }
    draft = tmp_path / name
    draft.write_text(str(DRAFTS[name]).replace(*lost[name]))
    result = run("extract", str(draft), "--format", "json")
    problems = {one["code"]: one for one in json.loads(result.stdout)["problems"]}
    assert any(label in problems["marker.dangling"]["message"] for label in ("lost", "two"))
    assert problems["marker.dangling"]["line"] == 1


def test_rich_text_is_told_what_to_save_as(tmp_path: Path) -> None:
    draft = tmp_path / "a.rtf"
    draft.write_bytes(rb"{\rtf1 The mole is long.}")
    result = run("extract", str(draft))
    assert result.returncode == 2
    assert "save it as DOCX or ODT" in result.stderr.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b.rst", "It is so :cite:p:`lund2010`.\n\n.. bibliography:: refs.bib\n"),
        (
            "b.adoc",
            "= B\n:bibtex-file: refs.bib\n\nIt is so cite:[lund2010].\n\nbibliography::[]\n",
        ),
    ],
)
def test_a_bibliography_beside_the_draft_is_read(name: str, content: str, tmp_path: Path) -> None:
    bib = "@book{lund2010, title={Quays}, author={Lund, Ola}, year={2010}, doi={10.5555/quays}}"
    (tmp_path / "refs.bib").write_text(bib)
    (tmp_path / name).write_text(content)
    extract = json.loads(run("extract", str(tmp_path / name), "--format", "json").stdout)
    assert [(one["label"], one["doi"]) for one in extract["references"]] == [
        ("lund2010", "10.5555/quays")
    ]
    assert [one["labels"] for one in extract["markers"]] == [["lund2010"]]
    (tmp_path / "refs.bib").unlink()
    extract = json.loads(run("extract", str(tmp_path / name), "--format", "json").stdout)
    codes = {one["code"] for one in extract["problems"]}
    assert {"draft.bibliography_missing", "marker.dangling"} <= codes
