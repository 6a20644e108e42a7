"""From a draft to its claims."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.claims import claim_of, find_claims
from citecheck.formats.draft import read
from citecheck.model import Claim
from citecheck.references import find_references

LIST = """

References

[1] Mills of the north. https://example.org/mills
[2] River report. https://example.org/river
[3] Census. https://example.org/census
"""


def claims_in(text: str, media_type: str = "text/plain") -> tuple[Claim, ...]:
    document = read(text.encode(), media_type)
    return find_claims(document, find_references(document))


def labelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(" ".join(claim.words.split()), claim.labels) for claim in claims_in(text + LIST)]


def test_a_marker_covers_its_sentence() -> None:
    text = "The mill had no owner. It employed 340 people [1]. Then it was quiet."
    assert labelled(text) == [("It employed 340 people .", ("1",))]


@pytest.mark.parametrize("marker", ["jobs.[1]", "jobs. [1]", "jobs [1]."])
def test_a_marker_behind_the_full_stop_covers_the_sentence_before(marker: str) -> None:
    ((words, labels),) = labelled(f"The mill lost most of its {marker} Nobody came.")
    assert labels == ("1",)
    assert words.startswith("The mill lost most")


def test_a_marker_alone_covers_the_paragraph_before() -> None:
    assert labelled("The mill lost 40 jobs.\n\n[1]\n\nNobody came.")[0][1] == ("1",)


def test_markers_side_by_side_are_judged_together() -> None:
    assert labelled("The mill lost 40 jobs [1][2].") == [("The mill lost 40 jobs .", ("1", "2"))]


def test_markers_apart_cut_the_sentence_into_clauses() -> None:
    text = "The mill lost 40 jobs [1], and the river rose by two metres [2]."
    assert labelled(text) == [
        ("The mill lost 40 jobs ,", ("1",)),
        ("and the river rose by two metres .", ("2",)),
    ]


def test_markers_apart_without_a_clause_between_stay_together() -> None:
    assert labelled("Both Miller [1] and Ruiz [2] counted 40 jobs.") == [
        ("Both Miller and Ruiz counted 40 jobs.", ("1", "2"))
    ]


def test_the_last_items_marker_covers_the_list() -> None:
    text = "The mill in figures:\n\n- 340 jobs in all\n- 12 wheels on the river\n- 3 owners [2]"
    assert [labels for _, labels in labelled(text)] == [("2",), ("2",), ("2",)]


def test_items_with_markers_of_their_own_keep_them() -> None:
    text = "The mill:\n\n- 340 jobs [1]\n- 12 wheels\n- 3 owners [2]"
    assert [labels for _, labels in labelled(text)] == [("1",), ("2",), ("2",)]


def test_an_announcement_covers_a_list_without_markers() -> None:
    text = "The mill in figures [3]:\n\n- 340 jobs in all\n- 12 wheels on the river"
    assert [labels for _, labels in labelled(text)] == [("3",), ("3",), ("3",)]


def test_a_link_on_words_is_a_marker_and_its_words_stay() -> None:
    text = "The mill [employed 340 people](https://example.org/mill) then.\n"
    (claim,) = claims_in(text, "text/markdown")
    assert claim.words == "The mill employed 340 people then."
    assert claim.references


def test_code_and_the_list_hold_no_claims() -> None:
    text = "It employed 340 people [1].\n\n```\nloss = 50 %\n```\n"
    document = text + "\n## References\n\n1. Lost 90 % of it in 2020. https://example.org/a\n"
    assert [claim.labels for claim in claims_in(document, "text/markdown")] == [("1",)]


def test_uncited_facts_are_claims_without_references() -> None:
    (claim,) = claims_in("The mill stood idle. It had employed 340 people. Did it matter?")
    assert (claim.text, claim.references, claim.labels) == ("It had employed 340 people.", (), ())


def test_a_quotation_of_several_sentences_is_one_claim() -> None:
    text = "“We lost it all. Nobody cared. That was that,” said Jane Miller [1]."
    (claim,) = claims_in(text + LIST)
    assert claim.facts[0].text == "We lost it all. Nobody cared. That was that,"


def test_context_and_heading() -> None:
    text = "# The mill\n\nThe mill was old. It employed 340 people.\n"
    (claim,) = claims_in(text, "text/markdown")
    assert (claim.context, claim.heading) == ("The mill was old.", "The mill")


def test_offsets_and_blanks() -> None:
    document = read(b"Old. It employed 340 people [1] in 1990.[2] Gone." + LIST.encode())
    claims = find_claims(document, find_references(document))
    assert any(claim.facts for claim in claims)
    for claim in claims:
        assert claim.span.of(document.text) == claim.text
        assert len(claim.words) == len(claim.text)
        for fact in claim.facts:
            assert fact.span.of(document.text) == fact.text


def test_claim_of_a_bare_sentence_blanks_its_marker() -> None:
    claim = claim_of("It employed 340 people [12].")
    assert [fact.text for fact in claim.facts] == ["340"]
    assert claim.span.of(claim.text) == claim.text


def test_a_long_draft_is_read_soon() -> None:
    text = "The mill employed 340 people in 1990 [1]. It closed quietly.\n\n" * 400
    before = time.process_time()
    assert len(claims_in(text)) == 400
    assert time.process_time() - before < 4


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB1 .,!?\n[]()“”\"'¹$%;—-•:#é", max_size=300))
def test_any_draft_has_claims_in_order_and_in_place(text: str) -> None:
    document = read(text.encode(), "text/plain")
    claims = find_claims(document, find_references(document))
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    starts = [claim.span.start for claim in claims]
    assert starts == sorted(starts)
    for claim in claims:
        assert claim.span.of(document.text) == claim.text
        assert len(claim.words) == len(claim.text)
        assert all(claim.span.covers(fact.span) for fact in claim.facts)
