import pytest

from citecheck.nlp.lexical.opposites import poles

OPPOSED = [
    ("rose", "fell"), ("increasing", "declines"), ("wins", "lost"), ("first", "last"),
    ("joined", "left"), ("bought", "selling"), ("accepted", "refused"), ("opened", "closed"),
    ("before", "after"), ("youngest", "oldest"), ("northern", "southern"), ("praised", "slammed"),
    ("permitted", "banned"), ("permanent", "temporary"), ("sister", "brother"), ("born", "died"),
    ("majority", "minority"), ("stopped", "started"), ("known", "unknown"), ("deep", "shallow"),
]  # fmt: skip
ALIKE = [("rose", "climbed"), ("won", "triumphed"), ("hired", "appointed"), ("forbade", "banned")]
APART = [("rose", "won"), ("first", "harbour"), ("harbour", "harbour"), ("opened", "bought")]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_words_at_the_two_ends_of_a_scale(one: str, other: str) -> None:
    assert any(a.opposes(b) for a in poles(one) for b in poles(other))
    assert not any(a.equals(b) for a in poles(one) for b in poles(other))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_words_at_the_same_end(one: str, other: str) -> None:
    assert any(a.equals(b) for a in poles(one) for b in poles(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_of_different_scales(one: str, other: str) -> None:
    assert not any(a.opposes(b) or a.equals(b) for a in poles(one) for b in poles(other))


def test_what_merely_goes_with_a_pole_is_not_outright() -> None:
    assert all(not pole.outright for pole in poles("trophy"))
    assert any(pole.outright for pole in poles("won"))


def test_refusals_are_grave() -> None:
    assert any(pole.grave for pole in poles("dismissed"))
    assert not any(pole.grave for pole in (*poles("appointed"), *poles("after"), *poles("veto")))


def test_no_word_stands_at_both_ends_of_one_scale() -> None:
    for word in ("lower", "rises", "left", "closed", "better", "final", "against", "beaten"):
        ends = poles(word)
        assert not any(one.opposes(other) for one in ends for other in ends)
