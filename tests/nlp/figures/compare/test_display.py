import pytest

from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures.compare.display import with_verb


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Complaints rose by a third in May.", "rose by a third"),
        ("Shares closed down 3.2% at noon.", "down 3.2%"),
        ("It was 3.2% higher than before.", "3.2% higher"),
        ("Sales fell. The mill has 40 workers.", "40"),
        ("The mill has 40 workers.", "40"),
    ],
)
def test_a_figure_with_the_verb_that_says_which_way_it_goes(text: str, told: str) -> None:
    figure = find_figures(text)[0]
    assert with_verb(text, figure.span) == told
