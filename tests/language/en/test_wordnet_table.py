import subprocess
import sys

import pytest

from citecheck.language.en import wordnet_table as table
from citecheck.language.en.wordnet_table import Pos


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_importing_loads_nothing() -> None:
    said = run(
        "import sys; from citecheck.language.en import wordnet, wordnet_table as table;"
        "loaded = [f.__name__ for f in (table.words, table.links, table.tags)"
        " if f.cache_info().currsize];"
        "print(loaded, 'mmap' in sys.modules, 'numpy' in sys.modules)"
    )
    assert said == "[] False False"


def test_a_question_loads_no_more_than_it_needs() -> None:
    said = run(
        "from citecheck.language.en import wordnet, wordnet_table as table;"
        "wordnet.lemmas('decisions');"
        "print(table.links.cache_info().currsize, table.words.cache_info().currsize)"
    )
    assert said == "0 1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("turkey", ["turkey"]),
        ("Turkey", ["Turkey"]),
        ("TURKEY", ["Turkey", "turkey"]),
        ("germany", ["Germany"]),
        ("GROW", ["grow"]),
        ("Grow", ["grow"]),
        ("US", ["US"]),
        ("us", []),
        ("Who", []),
        ("take part", ["take part"]),
        ("", []),
        ("zzzz", []),
        ("é", []),
    ],
)
def test_case_tells_names_from_words(text: str, found: list[str]) -> None:
    assert [table.words()[at] for at in table.find(text)] == found


def test_senses_stand_by_part_of_speech_and_rank() -> None:
    (word,) = table.find("run")
    parts = [table.pos_of_sense(sense) for sense in table.senses_of_word(word)]
    assert parts == sorted(parts, key=list(Pos).index)
    assert {Pos.NOUN, Pos.VERB} <= set(parts)
    verbs = table.senses_of("run", Pos.VERB)
    assert [table.rank_of(sense) for sense in verbs] == list(range(1, len(verbs) + 1))
    assert table.senses_of("run", Pos.VERB, 2) == verbs[:2]


def test_every_sense_is_a_member_of_its_synset() -> None:
    synsets = table.links("senses").targets
    members = [list(table.senses_in(synset)) for synset in range(max(synsets) + 1)]
    assert all(synsets[sense] == at for at, senses in enumerate(members) for sense in senses)
    assert sum(map(len, members)) == len(synsets) > 150_000


def test_the_parts_of_speech_of_a_word_are_those_of_its_senses() -> None:
    for word in range(0, len(table.words()), 101):
        met = map(table.pos_of_sense, table.senses_of_word(word))
        assert table.parts_of(word) == tuple(dict.fromkeys(met)) != ()


@pytest.mark.parametrize("name", ["antonyms", "derived", "similar"])
def test_links_that_hold_both_ways_do(name: str) -> None:
    links = table.links(name)
    pairs = set(zip(links.sources, links.targets, strict=True))
    assert len(pairs) > 1_000
    assert {(b, a) for a, b in pairs} == pairs


def test_words_are_sorted_as_they_are_sought() -> None:
    words = list(table.words())
    assert len(words) == len(table.words()) > 100_000
    assert words == sorted(words, key=lambda word: (word.lower(), word))
    assert len(set(words)) == len(words)


def test_every_word_is_found_at_its_place_and_before_what_follows_it() -> None:
    words = table.words()
    for at in (0, 1, 63, 64, 65, 127, 128, len(words) - 1):
        assert at in table.find(words[at])
        first = words.place(words[at].lower())
        assert words[first].lower() == words[at].lower()
        assert first == 0 or words[first - 1].lower() < words[at].lower()
    assert (words.place(""), words.place("\x7f")) == (0, len(words))


def test_phrases_stand_together() -> None:
    assert table.starting("take part") == ["take part"]
    assert "prime minister" in table.starting("prime m")
    assert table.starting("zzzz") == []


def test_the_notice_travels_with_the_table() -> None:
    notice = table.TABLE.with_name("WORDNET-LICENSE").read_text("ascii")
    assert "Copyright 2011 by Princeton University" in notice
    assert notice.encode("ascii") in table.TABLE.read_bytes()


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        table.links("meronyms")


@pytest.mark.parametrize(
    ("form", "pos", "bases"),
    [
        ("took", Pos.VERB, ["take"]),
        ("took", Pos.NOUN, []),
        ("children", Pos.NOUN, ["child"]),
        ("axes", Pos.NOUN, ["ax", "axis"]),
        ("better", Pos.ADVERB, ["well"]),
        ("take", Pos.VERB, []),
        ("too", Pos.VERB, []),
        ("", Pos.VERB, []),
    ],
)
def test_irregular_forms_have_their_bases(form: str, pos: Pos, bases: list[str]) -> None:
    assert table.irregular(form, pos) == bases
