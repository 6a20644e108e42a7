from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Cell, Span
from citecheck.nlp import sentences
from citecheck.nlp.lexical.coverage import WORDS_A_PIECE, Pieces, greedy, mass, rank, weigh
from citecheck.nlp.lexical.words import find_words

STORY = (
    "The harbour opened in 1904. Its pilots struck twice. A storm took the northern pier, and the "
    "council paid for a new one. The lighthouse was painted red."
)


def pieces(text: str) -> Pieces:
    return Pieces(text, sentences.split(text))


def test_the_sentence_that_holds_most_comes_first() -> None:
    made = pieces(STORY)
    best = rank(find_words("The council paid for the northern pier."), made)[0]
    assert made.spans[best.number].of(STORY).startswith("A storm")
    assert 0 < best.share <= 1


def test_greedy_covers_what_is_left() -> None:
    made = pieces(STORY)
    weights = weigh(find_words("The harbour opened and the lighthouse was red."), made)
    assert set(greedy(weights, made, 3)) == {0, 3}


def test_an_endless_sentence_is_cut() -> None:
    made = pieces("pier " * 5000)
    assert len(made) >= 5000 // WORDS_A_PIECE
    assert all(len(made.words(number)) <= WORDS_A_PIECE for number in range(len(made)))


def test_a_cell_is_found_by_its_headings() -> None:
    text = "Port\nCranes\n\n1,204"
    at = text.index("1,204")
    cell = Cell(span=Span(at, at + 5), row="Aarhus", column="Cranes")
    made = Pieces(text, [Span(0, 4), Span(5, 11), Span(at, at + 5)], [cell])
    best = rank(find_words("Aarhus has 1,204 cranes"), made)[0]
    assert made.notes[best.number] == "Aarhus, Cranes"


def test_no_shared_word_ranks_nothing() -> None:
    assert rank(find_words("Bananas ripen"), pieces(STORY)) == ()
    assert rank((), pieces("")) == ()


TREES = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "gorse"]
WOODS = st.lists(st.lists(st.sampled_from(TREES), min_size=1), min_size=1, max_size=30)


@given(WOODS, st.integers(1, 5))
def test_the_pieces_that_hold_most_are_those_of_a_full_count(
    lines: list[list[str]], most: int
) -> None:
    made = pieces("\n\n".join(" ".join(line).capitalize() + "." for line in lines))
    weights = weigh(find_words("Alder, birch, cedar and elm."), made)
    held = {number: mass(weights, keys) for number, keys in enumerate(made.keys)}
    full = sorted((number for number in held if held[number]), key=lambda one: (-held[one], one))
    assert list(made.holding_most(weights, most).items()) == [(n, held[n]) for n in full[:most]]
