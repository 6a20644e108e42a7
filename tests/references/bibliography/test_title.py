"""A draft whose own title is a word that also heads lists."""

from __future__ import annotations

import pytest

import citecheck

BODY = "The mill lost 30 planks in 1987 [1]. It reopened in 1991 [2].\n\n"
LIST = "## References\n\n1. Mill book. https://mill.example/book\n2. News. https://news.example/\n"


@pytest.mark.parametrize("title", ["References", "Notes", "Sources", "Bibliography", "Literature"])
@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_prose_under_such_a_title_is_read(title: str, media_type: str) -> None:
    mark = "# " if media_type == "text/markdown" else ""
    draft = f"{mark}{title}\n\n{BODY}{LIST if mark else LIST.removeprefix('## ')}"
    found = citecheck.extract(draft.encode(), media_type)
    assert [claim.labels for claim in found.claims] == [("1",), ("2",)]
    assert [entry.label for entry in found.references] == ["1", "2"]


@pytest.mark.parametrize(
    "draft",
    [
        "# References\n\n1. Mill book, 2001. https://mill.example/book\n2. News, 2002.\n",
        "# Notes\n\n[1] Mill book, 2001.\n\n[2] News, 2002.\n",
        "# References\n\nSmith, J. (2001). The mill. Holm Press.\n\nMoe, T. (2004). News. Holm.\n",
    ],
)
def test_a_list_alone_stays_a_list(draft: str) -> None:
    found = citecheck.extract(draft.encode(), "text/markdown")
    assert len(found.references) == 2
    assert found.claims == ()
