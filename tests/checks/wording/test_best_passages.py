from citecheck.checks.wording.best_passages import WEIGHTS, foremost, properties, sought
from citecheck.nlp import sentences
from citecheck.nlp.lexical.coverage import Pieces, rank, weigh
from citecheck.nlp.lexical.words import find_words

STORY = (
    "The mill and its wheel\n\nThe mill at Corve ground barley until 1911. Its wheel was sold. "
    "A mill stood in most villages then, and people came to each mill with barley or rye."
)


def ordered(claim: str, text: str = STORY) -> list[str]:
    pieces = Pieces(text, sentences.split(text))
    words = find_words(claim)
    best = foremost(words, pieces, rank(words, pieces))
    return [pieces.spans[item.number].of(text) for item in best]


def test_the_passage_that_bears_on_the_claim_is_read_first() -> None:
    assert ordered("The mill at Corve ground barley until 1911.")[0].startswith("The mill at Corve")


def test_a_sentence_goes_before_a_heading_with_the_same_words() -> None:
    text = "The wheel of the mill\n\nThe wheel of the mill was oak. Nothing else is known of it."
    assert ordered("The mill had an oak wheel.", text)[0].endswith("oak.")


def test_nothing_is_lost_or_added() -> None:
    pieces = Pieces(STORY, sentences.split(STORY))
    words = find_words("The mill ground barley.")
    ranked = rank(words, pieces)
    assert set(foremost(words, pieces, ranked)) == set(ranked)
    assert foremost(words, pieces, ()) == ()


def test_every_property_has_a_weight_and_lies_between_0_and_1() -> None:
    pieces = Pieces(STORY, sentences.split(STORY))
    words = find_words("The mill at Corve ground barley until 1911.")
    ranked = rank(words, pieces)
    assert ranked
    for item in ranked:
        found = properties(item, pieces, weigh(words, pieces), sought(words))
        assert found.keys() == WEIGHTS.keys()
        assert all(0 <= value <= 1 for value in found.values())
