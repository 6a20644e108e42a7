"""What a text itself asserts: tables of stretches and how the text stands to them (RULES S3)."""

from __future__ import annotations

import pytest

from citecheck.model import Span
from citecheck.nlp import sentences
from citecheck.nlp.assertion import Assertion, Assertions, Status, assertions, unmatched

# Text; words of it; how the text stands to them.
NOT_ASSERTED = [
    # questions, open or answered
    ("Were they reduced to 27? No: 541.", "reduced to 27", Status.DENIED),
    ("Did the mayor resign? Not at all. She stays.", "mayor resign", Status.DENIED),
    ("Was the weir unsafe? It was not. Two inspectors passed it.", "weir unsafe", Status.DENIED),
    ("Was the river poisoned? There is no evidence of it.", "river poisoned", Status.DENIED),
    ("Who sank the boats? The gale did.", "sank the boats", Status.QUESTION),
    ("Did the mayor resign? The council meets on Monday.", "mayor resign", Status.QUESTION),
    ("Will the dam hold?", "dam hold", Status.QUESTION),
    ("It is unclear whether the dam is safe.", "the dam is safe", Status.QUESTION),
    ("The board asked if the dam was safe.", "the dam was safe", Status.QUESTION),
    # conditions and suppositions
    ("If the levy passes, the fare rises to $3.", "fare rises to $3", Status.CONDITIONAL),
    ("The fare rises to $3 if the levy passes.", "fare rises to $3", Status.CONDITIONAL),
    ("Unless rain comes, the ferry stops.", "the ferry stops", Status.CONDITIONAL),
    ("Suppose that a farmer sells ten cows.", "farmer sells ten cows", Status.HYPOTHETICAL),
    ("Without the props the bridge would have collapsed.", "collapsed", Status.HYPOTHETICAL),
    ("It creaks as if the beam is broken.", "beam is broken", Status.HYPOTHETICAL),
    # plans and forecasts
    ("The firm plans to close the Holm plant.", "close the Holm plant", Status.PLAN),
    ("The firm is set to close the Holm plant.", "close the Holm plant", Status.PLAN),
    ("The line is due to open in May.", "open in May", Status.PLAN),
    ("The planned closure of the plant worries unions.", "closure", Status.PLAN),
    ("The council should ban kites.", "ban kites", Status.PLAN),
    ("The firm tried to sell the plant.", "sell the plant", Status.PLAN),
    ("The firm will close the plant.", "close the plant", Status.FORECAST),
    ("Output is expected to fall by 4%.", "fall by 4%", Status.FORECAST),
    ("The bank predicts that prices rise.", "prices rise", Status.FORECAST),
    # hedges, hearsay, opinion
    ("The tablet might cure the rash.", "cure the rash", Status.HEDGED),
    ("The tablet cures the rash, the authors suggest.", "cures the rash", Status.HEDGED),
    ("The herd appears to be infected.", "be infected", Status.HEDGED),
    ("The guard allegedly took the keys.", "took the keys", Status.ALLEGED),
    ("Orme claims the dam is safe.", "the dam is safe", Status.ALLEGED),
    ("Orme was accused of stealing a boat.", "stealing a boat", Status.ALLEGED),
    ("The suspected thief was freed.", "thief", Status.ALLEGED),
    ("The ministry could not confirm that 14 boats sank.", "14 boats sank", Status.ALLEGED),
    # somebody's word
    ("Ivo Karst says that he owns the orchard.", "owns the orchard", Status.ATTRIBUTED),
    ("According to the clerk, 14 boats sank.", "14 boats sank", Status.ATTRIBUTED),
    ("14 boats sank, according to the clerk.", "14 boats sank", Status.ATTRIBUTED),
    ("As the clerk reported on Monday, 14 boats sank.", "14 boats sank", Status.ATTRIBUTED),
    ("“The plant lost money,” Ana Orme said on Monday.", "lost money", Status.ATTRIBUTED),
    ("“The plant lost money,” said Ana Orme, the owner.", "lost money", Status.ATTRIBUTED),
    ("The plant, she said, lost money.", "lost money", Status.ATTRIBUTED),
    ("“We lost money. It is over. Go home,” she said.", "It is over", Status.ATTRIBUTED),
    ("Orme told the Holm Gazette that 14 boats sank.", "14 boats sank", Status.ATTRIBUTED),
    # denied
    ("The mayor denied that he took money, and left.", "took money", Status.DENIED),
    ("The mayor denied taking money.", "taking money", Status.DENIED),
    ("Tenants rejected the claim that “repairs are done on time”.", "repairs", Status.DENIED),
    ("We found no evidence that the drug works.", "the drug works", Status.DENIED),
    ("More voiced disagreement with the statement “I feel welcome”.", "welcome", Status.DENIED),
    ("The judge ruled out arson.", "arson", Status.DENIED),
    ("Tenants do not accept that repairs are done.", "repairs are done", Status.DENIED),
    # false tales
    ("Posts saying that the chain bans beards are false.", "bans beards", Status.DEBUNKED),
    ("Rumours that the hall is sold are not true.", "hall is sold", Status.DEBUNKED),
    ("Do not fall for posts that say the hall is sold.", "hall is sold", Status.DEBUNKED),
    ("It is a myth that the drug changes genes.", "drug changes genes", Status.DEBUNKED),
    ("Myth 3: The drug changes genes.", "drug changes genes", Status.DEBUNKED),
    ("Posts say the dam has burst. This is false.", "dam has burst", Status.DEBUNKED),
    ("The paper falsely claimed that the dam burst.", "the dam burst", Status.DEBUNKED),
    # headings
    ("Dam bursts at Holm\n\nA wall of the dam cracked on Monday.", "Dam bursts", Status.HEADING),
]

