"""More is not less: what the source does not compare so is shown, bounds of figures aside."""

import pytest

import citecheck


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Old boats need less care.", "Old boats need more care."),
        ("Old boats need fewer repairs.", "Old boats need more repairs."),
        ("Fewer boats sank in May.", "More boats sank in May."),
        ("The boats were less safe.", "The boats were more safe."),
        ("Trains need less fuel than buses.", "Trains need more fuel than buses."),
    ],
)
def test_less_is_not_borne_out_by_more(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome in ("unclear", "contradicted")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Old boats need more care.", "Old boats need more care than new ones."),
        ("The mill sold more than 500 loaves.", "The mill sold over 500 loaves in May."),
        ("Fewer than 20 boats sank.", "Less than 20 boats sank."),
        ("Boats now need less fuel.", "Boats need less fuel now."),
    ],
)
def test_the_same_comparison_is(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome == "supported"
