import pytest

from citecheck.checks.figure.exclusions import is_chance
from citecheck.nlp.figures import find_figures


@pytest.mark.parametrize(
    ("claim", "rivalled", "chance"),
    [
        ("The hens laid 14 eggs.", True, True),
        ("The hens laid 14 eggs.", False, False),
        ("Together the hens laid 14 eggs.", True, False),
        ("The two hens laid 14 eggs.", True, False),
        ("The hens laid 14 eggs each.", False, True),
        ("Laying rose by 14 eggs.", True, False),
        ("The share was 14%.", True, False),
    ],
)
def test_a_sum_counts_where_the_claim_reckons(claim: str, *, rivalled: bool, chance: bool) -> None:
    (said,) = [one for one in find_figures(claim) if one.value == 14]
    assert is_chance(said, claim, rivalled=rivalled) is chance
