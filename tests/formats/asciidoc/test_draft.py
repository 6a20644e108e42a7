"""AsciiDoc as authors write it; all words are our own."""

from pathlib import Path

import pytest
from keyed import entries, labels, read_and_find, words_at

from citecheck.errors import InputError
from citecheck.formats.asciidoc.draft import read
from citecheck.formats.draft import read as read_draft
from citecheck.model import BlockKind, HintKind
from citecheck.references import find_references

DRAFT = """= Of Ponds
Ida Tamm <ida@tamm.example>
v1.0, 2020-05-03
:revdate: 2020-05-03
:pond: Lake Ostra

== Ice

*Ponds* freeze at night,footnote:[Aa, T. _Ice_, https://ice.example[1999].] says
<<bo>>.
{pond} does not((("lakes", "that do not freeze")))footnote:deep[It is deep,
see <<bo,page=3>>.] freeze.footnote:deep[] It held 40{nbsp}frogs cite:[dy1990(12-15), ey2000].
They are link:https://frogs.example/a[described there^] and
at https://b.example. H~2~O is 10^6^ cold.

* One item <<cy, p. 4>>
+
with more
** An inner one
. Numbered

NOTE: It was `cold[1]` there.

[source,python]
----
frogs[1]
----

.Weights
|===
| Month | Weight

| May | 12{sp}g footnote:[Of one.]
|===

// a comment
////
SECRET
////

____
We came.
____

include::other.adoc[]
image::pond.png[A pond]

[bibliography]
== Sources

* [[[bo]]] Bo, K. Sleep. 2001. doi:10.5555/sleep
* [[[cy,Cy 2002]]] Cy. Frost. https://frost.example[Frost].
"""


def test_footnotes_and_the_bibliography_are_entries() -> None:
    document, found = read_and_find(DRAFT, "ponds.adoc")
    assert [label for label, _ in entries(found)] == ["bo", "cy", "1", "3"]
    assert labels(found) == [
        ("1",),
        ("bo",),
        ("bo",),
        ("bo",),
        ("dy1990", "ey2000"),
        ("cy",),
        ("3",),
    ]
    assert document.media_type == "text/asciidoc"


def test_entries_have_their_addresses() -> None:
    _, found = read_and_find(DRAFT, "ponds.adoc")
    works = {one.label: one.work for one in found.references}
    assert works["bo"].doi == "10.5555/sleep"
    assert works["cy"].url == "https://frost.example"
    assert works["1"].url == "https://ice.example"


def test_text_is_as_rendered() -> None:
    text = read(DRAFT).text
    assert "Ponds freeze at night,[1] says [bo]. Lake Ostra does not[2] freeze.[2] It held" in text
    assert "at https://b.example. H2O is 106 cold." in text
    assert "It was cold[1] there." in text
    for gone in ("Tamm", "lakes", "SECRET", "a comment", "revdate", "pond.png", "NOTE", "*", "|"):
        assert gone not in text


def test_blocks_are_what_they_are() -> None:
    content = read(DRAFT)
    shown = {block.span.of(content.text): block.kind for block in content.blocks}
    assert shown["One item [cy, p. 4]\nwith more"] is BlockKind.LIST_ITEM
    assert shown["An inner one"] is BlockKind.LIST_ITEM
    assert shown["frogs[1]"] is BlockKind.CODE
    assert shown["Month"] is BlockKind.TABLE_CELL
    assert shown["12 g [3]"] is BlockKind.TABLE_CELL
    assert shown["We came."] is BlockKind.PARAGRAPH
    assert (content.title, str(content.date)) == ("Of Ponds", "2020-05-03")


def test_links_are_links() -> None:
    content = read(DRAFT)
    links = {h.span.of(content.text): h.target for h in content.hints if h.kind is HintKind.LINK}
    assert links["described there"] == "https://frogs.example/a"
    assert links["https://b.example"] == "https://b.example"


def test_a_part_that_is_not_there_is_named() -> None:
    notices = read(DRAFT).notices
    assert [one.code for one in notices] == ["draft.part_missing"]
    assert "other.adoc" in notices[0].message


