import pytest

from citecheck.language.en.wordnet import (
    Pos,
    antonyms,
    are_antonyms,
    are_cohyponyms,
    are_synonyms,
    attributes,
    cross_synonyms,
    derivations,
    entailments,
    hypernyms,
    indirect_antonyms,
    is_person,
    phrases,
    same_family,
    similar,
    synonym_rank,
    synonyms,
)

NOUN, VERB, ADJECTIVE, ADVERB = Pos


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("buy", "purchase", VERB),
        ("begin", "commence", VERB),
        ("kill", "kill", VERB),
        ("physician", "doctor", NOUN),
        ("car", "automobile", NOUN),
        ("premier", "prime minister", NOUN),
        ("United States", "America", NOUN),
        ("US", "United States", NOUN),
        ("united kingdom", "britain", NOUN),
        ("help", "assist", VERB),
        ("colour", "color", NOUN),
        ("approximately", "roughly", ADVERB),
        ("sick", "ill", ADJECTIVE),
        ("take part", "participate", VERB),
        ("carry out", "execute", VERB),
    ],
)
def test_words_that_share_a_sense_are_synonyms(a: str, b: str, pos: Pos) -> None:
    assert are_synonyms(a, b, pos)
    assert are_synonyms(b, a, pos)
    assert a == b or b.lower() in {other.lower() for other in synonyms(a, pos)}


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("buy", "sell", VERB),
        ("buy", "purchase", NOUN),  # a bargain is no act of buying
        ("alcohol", "tobacco", NOUN),
        ("close", "expand", VERB),
        ("rise", "fall", VERB),
        ("minister", "president", NOUN),
        ("us", "United States", NOUN),
        ("turkey", "Republic of Turkey", NOUN),
        ("Germany", "France", NOUN),
        ("car", "lorry", NOUN),
        ("say", "deny", VERB),
        ("quickly", "slowly", ADVERB),
        ("xyzzy", "plugh", NOUN),
        ("", "", NOUN),
    ],
)
def test_other_words_are_not(a: str, b: str, pos: Pos) -> None:
    assert not are_synonyms(a, b, pos)
    assert b not in synonyms(a, pos)


@pytest.mark.parametrize(
    ("a", "b", "pos", "rank"),
    [
        ("buy", "purchase", VERB, 1),
        ("car", "automobile", NOUN, 1),
        ("kill", "kill", VERB, 1),
        ("buy", "sell", VERB, None),
        ("charge", "commission", VERB, None),
    ],
)
def test_the_rank_says_how_usual_a_common_sense_is(
    a: str, b: str, pos: Pos, rank: int | None
) -> None:
    assert synonym_rank(a, b, pos) == rank


def test_a_sense_that_is_rare_for_one_of_the_two_is_left_out_by_rank() -> None:
    rank = synonym_rank("earn", "make", VERB)
    assert rank is not None
    assert rank > 3
    assert not are_synonyms("earn", "make", VERB, max_rank=3)
    assert are_synonyms("earn", "make", VERB, max_rank=rank)
    assert "make" not in synonyms("earn", VERB, max_rank=3)
    assert "make" in synonyms("earn", VERB, max_rank=rank)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("rise", "fall", VERB),
        ("increase", "decrease", VERB),
        ("increase", "decrease", NOUN),
        ("buy", "sell", VERB),
        ("lose", "win", VERB),
        ("large", "small", ADJECTIVE),
        ("male", "female", ADJECTIVE),
        ("quickly", "slowly", ADVERB),
        ("legal", "illegal", ADJECTIVE),
        ("victory", "defeat", NOUN),
        ("accept", "reject", VERB),
        ("agree", "disagree", VERB),
    ],
)
def test_opposites_hold_both_ways(a: str, b: str, pos: Pos) -> None:
    assert are_antonyms(a, b, pos)
    assert a in antonyms(b, pos)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("buy", "purchase", VERB),
        ("huge", "tiny", ADJECTIVE),  # only by way of "large" and "small"
        ("red", "green", ADJECTIVE),
        ("rise", "rise", VERB),
        ("alcohol", "tobacco", NOUN),
        ("rise", "fall", ADVERB),
        ("deny", "say", VERB),
        ("Germany", "France", NOUN),
        ("exclusive", "recent", ADJECTIVE),
        ("least", "recently", ADVERB),
        ("house", "left", NOUN),
        ("xyzzy", "plugh", NOUN),
    ],
)
def test_other_words_have_no_opposition(a: str, b: str, pos: Pos) -> None:
    assert not are_antonyms(a, b, pos)


@pytest.mark.parametrize(
    ("a", "b"), [("huge", "tiny"), ("arid", "wet"), ("rapid", "slow"), ("huge", "little")]
)
def test_indirect_opposites_come_by_way_of_similar_words(a: str, b: str) -> None:
    assert b in indirect_antonyms(a, ADJECTIVE)
    assert not are_antonyms(a, b, ADJECTIVE)


def test_direct_opposites_and_other_parts_of_speech_are_no_indirect_ones() -> None:
    assert "small" not in indirect_antonyms("large", ADJECTIVE)
    assert "large" not in indirect_antonyms("large", ADJECTIVE)
    assert indirect_antonyms("rise", VERB) == frozenset()


