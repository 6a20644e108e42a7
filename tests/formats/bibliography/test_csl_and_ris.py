"""CSL-JSON, CSL-YAML and RIS."""

from __future__ import annotations

import json

import pytest

from citecheck.formats.bibliography import read

ITEM = {
    "id": "lund2019",
    "type": "article-journal",
    "title": "Cold <i>springs</i>",
    "author": [{"family": "Lund", "given": "Aila"}, {"literal": "Wader Trust"}],
    "container-title": "Wader Letters",
    "issued": {"date-parts": [[2019, 4, 3]]},
    "DOI": "10.9999/SPRINGS.19",
    "URL": "https://heron.example/springs",
}
YAML = """---
references:
- id: lund2019
  title: 'Cold *springs*'
  author:
  - family: Lund
    given: Aila
  - literal: Wader Trust
  container-title: Wader Letters
  issued: 2019-04-03
  DOI: 10.9999/SPRINGS.19
  URL: https://heron.example/springs
...
"""
RIS = """TY  - JOUR
ID  - lund2019
TI  - Cold springs
AU  - Lund, Aila
AU  - Wader Trust
T2  - Wader Letters
DA  - 2019/04/03
DO  - 10.9999/springs.19
UR  - https://heron.example/springs
ER  -
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (json.dumps([ITEM]), "refs.json"),
        (json.dumps({"items": [ITEM]}), "export"),
        (YAML, "refs.yaml"),
        (RIS, "refs.ris"),
        (RIS, "export.txt"),
    ],
)
def test_the_same_work_from_every_format(text: str, name: str) -> None:
    found = read(text.encode(), name).find("lund2019")
    assert found is not None
    assert found.work.title == "Cold springs"
    assert found.work.authors == ("Lund, Aila", "Wader Trust")
    assert found.work.container == "Wader Letters"
    assert found.work.date == "2019-04-03"
    assert found.work.doi == "10.9999/springs.19"
    assert found.work.url == "https://heron.example/springs"
    assert "Cold springs" in found.text


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2019"]]}, "2019"),
        ({"year": 2019, "month": 4}, "2019-04"),
        ([{"year": 2019}], "2019"),
        ({"literal": "Spring 2019"}, "2019"),
        ("2019-4", "2019-04"),
        ({"date-parts": [[2019, 1], [2019, 3]]}, "2019-01"),
        (None, None),
        ({"date-parts": []}, None),
    ],
)
def test_dates_in_every_shape(issued: object, date: str | None) -> None:
    found = read(json.dumps([{"id": "a", "issued": issued}]).encode(), "refs.json").find("a")
    assert found is not None
    assert found.work.date == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{", "refs.json"),
        ("[" * 100_000, "refs.json"),
        ('{"a": 1}', "refs.json"),
        ("a: [", "refs.yaml"),
        ("just words", "refs.yaml"),
        ("not: a list", "refs.yaml"),
        ("- " * 50_000, "refs.yaml"),
        ("TY  -\nnonsense", "refs.ris"),
    ],
)
def test_what_cannot_be_read_says_so(text: str, name: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(text.encode(), name)


def test_no_tag_of_yaml_makes_an_object_or_a_bomb() -> None:
    text = """references:
- id: a
  title: !!python/object/apply:os.getcwd []
- &x {id: b, title: T, note: [&y [z, z], *y, *y]}
"""
    found = read(text.encode(), "refs.yaml")
    assert [key for key in found if found.find(key)] == ["a", "b"]
