from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.references.entry.identifiers import addresses_in, identifiers_in, with_addresses


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Available at: https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("(https://example.org/a).", "https://example.org/a"),
        ("see www.example.org/a, and", "http://www.example.org/a"),
        ("<http://example.org/%E4%BD%A0?q=1&r=2>", "http://example.org/%E4%BD%A0?q=1&r=2"),
        ("no address", None),
    ],
)
def test_addresses_lose_the_sentence_around_them(text: str, url: str | None) -> None:
    assert identifiers_in(text).url == url


def test_an_archived_copy_gives_both_addresses() -> None:
    archived = "https://web.archive.org/web/20200102030405/https://example.org/a"
    work = identifiers_in(f"Roads. {archived}")
    assert (work.url, work.archived_url) == ("https://example.org/a", archived)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1234/AbC.5.", "10.1234/abc.5"),
        ("https://doi.org/10.1234%2Fabc", "10.1234/abc"),
        ("doi: 10.1002/(SICI)1096-9861(199809)39:4<515::AID-CN4>3.0.CO;2-5", None),
        ("(doi 10.1234/abc(1)2)", "10.1234/abc(1)2"),
        ("10.5 million people", None),
    ],
)
def test_dois_are_bare_and_lower_case(text: str, doi: str | None) -> None:
    expected = doi or (
        "10.1002/(sici)1096-9861(199809)39:4<515::aid-cn4>3.0.co;2-5" if "SICI" in text else None
    )
    assert identifiers_in(text).doi == expected


def test_the_other_identifiers() -> None:
    work = identifiers_in(
        "arXiv:1706.02582v2 [cs]. PMID: 29450515; PMCID: PMC3038334. ISBN 0-306-40615-2"
    )
    assert (work.arxiv, work.pmid, work.pmcid, work.isbn) == (
        "1706.02582v2",
        "29450515",
        "PMC3038334",
        "0306406152",
    )
    assert identifiers_in("Phys. Rev. D74, hep-ph/0603213.").arxiv == "hep-ph/0603213"
    assert identifiers_in("ISBN 0-306-40615-3").isbn is None


@given(st.text(max_size=200))
def test_addresses_lie_in_the_text(text: str) -> None:
    for span, address in addresses_in(text):
        assert address.endswith(span.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "See also https://other.example/2. Berg, Tides. https://town.example/1",
        "Berg, Tides. https://town.example/1. See also https://other.example/2",
        "Cf. the report at https://other.example/2; Berg, Tides. https://town.example/1",
        (
            "https://other.example/2, https://town.example/1, archived at "
            "https://web.archive.org/web/2020/https://town.example/1"
        ),
        "https://www.google.com/url?q=https://town.example/1&sa=D",
        "https://web.archive.org/save/https://town.example/1",
    ],
)
def test_the_entrys_own_address_is_taken(text: str) -> None:
    assert identifiers_in(text).url == "https://town.example/1"


def test_an_order_to_save_is_no_copy() -> None:
    work = identifiers_in("https://web.archive.org/save/https://town.example/1")
    assert work.archived_url is None


def test_a_note_with_several_links_shows_where_they_lead() -> None:
    links = ["https://a.example/1", "https://b.example/2", "#here", "https://a.example/1"]
    shown = with_addresses("See Aa and Bo.", links)
    assert shown == "See Aa and Bo. https://a.example/1 https://b.example/2"
    assert with_addresses("See Aa.", links[:1]) == "See Aa."
    assert (
        with_addresses("See https://a.example/1 and Bo.", links)
        == "See https://a.example/1 and Bo."
    )