PARTS = {
    "chapters/one.adoc": "== One\n\nFrogs number 40 <<bo>>.\n\ninclude::deep/two.adoc[]\n",
    "chapters/deep/two.adoc": "Two ponds froze in 1999.\n\ninclude::../one.adoc[]\n",
    "list.txt": "[bibliography]\n== Sources\n\n* [[[bo]]] Bo, K. https://bo.example/1\n",
    "tags.adoc": "NO\n// tag::ice[]\nIce was 12 cm thick.\n// end::ice[]\nNO\n",
    "lines.adoc": "NO\nSnow was 30 cm deep.\nNO\n",
    "ponds.csv": "NO,1\n",
}
WHOLE = """= Ponds
:parts: chapters

include::{parts}/one.adoc[leveloffset=+1]

include::tags.adoc[tag=ice]

include::lines.adoc[lines=2..2]

include::../up.adoc[]

include::ponds.csv[]

----
include::list.txt[]
----

////
include::list.txt[]
////

include::list.txt[]
"""


def test_parts_are_read_in_their_place_below_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "draft"
    (folder / "chapters" / "deep").mkdir(parents=True)
    for name, text in PARTS.items():
        (folder / name).write_text(text)
    (tmp_path / "up.adoc").write_text("NO")
    (folder / "ponds.adoc").write_text(WHOLE)
    document = read_draft(str(folder / "ponds.adoc"))
    assert "NO" not in document.text
    for words in ("Frogs number 40", "Two ponds froze", "Ice was 12 cm", "Snow was 30 cm"):
        assert document.text.count(words) == 1
    place = document.place(document.text.index("Two ponds"))
    assert (place.file, place.line) == ("chapters/deep/two.adoc", 1)
    told = {one.code: one.message for one in document.notices}
    assert set(told) == {"draft.part_missing", "draft.text_skipped"}
    assert "ponds.csv" in told["draft.text_skipped"]
    (marker,) = find_references(document).markers
    assert marker.references
    assert {name for name, _ in document.parts} == set(PARTS) - {"ponds.csv"}


def test_places_are_those_of_the_file() -> None:
    document, _ = read_and_find(DRAFT, "ponds.adoc")
    for words in (
        "freeze at night",
        "described there",
        "An inner",
        "Bo, K.",
        "Aa, T.",
        "May",
        "We came",
    ):
        assert words_at(document, DRAFT, words) == words


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a *b* _c_ `d` #e# [.role]#f#", "a b c d e f"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"\*a* and \<<b>>", "*a* and <<b>>"),
        ('He said "`yes`" twice', "He said “yes” twice"),
        ("one -- two", "one — two"),
        ("press kbd:[Ctrl], see term:[pond] of lang:en[ponds]", "press Ctrl, see pond of ponds"),
        ("open footnote:[never", "open footnote:[never"),
        ("((shown)) term", "shown term"),
        ("pass:[<b>kept</b>] +++<i>raw</i>+++", "kept raw"),
        ("line +\nbreak", "line\nbreak"),
        ("see <<elsewhere,that part>>", "see that part"),
        ("term:: its meaning", "term\n\nits meaning"),
        ("{unknown-name}", "{unknown-name}"),
    ],
)
def test_markup_shows_what_the_page_shows(source: str, shown: str) -> None:
    assert read(f"{source}\n").text == shown


@pytest.mark.parametrize(
    "source",
    [
        "footnote:[" * 5_000,
        "http://a.example[" * 3_000,
        "*a " * 10_000,
        "<<a," * 10_000,
        "====\n" * 20_000,
        "*" * 100_000 + " a",
        "".join(f":a{n}: {{a{n - 1}}}{{a{n - 1}}}\n" for n in range(1, 40)) + "\n{a39}",
        "[[" * 20_000,
        "((" * 20_000,
    ],
)
def test_hostile_drafts_are_read(source: str) -> None:
    assert len(read(source).text) <= len(source) + 100


def test_a_draft_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="split it"):
        read("a footnote:[b] " * 100_000)
