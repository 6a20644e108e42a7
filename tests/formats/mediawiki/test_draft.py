"""Pages as editors of wikis write them; all words are our own."""
# ruff: noqa: E501 - the articles are as systems write them

import datetime as dt

import pytest
from keyed import entries, labels, read_and_find, words_at

from citecheck.errors import InputError
from citecheck.formats.mediawiki.draft import read
from citecheck.model import BlockKind, HintKind

PAGE = """{{Short description|A harbour}}
{{Infobox harbour
| name = Ostra
| ships = 41<ref name="board" />
}}
'''Ostra''' is a [[harbour]] on the [[Ren (river)|Ren]].<ref name="board">{{cite web
|url=https://board.example/ostra |title=Ships of Ostra |last=Tamm |first=Ida
|date=4 May 2021 |access-date=2 June 2021 |work=Harbour Board}}</ref> It has {{convert|3|km|mi}} of
quays.{{sfn|Lund|2010|p=7}} The crane was lit in 1911.<ref>[https://paper.example/crane The crane],
''The Paper'', 1911.</ref>{{rp|12}} Nobody lives there.{{efn|Save for a keeper.}}

== History ==
* The mole was built in 1890.{{r|board}}
* The [[File:Mole.jpg|thumb|The mole]] light burned in 1902.<ref name=burnt/>

{| class="wikitable"
! Year !! Ships
|-
| 1900 || 12<ref name="count">Count of {{lang|de|Hafen}}, 1900.</ref>
|}

== Notes ==
{{notelist}}
{{reflist|refs=
<ref name="unused">Never used.</ref>
}}

== Sources ==
* {{cite book |last=Lund |first=Ola |year=2010 |title=Quays of the North |isbn=978-3-16-148410-0}}
[[Category:Harbours]]
"""


def test_notes_are_entries_numbered_by_first_use() -> None:
    _, found = read_and_find(PAGE, "ostra.wiki")
    assert [label for label, _ in entries(found)] == ["1", "2", "3", "5"]
    assert labels(found) == [("1",), ("1",), ("2",), ("3",), ("1",), ("burnt",), ("5",)]


def test_what_the_fields_of_a_template_say_goes_before_its_words() -> None:
    _, found = read_and_find(PAGE, "ostra.wiki")
    work = found.references[0].work
    assert work.url == "https://board.example/ostra"
    assert (work.title, work.authors) == ("Ships of Ostra", ("Tamm, Ida",))
    assert (work.date, work.accessed) == ("2021-05-04", dt.date(2021, 6, 2))
    assert work.container == "Harbour Board"


def test_a_short_note_has_the_work_of_the_list() -> None:
    _, found = read_and_find(PAGE, "ostra.wiki")
    short = found.references[1]
    assert short.text == "Lund 2010, p. 7"
    assert (short.work.title, short.work.isbn) == ("Quays of the North", "9783161484100")


@pytest.mark.parametrize(
    "template",
    [
        "{{Internetquelle |url=https://a.example |titel=Zahlen |autor=Tamm, Ida |datum=2020-05-03 |abruf=2021-06-02}}",
        "{{Lien web|url=https://a.example|titre=Zahlen|prénom1=Ida|nom1=Tamm|date=3 mai 2020|consulté le=2 juin 2021}}",
        "{{Cita web|url=https://a.example|título=Zahlen|apellidos=Tamm|nombre=Ida|fecha=3 de mayo de 2020|fechaacceso=2 de junio de 2021}}",
        "{{cite web|url=https://a.example|title=Zahlen|last1=Tamm|first1=Ida|date=May 3, 2020|accessdate=2 June 2021}}",
    ],
)
def test_fields_are_known_in_the_languages_of_wikis(template: str) -> None:
    _, found = read_and_find(f"It is so.<ref>{template}</ref>", "a.wiki")
    work = found.references[0].work
    assert (work.url, work.title, work.authors) == ("https://a.example", "Zahlen", ("Tamm, Ida",))
    assert (work.date, work.accessed) == ("2020-05-03", dt.date(2021, 6, 2))


def test_what_explains_is_no_entry() -> None:
    document, found = read_and_find(PAGE, "ostra.wiki")
    assert "Save for a keeper." in document.text
    assert all("keeper" not in text for _, text in entries(found))


def test_a_name_that_nothing_defines_is_its_label() -> None:
    _, found = read_and_find(PAGE, "ostra.wiki")
    loose = [marker for marker in found.markers if not marker.references]
    assert [(marker.labels, marker.text) for marker in loose] == [(("burnt",), "[4]")]


def test_prose_is_as_printed() -> None:
    text = read(PAGE).text
    assert "Ostra is a harbour on the Ren.[1] It has 3 km of quays.[2]" in text
    assert "The light burned in 1902." in text
    for gone in ("thumb", "Category", "wikitable", "|", "'''", "Short description", "Never used"):
        assert gone not in text


