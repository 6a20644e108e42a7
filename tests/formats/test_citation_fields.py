import base64
import json

from citecheck.formats.citation_fields import read_field, read_tag

ENDNOTE = """<EndNote><Cite><Author>Hale</Author><Year>2021</Year><record><titles>
<title><style>Four wells</style></title><secondary-title>Wells</secondary-title></titles>
<contributors><authors><author>Hale, A.</author></authors></contributors>
<electronic-resource-num>10.1000/ABC</electronic-resource-num></record></Cite></EndNote>"""


def test_other_fields_are_none_of_ours() -> None:
    assert read_field(" PAGE ") is None
    assert read_field('HYPERLINK "https://a.example/"') is None
    assert read_tag("some tag") is None


def test_endnote_in_the_instruction_and_in_data() -> None:
    plain = read_field(f"ADDIN EN.CITE {ENDNOTE}")
    coded = read_field("ADDIN EN.CITE", base64.b64encode(ENDNOTE.encode()).decode())
    assert plain == coded
    assert plain is not None
    (work,) = plain.works
    assert (work.title, work.doi, work.date) == ("Four wells", "10.1000/abc", "2021")
    assert (work.authors, work.container) == (("Hale, A.",), "Wells")


def test_damaged_payloads_are_fields_without_works() -> None:
    for broken in ("{", '{"citationItems": 7}', '{"citationItems": [{"itemData": []}]}', ""):
        field = read_field(f"ADDIN ZOTERO_ITEM CSL_CITATION {broken}")
        assert field is not None
        assert field.works == ()
    assert read_field("ADDIN EN.CITE <EndNote><Cite>") is not None
    assert read_field("ADDIN EN.CITE", "no base64!") is not None


def test_bibliographies() -> None:
    for code in ("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN EN.REFLIST", "BIBLIOGRAPHY"):
        field = read_field(code)
        assert field is not None
        assert field.is_bibliography


def test_content_controls_of_mendeley() -> None:
    citation = {"citationItems": [{"itemData": {"title": "Rain", "issued": {"raw": "2020"}}}]}
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(citation).encode()).decode()
    field = read_tag(tag)
    assert field is not None
    assert [(work.title, work.date) for work in field.works] == [("Rain", "2020")]
