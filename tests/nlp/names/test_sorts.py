import pytest

from citecheck.language.en.gazetteer import PLACES
from citecheck.nlp.names.sorts import Sort, sort_of

EXAMPLES = [
    ("Lena Brandt", "the novel by ", Sort.PERSON),
    ("J. P. Kaldor", "", Sort.PERSON),
    ("Brandt", "a letter to Mayor ", Sort.PERSON),
    ("Anna van der Meer", "", Sort.PERSON),
    ("Lisbon", "", Sort.PLACE),
    ("New Zealand", "", Sort.PLACE),
    ("The Hague", "", Sort.PLACE),
    ("Brenton", "she lives in ", Sort.PLACE),
    ("Selje Island", "", Sort.PLACE),
    ("Aster Prefecture", "", Sort.PLACE),
    ("Harbour Trust", "", Sort.BODY),
    ("University of Norhavn", "", Sort.BODY),
    ("Norhavn City Council", "", Sort.BODY),
    ("Selje United", "", Sort.BODY),
    ("NATO", "", Sort.BODY),
    ("Golden Leaf Award", "", None),
    ("Selje Cup", "", None),
    ("Battle of Selje", "", None),
    ("1984", "", None),
]


@pytest.mark.parametrize(("name", "before", "sort"), EXAMPLES)
def test_the_sort_of_a_name(name: str, before: str, sort: Sort | None) -> None:
    assert sort_of(name, before) is sort


def test_places_are_written_as_in_prose() -> None:
    assert all(name == " ".join(name.split()) and name[0].isupper() for name in PLACES)
    assert {"United Kingdom", "São Paulo", "New South Wales"} <= PLACES
