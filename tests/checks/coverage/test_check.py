"""Clauses: which passage each part of a claim has, and what stands nowhere."""

from citecheck.checks.coverage.check import absent_run, applies, examine
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Evidence, Outcome, Text
from citecheck.nlp.lexical.words import find_words
from citecheck.run.compare import compare

PAGE = (
    "The ferry across the Lorn sound was built at Dunmore in 1962. It carried forty cars and made "
    "nine crossings a day in summer. The council sold it to a Norwegian owner when the bridge was "
    "opened. "
) + "Few people on either shore remember who steered it in those years. " * 20


def seen(claim: str, text: str = PAGE) -> tuple[Evidence, ...]:
    return examine(claim_of(claim), Reading(Text(body=text)), "source")


def test_each_clause_has_its_own_passage() -> None:
    first, second = seen("The ferry was built at Dunmore, and the council sold it to a Norwegian.")
    assert first.passage is not None
    assert first.passage.text.startswith("The ferry across")
    assert second.passage is not None
    assert second.passage.text.startswith("The council sold it")
    assert second.said == "and the council sold it to a Norwegian."


def test_a_claim_of_one_clause_has_no_parts() -> None:
    assert seen("The ferry carried forty cars.") == ()
    assert not applies(claim_of("It is."))
    assert applies(claim_of("The ferry carried cars."))


def test_what_stands_nowhere_is_named() -> None:
    words = find_words("The ferry ran aground twice near Skarrow lighthouse in summer.")
    run = absent_run(words, Reading(Text(body=PAGE)).pieces)
    assert "aground" in [word.text for word in run]
    assert "ferry" not in [word.text for word in run]


def test_the_reason_names_the_part_that_is_lacking() -> None:
    claim = claim_of("The ferry was built at Dunmore in 1962; its captain later wrote poems.")
    verdict = compare(claim, Text(body=PAGE))
    assert verdict.outcome is Outcome.PARTIAL
    assert "captain" in verdict.why


def test_an_excerpt_need_not_speak_of_every_part() -> None:
    claim = claim_of("The ferry was built at Dunmore in 1962; its captain later wrote poems.")
    assert "nothing of" not in compare(claim, Text(body=PAGE[:200])).why


def test_no_source_text_has_no_parts() -> None:
    assert all(
        item.passage is None for item in seen("One thing was said, and another was done.", "")
    )


def test_an_endless_claim_is_answered_soon() -> None:
    claim = claim_of("The crew " + "sang hymns about otters " * 20_000)
    assert examine(claim, Reading(Text(body=PAGE)), "source")[-1].said is not None
