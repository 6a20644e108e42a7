"""Values, XML and books as sources."""

from __future__ import annotations

import io
import zipfile

import pytest

from citecheck.formats import source
from citecheck.model import NoText, SourceState, Text

JATS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS.dtd">
<article xml:lang="en"><front><journal-meta><journal-id>JOFERRY</journal-id></journal-meta>
<article-meta><title-group><article-title>The ferries of <italic>four</italic> towns</article-title>
</title-group><contrib-group><contrib contrib-type="author"><name><surname>Lee</surname>
<given-names>Ann</given-names></name></contrib></contrib-group>
<pub-date><year>2024</year></pub-date>
<pub-date><day>6</day><month>5</month><year>2024</year></pub-date>
<volume>12</volume><abstract><p>Nine ships were counted.</p></abstract></article-meta></front>
<body><sec><title>Results</title><p>The towns had 412 calls<xref ref-type="bibr">[3]</xref> in
<bold>2023</bold>, as Roe <xref ref-type="bibr">(Roe, 2020)</xref> found.</p>
<table-wrap><label>Table 1</label><caption><p>Calls by town</p></caption>
<table><thead><tr><th>Town</th><th>Calls</th></tr></thead>
<tbody><tr><td>Carrow</td><td>95</td></tr></tbody></table></table-wrap></sec></body>
<back><ref-list><ref><mixed-citation>Roe, 999 calls.</mixed-citation></ref></ref-list></back>
</article>"""


def read(body: bytes, media_type: str) -> Text:
    found = source.read_text(body, media_type)
    assert isinstance(found, Text)
    return found


def headings(found: Text, words: str) -> tuple[str | None, str | None]:
    (cell,) = [cell for cell in found.cells if cell.span.of(found.body) == words]
    return cell.row, cell.column


def test_an_article_in_jats() -> None:
    found = read(JATS.encode(), "application/xml")
    assert found.title == "The ferries of four towns"
    assert found.authors == ("Ann Lee",)
    assert str(found.published) == "2024-05-06"
    assert found.language == "en"
    assert "412 calls in 2023, as Roe (Roe, 2020) found." in found.body
    assert headings(found, "95") == ("Carrow", "Calls")
    assert "Nine ships" in found.body
    assert not {"JOFERRY", "999", "12"} & set(found.body.replace(".", " ").split())


def test_a_feed() -> None:
    feed = (
        "<rss><channel><title>News</title><item><title>Ferry late</title><description>"
        "&lt;p&gt;It came at &lt;b&gt;noon&lt;/b&gt;.&lt;/p&gt;"
        "</description></item></channel></rss>"
    )
    found = read(feed.encode(), "application/rss+xml")
    assert found.body == "News\n\nFerry late\n\nIt came at noon."


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Ferries</title></titleStmt><publicationStmt><publisher>PRESS</publisher></publicationStmt><sourceDesc><biblStruct>
<analytic><author><persName><forename>Ann</forename><surname>Lee</surname></persName>
</author></analytic>
</biblStruct></sourceDesc></fileDesc><profileDesc><abstract><p>Nine ships.</p></abstract>
</profileDesc></teiHeader><text><body><div><head>Results</head>
<p>The towns had 412 calls [<ref type="bibr"
 target="#b0">3</ref>], as <ref type="bibr" target="#b1">(Roe, 2020)</ref> found.</p>
<figure type="table"><table><row><cell>Town</cell><cell>Calls</cell></row><row><cell>Carrow</cell>
<cell>95</cell></row></table></figure></div></body><back><listBibl><biblStruct><monogr>
<title>NOT READ</title></monogr></biblStruct></listBibl></back></text></TEI>"""


def test_tei_gives_title_abstract_and_body() -> None:
    found = read(TEI.encode(), "application/xml")
    assert found.body == (
        "Ferries\n\nNine ships.\n\nResults\n\nThe towns had 412 calls, as (Roe, 2020) found.\n\n"
        "Town | Calls\nCarrow | 95"
    )
    assert (found.title, found.authors) == ("Ferries", ("Ann Lee",))
    assert headings(found, "95") == ("Carrow", "Calls")


def test_any_xml_gives_its_words() -> None:
    xml = b"<a><b>One <c>two</c> three.</b><b>Four.</b></a>"
    assert read(xml, "text/xml").body == "One two three.\n\nFour."


def test_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>Text &x; here</a>'
    assert read(bomb.encode(), "application/xml").body.split()[0] == "Text"


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("Town,Calls\nCarrow,95\nDunmere,41\n", "text/csv"),
        ("Town;Calls\nCarrow;95\nDunmere;41\n", "text/csv; charset=utf-8"),
        ("Town\tCalls\nCarrow\t95\nDunmere\t41\n", "text/tab-separated-values"),
        ('"Town","Calls"\r\n"Carrow","95"\r\n', "text/csv"),
    ],
)
def test_values_stand_under_their_headings(body: str, media_type: str) -> None:
    assert headings(read(body.encode(), media_type), "95") == ("Carrow", "Calls")


def test_what_is_no_table_of_values_stays_text() -> None:
    assert "word" in read(b"word " * 60_000, "text/csv").body


def test_many_values_are_read_in_bounded_memory() -> None:
    rows = "".join(f"town {number},{number}.5\n" for number in range(60_000))
    found = read(("Town,Share\n" + rows).encode(), "text/csv")
    assert len(found.cells) <= 100_000
    assert "town 59999 | 59999.5" in found.body


def book(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        for name, words in files.items():
            archive.writestr(f"OPS/{name}.{'opf' if name == 'book' else 'xhtml'}", words)
    return target.getvalue()


PACKAGE = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Ferries</dc:title>'
    "<dc:creator>Ann Lee</dc:creator></metadata><manifest>"
    '<item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
CHAPTER = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{}</h1><p>{} The ferry crossed the bay '
    "in the morning and in the evening of each day of the year, and nobody asked why.</p></body>"
    "</html>"
)


def test_a_book_is_its_chapters_in_order() -> None:
    one, two = CHAPTER.format("First", "One."), CHAPTER.format("Second", "Two.")
    found = read(book(book=PACKAGE, one=one, two=two), "application/epub+zip")
    assert found.title == "Ferries"
    assert found.authors == ("Ann Lee",)
    assert found.body.index("One. The ferry") < found.body.index("Two. The ferry")


@pytest.mark.parametrize("damage", [book(), book(book="<package"), b"PK\x03\x04mimetype"])
def test_a_damaged_book_is_no_text(damage: bytes) -> None:
    found = source.read_text(damage, "application/epub+zip")
    assert isinstance(found, NoText)
    assert found.state is SourceState.UNREADABLE
