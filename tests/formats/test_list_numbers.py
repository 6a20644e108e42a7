import pytest

from citecheck.formats.list_numbers import numeral


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "1", "3"),
        (3, "a", "c"),
        (28, "a", "ab"),
        (702, "A", "ZZ"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (0, "a", "0"),
        (-2, "i", "-2"),
        (4000, "i", "4000"),
    ],
)
def test_numbers_as_lists_show_them(number: int, style: str, shown: str) -> None:
    assert numeral(number, style) == shown
