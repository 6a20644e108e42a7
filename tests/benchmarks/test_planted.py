"""The articles with planted errors: their errors stand in them, and counts are what they say."""

from __future__ import annotations

from pathlib import Path

import planted
import pytest
from data import rows

FOLDERS = sorted(path for path in planted.ARTICLES.iterdir() if path.is_dir())


def test_there_are_six_articles_with_sources() -> None:
    assert len(FOLDERS) == 6
    assert min(len(list(folder.glob("[1-9].*"))) for folder in FOLDERS) >= 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_error_changes_words_that_stand_once_in_its_article(folder: Path) -> None:
    article = (folder / "article.md").read_text(encoding="utf-8")
    errors = list(rows(folder / "errors.jsonl"))
    copy = planted.copy_of(article, errors)
    assert len(errors) >= 12
    assert all(error["new"] in copy for error in errors)


def test_an_error_that_stands_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="does not stand once"):
        planted.copy_of("One two.", [{"old": "three", "new": "four"}])


def test_shares_are_counted_by_outcome() -> None:
    one = planted.Judged("a", "One.", "contradicted", "")
    two = planted.Judged("a", "Two.", "supported", "", ("number",))
    found = planted.shares([one], [two])
    assert found["true claims accused"] == "1 of 1 = 1.000"
    assert found["planted errors passed as supported"] == "1 of 1 = 1.000"
