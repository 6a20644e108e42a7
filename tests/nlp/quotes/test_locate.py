"""Rules Q1 to Q5, as tables of examples; Q6 is in tests/checks/test_quote.py."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model import EditKind, Finding, Passage
from citecheck.nlp.quotes.locate import SourceIndex, locate

REPORT = (
    "The harbour authority published its yearly review on Tuesday. “We have not yet decided "
    "whether the old ferry terminal will close,” the chair, Irena Kaldor, told reporters. Traffic "
    "rose by 12.5 % to 1,204 ships, which is more than in any year since 2011. The well-known "
    "lighthouse café stays open, and all of its staff will keep their jobs. Some fishermen said "
    "that the new quay could cost them $1.3 million a year.\n\n"
    "A second paragraph deals with the winter storms. They damaged three of the seven cranes, and "
    "repairs are unlikely to be finished before March. Nobody was hurt. The authority said it had "
    "never seen waves of that height in the inner basin, and it has ordered a study of the sea "
    "wall[4] from an engineering firm. “The sea wall is old,” Ms Kaldor added on Friday, “and we "
    "must mend it before winter.” They “will sell it” later."
)

V, T, E, A, S = (
    Finding.VERBATIM,
    Finding.TYPOGRAPHIC,
    Finding.ELIDED,
    Finding.ALTERED,
    Finding.STITCHED,
)

DEVELOPED_ON = {
    "Q1 only deletion is allowed": [
        ("which is more than in any year since 2011", V),
        ("which is less than in any year since 2011", A),
        ("which is much more than in any year since 2011", A),
        ("which is more than any year since 2011", A),
        ("We have yet decided whether the old ferry terminal will close", A),
        ("all of its staff will keep their well-paid jobs", A),
        ("Traffic rose by 13.5 % to 1,204 ships", A),
        ("Traffic fell by 12.5 % to 1,204 ships", A),
        ("They damaged three of the eight cranes", A),
        ("They damaged 4 of the seven cranes", A),
        ("the new quay will cost them $1.3 million a year", A),
        ("the new quay could cost them $1.8 million a year", A),
        ("the new quay could cost them €1.3 million a year", A),
        ("all of its staff would keep their jobs", A),
        ("the volcano erupted twice during the long night of the festival", None),
    ],
    "Q2 free differences": [
        ("“We have not yet decided whether the old ferry terminal will close,”", V),
        ('"We have not yet decided whether the old ferry terminal will close"', T),
        ("we have not yet decided whether the old ferry terminal will close", T),
        ("We have not yet decided whether the old ferry terminal will close.", T),
        ("The well‑known lighthouse café stays open", T),
        ("The wellknown lighthouse café stays open", T),
        ("The well known lighthouse café stays open", T),
        ("The well-known lighthouse cafe stays open", T),
        ("The well-known light\u00adhouse café stays open", T),
        ("The well-known  lighthouse\ncafé stays open", V),
        ("to 1204 ships, which is more than in any year", T),
        ("it has ordered a study of the sea wall from an engineering firm", T),
        ("They damaged three of the seven cranes and repairs are unlikely", T),
        ("Ｔｒａｆｆｉｃ rose by 12.5 % to 1,204 ships", T),
        ("They damaged 3 of the seven cranes, and", T),
        ("They damaged 3 of the 7 cranes, and", T),
        ("Traffic rose by 12.5 per cent to 1,204 ships", T),
    ],
    "Q3 marks": [
        ("Traffic rose by 12.5 % … which is more than in any year since 2011", E),
        ("Traffic rose by 12.5 % ... which is more than in any year since 2011", E),
        ("Traffic rose by 12.5 % […] which is more than in any year since 2011", E),
        ("[t]hey damaged three of the seven cranes", T),
        ("[The storms] damaged three of the seven cranes", T),
        ("[The storms] damaged", T),
        ("Some fishermen sa[y] that the new quay", E),
        ("all of [the café’s] staff will keep their jobs", E),
        ("all of its staff [in the café] will keep their jobs", E),
        ("all of its staff [sic] will keep their jobs", T),
        ("the old ferry terminal will close … They damaged three of the seven cranes", S),
        ("They damaged three of the seven cranes … Traffic rose by 12.5 % to 1,204 ships", S),
        ("Traffic rose by … [the] café stays open", E),
        ("The … study of the sea wall", E),
        ("We have … decided whether the old ferry terminal will close", A),
        ("which is [far] less than in any year since 2011", A),
    ],
    "Q5 short quotations": [
        ("yearly review", V),
        ("Yearly Review", T),
        ("yearly reviews", None),
        ("early review", None),
        ("stays open", V),
        ("stay open", None),
        ("2.5 %", None),
        ("three seven cranes", None),
        ("winter storms", V),
        ("sea wall", V),
    ],
}
BUGS_CAUGHT = {
    "a source that breaks its quotation off to name the speaker leaves nothing out": [
        ("the sea wall is old and we must mend it before winter", E),
        ("the sea wall is old and we should mend it before winter", A),
        ("we must mend it before winter and then sell it", A),
    ],
    "a short word far before was taken for a lost beginning": [
        ("It damaged three of the seven cranes, and repairs are unlikely", A),
    ],
    "an ellipsis that hides no word is no gap": [
        ("on Tuesday... We have not yet decided whether the old ferry terminal will close", T),
    ],
    "a short changed segment beside a gap was lost": [
        ("They damaged three of the seven cranes … before Mardi. Nobody was", A),
    ],
}


def _examples(groups: dict[str, list[tuple[str, Finding | None]]]) -> list[object]:
    return [
        pytest.param(quote, finding, id=f"{group}: {quote[:48]}")
        for group, examples in groups.items()
        for quote, finding in examples
    ]


@pytest.mark.parametrize(("quote", "finding"), _examples(DEVELOPED_ON) + _examples(BUGS_CAUGHT))
def test_a_quotation_is_judged_by_the_rules(quote: str, finding: Finding | None) -> None:
    found = locate(quote, REPORT)
    assert (found.finding if found else None) is finding


def _changes(passage: Passage | None) -> list[tuple[str, str, str, bool]]:
    assert passage is not None
    return [
        (edit.kind.value, edit.source, edit.quote, edit.weighty)
        for edit in passage.edits
        if edit.kind is not EditKind.KEEP
    ]


WEIGHED = [
    ("Traffic rose by 13.5 % to 1,204 ships", "12.5", "13.5", True),
    ("the new quay will cost them $1.3 million", "could", "will", True),
    ("Traffic fell by 12.5 % to 1,204 ships", "rose", "fell", True),
    ("some of its staff will keep their jobs", "all", "some", True),
    ("the chair, Irena Kadlor, told reporters", "Kaldor", "Kadlor", True),
    ("cost them $1.3 billion a year in all", "million", "billion", True),
    ("the old ferry station will close", "terminal", "station", False),
    ("The well-known lighthouse bar stays open", "café", "bar", False),
]


@pytest.mark.parametrize(("quote", "gone", "put", "weighty"), WEIGHED, ids=[w[0] for w in WEIGHED])
def test_q4_a_changed_word_is_shown_and_weighed(
    quote: str,
    gone: str,
    put: str,
    weighty: bool,  # noqa: FBT001
) -> None:
    changes = _changes(locate(quote, REPORT))
    assert ("delete", gone, "", weighty) in changes
    assert ("insert", "", put, weighty) in changes


def test_q4_a_negation_left_out_weighs() -> None:
    quote = "We have yet decided whether the old ferry terminal will close"
    assert _changes(locate(quote, REPORT)) == [("delete", "not", "", True)]


def test_q4_a_gap_that_swallows_a_negation_weighs() -> None:
    found = locate("We have … decided whether the old ferry terminal will close", REPORT)
    assert _changes(found) == [("gap", "not yet", "…", True)]


def test_q4_whole_sentences_in_a_gap_may_negate() -> None:
    quote = "They damaged three of the seven cranes … The authority said it had"
    assert locate(quote, REPORT.replace("are unlikely to", "will")).finding is Finding.ELIDED  # type: ignore[union-attr]


def test_words_left_out_without_a_mark_are_shown_however_far_apart() -> None:
    quote = "the old ferry terminal will close all of its staff will keep their jobs"
    found = locate(quote, REPORT)
    assert found is not None
    assert found.finding is Finding.ALTERED
    assert [edit.kind for edit in found.edits] == [EditKind.KEEP, EditKind.DELETE, EditKind.KEEP]


def test_the_passage_has_exact_edges_and_something_around_it() -> None:
    found = locate("traffic rose by 12.5 %", REPORT)
    assert found is not None
    assert REPORT[found.start : found.end] == found.text == "Traffic rose by 12.5 %"
    assert found.before.endswith("told reporters. ")
    assert found.after.startswith(" to 1,204")
    assert found.score == 1


def test_a_number_is_never_cut_out_of_a_longer_one() -> None:
    assert locate("204 ships", REPORT) is None
    assert locate("5 % to 1,204 ships, which is more than", REPORT).finding is Finding.ALTERED  # type: ignore[union-attr]


def test_every_hit_is_returned_the_faithful_first() -> None:
    text = "It Was Late in the evening. He said it was late in the evening, it was late."
    found = SourceIndex(text).locate_all("it was late in the evening")
    assert [passage.finding for passage in found] == [Finding.VERBATIM, Finding.TYPOGRAPHIC]
    assert len(SourceIndex(text).locate_all("it was late")) == 3


def test_occurrences_are_whole_words() -> None:
    index = SourceIndex("Ann and Anna met ANN, not Joann.")
    assert [span.start for span in index.occurrences("Ann", 9)] == [0, 17]
    assert index.occurrences("Ann", 1) == index.occurrences("Ann", 9)[:1]
    assert index.occurrences("…", 9) == ()


@pytest.mark.parametrize("nothing", ["", "   ", "“”", "…", "[…]", "—"])
def test_a_quotation_without_words_is_nowhere(nothing: str) -> None:
    assert locate(nothing, REPORT) is None
    assert locate("some words that are not there", nothing) is None


LETTERS = "abcdeéß ﬁ“”'-—.,;\n\t 1[]…"


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=400), st.data())
def test_a_verbatim_quotation_is_always_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end].strip()
    whole = f"  {quote}  "
    if not any(map(str.isalnum, quote)) or any(mark in quote for mark in "[]…") or "-\n" in quote:
        return
    found = locate(quote, f"before {whole} behind")
    assert found is not None
    assert found.finding in (Finding.VERBATIM, Finding.TYPOGRAPHIC)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300), st.text(max_size=120))
def test_any_text_gets_an_answer(text: str, quote: str) -> None:
    for passage in SourceIndex(text).locate_all(quote):
        assert text[passage.start : passage.end] == passage.text
        assert passage.score is not None
        assert 0 <= passage.score <= 1


@pytest.mark.parametrize("length", [3_000, 150_000])
def test_short_and_long_sources_are_searched_alike(length: int) -> None:
    chance = random.Random(4)
    words = [
        "".join(chance.choices("abcdefghijklmnop", k=chance.randint(2, 9))) for _ in range(700)
    ]
    source = " ".join(chance.choices(words, k=length // 6))
    index = SourceIndex(source)
    for _ in range(20):
        start = source.index(" ", chance.randrange(length // 2)) + 1
        end = source.index(" ", start + 120)
        said = source[start:end].split(" ")
        said[3] = "zzzzz"
        said[8:10] = []
        found = index.locate(" ".join(said))
        assert found is not None
        assert (found.start, found.end) == (start, end)
        assert found.finding is Finding.ALTERED


HOSTILE = {
    "digits": ("7" * 300_000, "7" * 500),
    "one letter": ("a" * 300_000, "a" * 300 + "b"),
    "one word": ("the " * 80_000, "the the the the then the the the the"),
    "two words": ("of the " * 60_000, "of the of the of the on the of the of the of"),
    "nested marks": ("“‘" * 10_000 + "x" + "’”" * 10_000, "“‘" * 5_000 + "x y z and so on"),
    "ellipses": ("a b c d e f … " * 20_000, "a b … " * 300),
    "brackets": ("[a] [b] " * 40_000, "[a] b c d " * 300),
    "many gaps": ("one two three four five six. " * 9_000, "one two three … five six … one " * 90),
    "no blanks": ("ab" * 200_000, "ab" * 40 + "c" + "ba" * 40),
    "blanks": (" " * 300_000, "a b c d e f g h i j k l"),
    "long quotation": (
        "lorem ipsum dolor sit amet " * 9_000,
        "lorem ipsum dolor amet sit " * 4_000,
    ),
    "unknown planes": ("\U0001f600 \u0301" * 60_000, "\U0001f600 \u0301 abc defg hijk lmno pqrs"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_no_text_holds_a_worker(
    case: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    source, quote = HOSTILE[case]
    assert cpu_seconds(lambda: SourceIndex(source).locate_all(quote)) < 6


@pytest.mark.parametrize("unit", ["of the sea ", "ab", "7", "x. "])
def test_a_long_run_of_anything_is_read_soon(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    quote = "of the see of thy sea of the sea and ab the 77 others"
    source = unit * (960_000 // len(unit))
    assert cpu_seconds(lambda: SourceIndex(source).locate(quote)) < 5


EDGES = (
    "She saw the house of the king's men, who sang to-morrow's songs; and they left.... It ended."
)


@pytest.mark.parametrize(
    ("quote", "finding"),
    [
        ("She saw the house of the king", Finding.TYPOGRAPHIC),
        ("the house of the king's men, who sang to", Finding.TYPOGRAPHIC),
        ("morrow's songs; and they left", Finding.TYPOGRAPHIC),
        ("sang to-morrow's songs; and they left...", Finding.TYPOGRAPHIC),
        ("sang to-morrow's songs; and they left....", Finding.VERBATIM),
        ("She saw the house of the king's men", Finding.VERBATIM),
        ("songs; and they left", Finding.VERBATIM),
    ],
)
def test_an_edge_inside_a_word_or_a_run_of_stops_is_not_verbatim(
    quote: str, finding: Finding
) -> None:
    found = SourceIndex(EDGES).locate(quote)
    assert found is not None
    assert found.finding is finding
