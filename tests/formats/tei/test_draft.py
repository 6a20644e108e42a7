"""Articles in TEI, as GROBID makes them; all words are our own."""
# ruff: noqa: E501 - the articles are as systems write them

from keyed import entries, labels, read_and_find, words_at

from citecheck.formats.tei.draft import read
from citecheck.model import BlockKind

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc><titleStmt>
<title level="a" type="main">Frogs at night</title></titleStmt>
<publicationStmt><publisher>Pond Press</publisher><date type="published" when="2020-05-03"/></publicationStmt>
<sourceDesc><biblStruct><monogr><title>Not an entry</title></monogr></biblStruct></sourceDesc></fileDesc>
<profileDesc><abstract><p>Frogs slept.</p></abstract></profileDesc></teiHeader>
<text><body><div><head n="1">Aims</head>
<p>Ponds freeze <ref type="bibr" target="#b0">[1]</ref>-<ref type="bibr" target="#b2">[3]</ref>.
Frogs sleep <ref type="bibr" target="#b1">(Bo, 2001;</ref><ref type="bibr" target="#b2">Cy, 2002)</ref>.
Newts do not <ref type="bibr">(Dy, 1990)</ref>, see <ref type="figure" target="#fig_0">1</ref>.</p>
<note place="foot" n="1">Newts were few.</note>
<figure><head>Fig. 1</head><figDesc>A frog of 12 g.</figDesc></figure></div></body>
<back><div type="references"><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a" type="main">Ice on ponds</title>
<author><persName><forename>Tor</forename><surname>Aa</surname></persName></author>
<idno type="DOI">10.5555/ICE.1</idno></analytic>
<monogr><title level="j">Pond Letters</title><imprint><biblScope unit="volume">4</biblScope>
<biblScope unit="page" from="1" to="9"/><date when="1999-02"/></imprint></monogr></biblStruct>
<biblStruct xml:id="b1"><monogr><title level="m">Sleep</title><imprint><date when="2001"/></imprint></monogr>
<note type="raw_reference">Bo. Sleep. 2001.</note></biblStruct>
<bibl xml:id="b2">Cy. <title>Frost</title>, 2002. <ptr target="https://frost.example"/></bibl>
</listBibl></div></back></text></TEI>
"""


def test_references_with_a_target_are_citations() -> None:
    document, found = read_and_find(ARTICLE, "frogs.xml")
    assert labels(found) == [("b0", "b1", "b2"), ("b1", "b2"), ()]
    assert document.media_type == "application/tei+xml"


def test_entries_say_what_their_elements_say() -> None:
    _, found = read_and_find(ARTICLE, "frogs.tei")
    assert entries(found) == [
        ("b0", "Aa, Tor. (1999-02). Ice on ponds. Pond Letters 4, 1–9. doi:10.5555/ice.1"),
        ("b1", "Bo. Sleep. 2001."),
        ("b2", "Cy. Frost, 2002."),
    ]
    works = [one.work for one in found.references]
    assert (works[0].doi, works[0].container) == ("10.5555/ice.1", "Pond Letters")
    assert (works[1].title, works[1].container) == ("Sleep", None)
    assert works[2].url == "https://frost.example"


def test_text_is_title_abstract_and_body() -> None:
    document, _ = read_and_find(ARTICLE, "frogs.xml")
    assert document.text.startswith("Frogs at night\n\nFrogs slept.\n\nAims\n\nPonds freeze")
    assert "Pond Press" not in document.text
    assert "Not an entry" not in document.text
    assert "A frog of 12 g." in document.text
    assert (document.title, document.language) == ("Frogs at night", "en")


def test_notes_at_the_foot_are_notes() -> None:
    content = read(ARTICLE)
    notes = [b for b in content.blocks if b.kind is BlockKind.NOTE and b.key is None]
    assert [note.span.of(content.text) for note in notes] == ["Newts were few."]


def test_places_are_those_of_the_file() -> None:
    document, _ = read_and_find(ARTICLE, "frogs.xml")
    for words in ("Frogs slept", "Ponds freeze", "A frog of 12 g", "Newts were few"):
        assert words_at(document, ARTICLE, words) == words
