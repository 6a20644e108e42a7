import pytest

from citecheck.language.en.morphology import Lemma, american, lemmas, pos_of
from citecheck.language.en.wordnet_table import Pos

NOUN, VERB, ADJECTIVE, ADVERB = Pos


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("children", ("child", NOUN)),
        ("women", ("woman", NOUN)),
        ("crises", ("crisis", NOUN)),
        ("companies", ("company", NOUN)),
        ("MPs", ("MP", NOUN)),
        ("prime ministers", ("prime minister", NOUN)),
        ("took", ("take", VERB)),
        ("took part", ("take part", VERB)),
        ("carrying out", ("carry out", VERB)),
        ("planned", ("plan", VERB)),
        ("travelled", ("travel", VERB)),
        ("died", ("die", VERB)),
        ("radicalised", ("radicalize", VERB)),
        ("dishonoured", ("dishonour", VERB)),
        ("bigger", ("big", ADJECTIVE)),
        ("worst", ("bad", ADJECTIVE)),
        ("better", ("well", ADVERB)),
        ("germany", ("Germany", NOUN)),
        ("TURKEY", ("Turkey", NOUN)),
        ("Growth", ("growth", NOUN)),
    ],
)
def test_a_form_leads_to_its_lemma(word: str, expected: tuple[str, Pos]) -> None:
    assert Lemma(*expected) in lemmas(word)


@pytest.mark.parametrize(
    ("word", "unexpected"),
    [
        ("as", "a"),
        ("us", "US"),
        ("who", "WHO"),
        ("It", "IT"),
        ("turkey", "Turkey"),
        ("was", "wa"),
        ("news", "new"),
        ("speed", "spe"),
        ("sing", "s"),
        ("decision", "decide"),
        ("xyzzies", "xyzzy"),
        ("", ""),
    ],
)
def test_and_to_no_other(word: str, unexpected: str) -> None:
    assert unexpected not in {lemma.text for lemma in lemmas(word)}


def test_a_capital_may_begin_a_name_or_a_sentence() -> None:
    assert lemmas("Turkey") == (Lemma("Turkey", NOUN), Lemma("turkey", NOUN))
    assert lemmas("March")[0] == Lemma("March", NOUN)
    assert Lemma("march", VERB) in lemmas("March")


def test_the_form_itself_stands_first() -> None:
    assert [lemma.text for lemma in lemmas("saw")] == ["saw", "saw", "see"]
    assert lemmas("xyzzy") == ()


def test_parts_of_speech_are_ordered_by_use() -> None:
    assert pos_of("decision") == (NOUN,)
    assert pos_of("said")[0] is VERB
    assert pos_of("year")[0] is NOUN
    assert set(pos_of("left")) == {NOUN, VERB, ADJECTIVE, ADVERB}
    assert pos_of("quickly") == (ADVERB,)
    assert pos_of("xyzzy") == ()


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("organisation", "organization"),
        ("organised", "organized"),
        ("organising", "organizing"),
        ("analyse", "analyze"),
        ("colour", "color"),
        ("neighbourhood", "neighborhood"),
        ("dishonoured", "dishonored"),
        ("four", "four"),
        ("hour", "hour"),
        ("rise", "rise"),
        ("wise", "wise"),
        ("decision", "decision"),
        ("", ""),
    ],
)
def test_british_endings_become_american(british: str, expected: str) -> None:
    assert american(british) == expected