# Text; words of it that the text itself asserts.
ASSERTED = [
    ("Did the mayor resign? Yes.", "mayor resign"),
    ("Were they reduced to 27? No: 541.", "541"),
    ("Who sank the boats? The gale did.", "The gale did"),
    ("Will the hall close? No, it stays open.", "it stays open"),
    ("Asked whether he owned the boat, he said yes.", "owned the boat"),
    ("The plan was approved.", "approved"),
    ("The plans to the house were lost.", "house were lost"),
    ("The closure, planned for years, came in May.", "came in May"),
    ("Allegedly Ltd reported profits of $3m.", "profits of $3m"),
    ("They reported profits of $3m and claimed 40 lives.", "40 lives"),
    ("He claimed the prize in 2010.", "the prize in 2010"),
    ("The claim lives on.", "lives on"),
    ("Claims rose by 4%.", "rose by 4%"),
    ("The march starts in May.", "starts in May"),
    ("The might of the river broke the weir.", "broke the weir"),
    ("Will Orme signed his will.", "signed his will"),
    ("The likely winners all trained in Holm.", "trained in Holm"),
    ("The delay was due to rain.", "rain"),
    ("Even if it rained, the match took place.", "the match took place"),
    ("The ferry ran whether or not it rained.", "it rained"),
    ("Researchers found that the drug works.", "the drug works"),
    ("Orme confirmed that 14 boats sank.", "14 boats sank"),
    ("He was denied entry to the hall.", "entry to the hall"),
    ("The bid was rejected.", "rejected"),
    ("The mayor denied that he took money, and the court agreed.", "the court"),
    ("Contrary to popular belief, the tower is upright.", "tower is upright"),
    ("The film “The Day the Weir Came Down” opened in 2010.", "opened in 2010"),
    ("He did not sign the treaty.", "sign the treaty"),
    ("Fact: The drug leaves genes alone.", "leaves genes alone"),
    ("The dam burst. This is the worst flood in years.", "dam burst"),
    ("The set went to auction.", "went to auction"),
    ("The false wall was torn down.", "torn down"),
    ("The firm could not attend.", "attend"),
    ("Claims that the dam leaks are true.", "Claims"),
    ("The dam cracked on Monday\nand was mended by Tuesday.", "dam cracked"),
    ("Dam bursts at Holm", "bursts"),
]


def over(text: str, words: str) -> tuple[Assertion, ...]:
    """The assertions of `text` whose scope overlaps `words`."""
    stretch = Span(text.index(words), text.index(words) + len(words))
    found = assertions(text, sentences.split(text))
    return tuple(one for one in found if one.scope_span.overlaps(stretch))


@pytest.mark.parametrize(("text", "words", "status"), NOT_ASSERTED)
def test_tells_how_a_text_stands_to_words_it_does_not_assert(
    text: str, words: str, status: Status
) -> None:
    assert status in {one.status for one in over(text, words)}


@pytest.mark.parametrize(("text", "words"), ASSERTED)
def test_leaves_to_a_text_what_it_asserts(text: str, words: str) -> None:
    assert [one.status for one in over(text, words) if not one.status.asserts] == []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The clerk has also said that 14 boats sank.", "The clerk"),
        ("Ana Orme, the owner, said the plant lost money.", "Ana Orme"),
        ("14 boats sank, according to the clerk of Holm.", "the clerk"),
        ("“The plant lost money,” said Ivo Karst.", "Ivo Karst"),
        ("The mayor denied that he took money.", "The mayor"),
        ("It rained, but the keeper said the weir held.", "the keeper"),
    ],
)
def test_names_who_holds_it(text: str, holder: str) -> None:
    found = assertions(text, sentences.split(text))
    assert [one.holder_span.of(text) for one in found if one.holder_span] == [holder]