def test_places_are_those_of_the_file() -> None:
    document, _ = read_and_find(PAGE, "ostra.wiki")
    for words in ("The crane was lit", "Lund, Ola", "Ships of Ostra", "History"):
        expected = "Lund" if words == "Lund, Ola" else words
        assert words_at(document, PAGE, words).startswith(expected)


def test_a_citation_in_brackets_makes_the_work_an_entry() -> None:
    page = """It froze {{harv|Orr|1999|p=3}}. It thawed, says {{harvtxt|Nemo|1950}}.
== Works ==
* {{citation |last=Orr |year=1999 |title=Cold Years |url=https://cold.example}}
"""
    _, found = read_and_find(page, "cold.wiki")
    assert labels(found) == [("Orr 1999",), ("Nemo 1950",)]
    assert [(one.label, one.work.url) for one in found.references] == [
        ("Orr 1999", "https://cold.example")
    ]


def test_groups_keep_labels_of_their_own() -> None:
    page = """Rain fell.<ref group="nb">As {{harvnb|Orr|1999}} says.</ref> Snow fell.<ref>A. B.</ref>
Hail fell.{{efn|name=h|Seen by one.<ref>{{cite news|title=Hail|newspaper=Post}}</ref>}}
Sun.{{refn|group=upper-alpha|{{cite web|title=Sun|url=https://sun.example}}}}"""
    document, found = read_and_find(page, "rain.wiki")
    assert labels(found) == [("nb 1",), ("1",), ("2",), ("A",)]
    assert "Hail fell.[a]" in document.text


@pytest.mark.parametrize(
    ("wikitext", "shown"),
    [
        ("{{lang|fr|la mer}} rose", "la mer rose"),
        ("{{nowrap|12 ships}} sank", "12 ships sank"),
        ("from {{convert|5|to|10|km|mi}} away", "from 5 to 10 km away"),
        ("{{val|412|u=km}}, {{circa|1900}}, {{US$|5 million}}", "412 km, c. 1900, US$5 million"),
        (
            "{{birth date|1961|8|4}} {{frac|3|1|2}} {{as of|2020|lc=y}}",
            "1961-08-04 3 1/2 as of 2020",
        ),
        ("{{Citation|Nous vînmes.}} {{ill|Ostra|de}}", "Nous vînmes. Ostra"),
        ("a &ndash; b &amp; c", "a – b & c"),
        ("x<!-- not this --> y", "x y"),
        ("[[Kind (law)|kind]]ness of [[law]]", "kindness of law"),
        ("10<sup>6</sup> m", "106 m"),
        ("<nowiki>[[no link]]</nowiki>", "[[no link]]"),
        ("so<s>old</s> new", "so new"),
        ("{{blockquote|We came.|author=A}}", "We came."),
        ("bad <ref>open", "bad <ref>open"),
        ("bad {{open", "bad {{open"),
        ("__TOC__''it''alic", "italic"),
    ],
)
def test_markup_shows_what_the_page_shows(wikitext: str, shown: str) -> None:
    assert read(wikitext).text == shown


def test_templates_that_are_not_read_are_named() -> None:
    content = read("It grew by {{growth|2|4}} a year.")
    assert content.text == "It grew by a year."
    assert [notice.code for notice in content.notices] == ["draft.text_skipped"]
    assert "{{growth}}" in content.notices[0].message


def test_lists_code_and_tables_are_what_they_are() -> None:
    content = read("# one\n## two\n; term\n<pre>x[1]</pre>\n{|\n|-\n| cell\n|}\nend")
    kinds = [(block.kind, block.level) for block in content.blocks]
    assert kinds == [
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.LIST_ITEM, 2),
        (BlockKind.PARAGRAPH, None),
        (BlockKind.CODE, None),
        (BlockKind.TABLE_CELL, None),
        (BlockKind.PARAGRAPH, None),
    ]


def test_links_out_are_links() -> None:
    content = read("See [https://a.example/x the list] and https://b.example.")
    links = [(h.span.of(content.text), h.target) for h in content.hints if h.kind is HintKind.LINK]
    assert links == [
        ("the list", "https://a.example/x"),
        ("https://b.example", "https://b.example"),
    ]


@pytest.mark.parametrize(
    "opening",
    ["{{", "[[", "<ref>", "<b>", "{|\n", "{{a|", "[http://a ", '<ref name="', "{{a|[[b|<i>"],
)
def test_thousands_of_openings_are_read_in_no_time(opening: str) -> None:
    content = read(f"Start. {opening * 4_000} end")
    assert content.text.startswith("Start.")


@pytest.mark.parametrize("page", ["a<ref>b</ref>" * 100_000, "{{a}}" * 100_000, "* a\n" * 100_000])
def test_a_page_without_end_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="split it"):
        read(page)


def test_text_of_a_wiki_is_known_without_its_ending() -> None:
    document, _ = read_and_find(PAGE, "ostra.txt")
    assert document.media_type == "text/x-wiki"
    document, _ = read_and_find("A plain text of [[two]] brackets, <ref> once.", "plain.txt")
    assert document.media_type == "text/plain"
