"""Which source answers for which entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config.schema import Config
from citecheck.run import pipeline
from citecheck.run.source_plan import plan

NOTES = """Herons nest early.[^1] They winter in Holm.[^2] They eat frogs.[^3]

[^1]: Heron survey, p. 3. https://birds.example/survey
[^2]: Ibid., p. 12.
[^3]: Frogs. https://frogs.example/
"""


def sources(given: dict[str, str]) -> list[str]:
    extract = pipeline.extract(NOTES.encode(), Config(), media_type="text/markdown")
    made = plan(extract, Config(sources=given))
    return [made.keys(claim)[0] for claim in extract.claims]


@pytest.mark.parametrize(
    "name", ["1", "https://birds.example/survey", "https://birds.example/survey#top"]
)
def test_the_users_source_serves_every_entry_of_its_work(name: str, tmp_path: Path) -> None:
    file = tmp_path / "survey.txt"
    file.write_text("Herons nest early.", encoding="utf-8")
    own = f"file:{file}"
    assert sources({name: str(file)}) == [own, own, "https://frogs.example/"]


def test_a_source_for_a_later_note_serves_the_work_too_unless_the_note_has_its_own(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for file in (first, second):
        file.write_text("Herons.", encoding="utf-8")
    assert sources({"1": str(first), "2": str(second)})[:2] == [f"file:{first}", f"file:{second}"]
    assert sources({"2": str(second)})[:2] == [f"file:{second}", f"file:{second}"]