def test_similar_words_are_those_of_one_cluster() -> None:
    assert {"large", "big"} <= similar("huge", ADJECTIVE)
    assert "huge" in similar("large", ADJECTIVE)
    assert "small" not in similar("large", ADJECTIVE)
    assert similar("rise", VERB) == frozenset()
    assert "dry" in similar("arid", ADJECTIVE, max_rank=1)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("decide", "decision"),
        ("grew", "growth"),
        ("Germany", "German"),
        ("france", "french"),
        ("economically", "economy"),
        ("quickly", "quick"),
        ("colour", "color"),
        ("organisation", "organizing"),
        ("cease-fire", "ceasefire"),
        ("died", "death"),
        ("plan", "planned"),
        ("elections", "elected"),
        ("employer", "employs"),
        ("investigators", "investigating"),
        ("radicalised", "radicalize"),
        ("Zubrowka", "zubrowka"),  # no word of WordNet
    ],
)
def test_one_family(a: str, b: str) -> None:
    assert same_family(a, b)
    assert same_family(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("employer", "employee"),
        ("car", "care"),
        ("rise", "fall"),
        ("Germany", "France"),
        ("minister", "ministry of silly walks"),
        ("universe", "university"),
        ("general", "generous"),
        ("polish", "Poland"),
        ("us", "United States"),
        ("import", "important"),
        ("arm", "army"),
        ("new", "news"),
        ("", "decision"),
    ],
)
def test_no_family(a: str, b: str) -> None:
    assert not same_family(a, b)
    assert not same_family(b, a)


def test_derivations_have_their_part_of_speech() -> None:
    assert ("decision", NOUN) in derivations("decide", VERB)
    assert ("decide", VERB) in derivations("decision", NOUN)
    assert ("German", ADJECTIVE) in derivations("Germany", NOUN)
    assert ("quick", ADJECTIVE) in derivations("quickly", ADVERB)
    assert ("quickly", ADVERB) in derivations("quick", ADJECTIVE)
    assert ("decision", NOUN) not in derivations("rise", VERB)
    assert derivations("decision", VERB) == frozenset()


def test_cross_synonyms_share_the_sense_of_a_derivation() -> None:
    assert ("flight", NOUN) in cross_synonyms("fly", VERB)
    assert ("flying", NOUN) not in cross_synonyms("fly", VERB)  # a derivation
    assert ("flight", NOUN) not in cross_synonyms("fly", NOUN)
    assert cross_synonyms("xyzzy", VERB) == frozenset()


@pytest.mark.parametrize(
    ("lemma", "pos", "depth", "kind"),
    [
        ("car", NOUN, 1, "motor vehicle"),
        ("car", NOUN, 2, "self-propelled vehicle"),
        ("dog", NOUN, 2, "carnivore"),
        ("murder", VERB, 1, "kill"),
        ("Germany", NOUN, 1, "European country"),
        ("nurse", NOUN, 1, "health professional"),
        ("whisper", VERB, 1, "talk"),
    ],
)
def test_kinds(lemma: str, pos: Pos, depth: int, kind: str) -> None:
    assert kind in hypernyms(lemma, pos, depth=depth)
    assert lemma not in hypernyms(kind, pos, depth=depth)


def test_depth_and_rank_bound_the_kinds() -> None:
    assert "self-propelled vehicle" not in hypernyms("car", NOUN, depth=1)
    assert hypernyms("car", NOUN, depth=0) == frozenset()
    assert hypernyms("large", ADJECTIVE, depth=3) == frozenset()
    assert hypernyms("car", NOUN, max_rank=1) < hypernyms("car", NOUN)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("apple", "pear", NOUN),
        ("Germany", "France", NOUN),
        ("January", "February", NOUN),
        ("Monday", "Friday", NOUN),
        ("whisper", "shout", VERB),
        ("dog", "wolf", NOUN),
        ("iron", "copper", NOUN),
    ],
)
def test_kinds_of_one_thing(a: str, b: str, pos: Pos) -> None:
    assert are_cohyponyms(a, b, pos)
    assert are_cohyponyms(b, a, pos)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("car", "automobile", NOUN),
        ("car", "motor vehicle", NOUN),
        ("car", "car", NOUN),
        ("Germany", "banana", NOUN),
        ("large", "small", ADJECTIVE),
        ("murder", "kill", VERB),
        ("xyzzy", "plugh", NOUN),
    ],
)
def test_not_two_kinds_of_one_thing(a: str, b: str, pos: Pos) -> None:
    assert not are_cohyponyms(a, b, pos)


def test_what_follows_from_a_verb() -> None:
    assert "die" in entailments("kill")
    assert "sleep" in entailments("snore")
    assert "kill" not in entailments("die")
    assert entailments("decision") == frozenset()
    assert "die" in entailments("kill", max_rank=1)


def test_adjectives_are_values_of_attributes() -> None:
    assert "size" in attributes("large", ADJECTIVE)
    assert {"large", "small"} <= attributes("size", NOUN)
    assert "weight" not in attributes("large", ADJECTIVE)
    assert attributes("rise", VERB) == frozenset()


def test_phrases_by_their_first_word_longest_first() -> None:
    found = phrases("take")
    assert {"take part", "take into account", "take over"} <= set(found)
    assert [phrase.count(" ") for phrase in found] == sorted(
        (phrase.count(" ") for phrase in found), reverse=True
    )
    assert all(phrase.startswith("take ") for phrase in found)
    assert "carry out" in phrases("Carry")
    assert "prime minister" in phrases("prime")
    assert phrases("xyzzy") == ()
    assert phrases("tak") == ()


@pytest.mark.parametrize(
    "noun",
    ["writer", "minister", "German", "singer", "doctor", "child", "employee", "president",
     "criminal", "coach", "woman", "prime minister"],
)  # fmt: skip
def test_persons(noun: str) -> None:
    assert is_person(noun)


@pytest.mark.parametrize(
    "noun",
    ["song", "decision", "growth", "company", "dog", "Germany", "music", "ministry", "computer",
     "committee", "xyzzy", ""],
)  # fmt: skip
def test_no_persons(noun: str) -> None:
    assert not is_person(noun)
