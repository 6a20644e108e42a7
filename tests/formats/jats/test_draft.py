"""Articles in JATS; all words are our own."""
# ruff: noqa: E501 - the articles are as systems write them

import pytest
from keyed import entries, labels, read_and_find, words_at

from citecheck.errors import InputError
from citecheck.formats.jats.draft import read
from citecheck.model import BlockKind, HintKind

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "J.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front>
<journal-meta><journal-title>Journal of Ponds</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.5555/own</article-id>
<title-group><article-title>Frogs in <italic>cold</italic> ponds</article-title></title-group>
<contrib-group><contrib><name><surname>Ek</surname></name></contrib></contrib-group>
<pub-date><day>3</day><month>5</month><year>2020</year></pub-date>
<abstract><p>Frogs slept.</p></abstract></article-meta></front>
<body><sec><title>Aims</title>
<p>Ponds freeze at night [<xref ref-type="bibr" rid="r1">1</xref>&#x2013;<xref ref-type="bibr"
 rid="r3">3</xref>]. Frogs &amp; newts sleep (<xref ref-type="bibr" rid="r2">Bo 2001</xref>;
<xref ref-type="bibr" rid="r4">Cy 2002</xref>).<xref ref-type="fn" rid="f1">*</xref></p>
<p>They weigh:<list><list-item><p>12 g in May</p><p>and more</p></list-item>
<list-item><p>9 g in June <xref ref-type="bibr" rid="r9">9</xref></p></list-item></list> on average.</p>
<table-wrap><caption><p>Weights.</p></caption><table><tr><th>Month</th><td>May</td></tr></table>
</table-wrap></sec></body>
<back><fn-group><fn id="f1"><label>*</label><p>Newts were few.</p></fn></fn-group>
<ref-list><title>References</title>
<ref id="r1"><label>1.</label><element-citation><person-group person-group-type="author"><name>
<surname>Aa</surname><given-names>T</given-names></name></person-group><person-group
 person-group-type="editor"><name><surname>Zz</surname></name></person-group><year>1999</year>
<article-title>Ice on ponds</article-title><source>Pond Letters</source><volume>4</volume><fpage>1</fpage>
<lpage>9</lpage><pub-id pub-id-type="doi">10.5555/ICE.1</pub-id></element-citation></ref>
<ref id="r2"><label>2.</label><mixed-citation><name><surname>Bo</surname><given-names>K</given-names>
</name> (<year>2001</year>) <article-title>Sleep</article-title>. <source>Newts</source>
<ext-link xlink:href="https://newts.example/sleep">link</ext-link></mixed-citation></ref>
<ref id="r3"><label>3.</label><mixed-citation>Unstructured words, 2003.</mixed-citation></ref>
<ref id="r4"><mixed-citation>Cy. Frost. 2002.</mixed-citation></ref></ref-list></back></article>
"""


def test_ranges_groups_and_names_are_citations() -> None:
    document, found = read_and_find(ARTICLE, "frogs.xml")
    assert labels(found) == [("1", "2", "3"), ("2", "r4"), ("r9",)]
    assert [marker.text for marker in found.markers] == ["[1–3]", "(Bo 2001; Cy 2002)", "9"]
    assert document.media_type == "application/jats+xml"


def test_entries_say_what_their_elements_say() -> None:
    _, found = read_and_find(ARTICLE, "frogs.nxml")
    assert entries(found)[0] == (
        "1",
        "Aa T (1999). Ice on ponds. Pond Letters 4: 1–9. doi:10.5555/ice.1".replace("ice", "ICE"),
    )
    first, second, third, _ = (one.work for one in found.references)
    assert (first.doi, first.date, first.authors) == ("10.5555/ice.1", "1999", ("Aa, T",))
    assert (first.title, first.container) == ("Ice on ponds", "Pond Letters")
    assert (second.url, second.title) == ("https://newts.example/sleep", "Sleep")
    assert third.doi is None
    assert entries(found)[1][1] == "Bo K (2001) Sleep. Newts link"


def test_text_is_title_abstract_and_body() -> None:
    document, _ = read_and_find(ARTICLE, "frogs.xml")
    assert document.text.startswith("Frogs in cold ponds\n\nFrogs slept.\n\nAims\n\nPonds freeze")
    assert (document.title, document.language) == ("Frogs in cold ponds", "en")
    assert str(document.date) == "2020-05-03"
    for gone in ("Journal of Ponds", "Ek", "10.5555/own"):
        assert gone not in document.text


def test_lists_tables_and_what_follows_them_in_a_paragraph() -> None:
    content = read(ARTICLE)
    shown = [(block.kind, block.span.of(content.text)) for block in content.blocks]
    assert (BlockKind.LIST_ITEM, "12 g in May\nand more") in shown
    assert (BlockKind.PARAGRAPH, "on average.") in shown
    assert (BlockKind.TABLE_CELL, "May") in shown
    assert (BlockKind.PARAGRAPH, "Weights.") in shown


def test_a_footnote_is_a_note() -> None:
    content = read(ARTICLE)
    marks = [
        (h.span.of(content.text), h.target) for h in content.hints if h.kind is HintKind.NOTE_MARK
    ]
    assert marks == [("*", "#f1")]
    notes = [b for b in content.blocks if b.kind is BlockKind.NOTE and b.key is None]
    assert [(note.number, note.span.of(content.text)) for note in notes] == [
        ("*", "Newts were few.")
    ]


def test_places_are_those_of_the_file() -> None:
    document, _ = read_and_find(ARTICLE, "frogs.xml")
    for words in ("Frogs slept", "Ponds freeze", "9 g in June", "on average", "Unstructured words"):
        assert words_at(document, ARTICLE, words) == words


def test_entities_of_its_own_are_no_more_than_their_name() -> None:
    bomb = '<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    content = read(f"{bomb}<article><body><p>x &b; y &f; z &eacute;</p></body></article>")
    assert content.text == "x &b; y &f; z é"


@pytest.mark.parametrize(
    "source", ["", "<article", "<article><body><p>a<sec>b</p></article>", "<" * 500]
)
def test_damaged_files_are_read_as_far_as_they_go_or_refused(source: str) -> None:
    outcome = _outcome(source)
    assert isinstance(outcome, int) or "damaged" in outcome


def _outcome(source: str) -> int | str:
    try:
        return len(read(source).text)
    except InputError as error:
        return str(error)


def test_a_list_of_thousands_is_read() -> None:
    refs = "".join(
        f'<ref id="r{n}"><mixed-citation>Work {n}</mixed-citation></ref>' for n in range(9000)
    )
    marks = "".join(f'<xref ref-type="bibr" rid="r{n}">{n}</xref> a ' for n in range(9000))
    content = read(
        f"<article><body><p>{marks}</p></body><back><ref-list>{refs}</ref-list></back></article>"
    )
    assert sum(block.key is not None for block in content.blocks) == 9000