def test_ties_questions_and_answers() -> None:
    text = "Were they reduced to 27? No: 541."
    asked, told = assertions(text, sentences.split(text))
    assert asked.partner_span == told.span
    assert told.partner_span == asked.span
    assert told.status is Status.ANSWER


FACT_CHECK = """Fact check: no, the mayor has not sold the hall

A viral post says the mayor sold the town hall.

Claim: The hall belongs to a builder.

The clerk said the deed is in the archive.

Verdict: False."""


def test_reads_a_fact_check_as_a_whole() -> None:
    assert [one.status for one in over(FACT_CHECK, "sold the town hall")] == [Status.DEBUNKED]
    assert [one.status for one in over(FACT_CHECK, "belongs to a builder")] == [Status.DEBUNKED]
    assert [one.status for one in over(FACT_CHECK, "deed is in the archive")] == [Status.ATTRIBUTED]


def test_leaves_open_what_a_fact_check_finds_true() -> None:
    text = FACT_CHECK.replace("False", "True")
    assert [one.status for one in over(text, "belongs to a builder")] == [Status.ALLEGED]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The firm will close the plant.", "The firm plans to close the plant."),
        ("The tablet may cure the rash.", "The tablet might cure the rash."),
        ("The mayor denies that he took money.", "The mayor denied that he took money."),
        (
            "Tenants do not accept that repairs are done.",
            "Tenants rejected the claim that repairs are done.",
        ),
        ("Orme alleges that the dam leaks.", "Orme said that the dam leaks."),
        ("If the levy passes, the fare rises.", "The fare rises if the levy passes."),
        ("The dam may leak.", "The dam leaks."),
        ("The dam leaks.", "Did the dam leak? It leaks at the north end."),
    ],
)
def test_matches_a_claim_that_says_no_more_than_its_source(claim: str, source: str) -> None:
    mine = assertions(claim, sentences.split(claim), page=False)
    last = assertions(source, sentences.split(source)[-1:])
    assert unmatched(mine, last) == ()


@pytest.mark.parametrize(
    ("claim", "source", "status"),
    [
        ("The firm closed the plant.", "The firm plans to close the plant.", Status.PLAN),
        ("The firm will close the plant.", "The firm may close the plant.", Status.HEDGED),
        ("The dam leaks.", "Orme said that the dam leaks.", Status.ATTRIBUTED),
        ("The mayor took money.", "The mayor denied that he took money.", Status.DENIED),
        ("The dam may leak.", "It is a myth that the dam leaks.", Status.DEBUNKED),
        ("The dam leaks.", "Does the dam leak?", Status.QUESTION),
        ("The fare rises.", "The fare rises if the levy passes.", Status.CONDITIONAL),
    ],
)
def test_shows_what_a_claim_makes_firmer(claim: str, source: str, status: Status) -> None:
    mine = assertions(claim, sentences.split(claim), page=False)
    theirs = assertions(source, sentences.split(source))
    assert [one.status for one in unmatched(mine, theirs)] == [status]


def test_gives_every_sentence_an_assertion_inside_it() -> None:
    text = " ".join(text for text, _, _ in NOT_ASSERTED)
    spans = sentences.split(text)
    read = Assertions(text, spans)
    assert len(spans) > 50
    for number, span in enumerate(spans):
        found = read.of(number)
        assert found
        assert all(one.span == span and span.covers(one.scope_span) for one in found)


def test_returns_what_overlaps_a_stretch() -> None:
    text = "The mayor denied that he took money, and the court agreed."
    read = Assertions(text, sentences.split(text))
    assert [one.status for one in read.over(0, Span(26, 36))] == [Status.DENIED]
    assert read.over(0, Span(42, 50)) == ()


@pytest.mark.parametrize("text", ["", "?", "No.", "“", "said", "If", "Myth:", "x" * 10_000])
def test_reads_anything(text: str) -> None:
    spans = sentences.split(text)
    assert len(assertions(text, spans)) >= len(spans)


def test_reads_an_endless_sentence_in_bounded_time() -> None:
    text = "claims that the dam may burst if posts saying it " * 20_000
    found = assertions(text, (Span(0, len(text)),))
    assert max(one.scope_span.end for one in found) <= 3000
