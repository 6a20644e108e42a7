"""What Obsidian, Hugo and Jekyll write into Markdown is read as their readers see it."""

# ruff: noqa: E501 - a draft reads best in one line
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.formats.markdown import source
from citecheck.formats.markdown.dialects import without_unseen
from citecheck.formats.markdown.draft import read
from citecheck.model import Text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It rose by 3 per cent. %%Was it not 4 per cent?%% It fell.", "It rose by 3 per cent. It fell."),
        ("%%\nAsk Carrow.\n\nHe knows 77 people.\n%%\n\nIt fell.", "It fell."),
        ("> [!warning]- Mind the tide\n> It rises by 3 metres.", "Mind the tide It rises by 3 metres."),
        ("> [!note]\n> It rises by 3 metres.", "It rises by 3 metres."),
        ('{{< figure src="a.png" >}}\n\nIt fell.', "It fell."),
        ('It {{% strong %}}rose{{% /strong %}} by 3 {{< ref "x" >}}.', "It rose by 3 ."),
        ("{% include toc.html %}\n\nIt fell.", "It fell."),
        ("It ==rose by 3== per cent.", "It rose by 3 per cent."),
        ("See [[The quay|the new quay]] here.", "See the new quay here."),
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_gone(written: str, shown: str) -> None:
    assert " ".join(read(written).text.split()) == shown
    text = source.read(written.encode(), "text/markdown")
    assert isinstance(text, Text)
    assert " ".join(text.body.split()) == shown


@pytest.mark.parametrize(
    "written",
    [
        "A rise of 3%% or 4%, says she.",
        "Write `%%not a comment%%` and `{{< x >}}`.",
        "It is a == b and c == d.",
        "Cited as [[1]](https://a.example/1) and [[2]].",
        "> [1] is a source.",
    ],
)
def test_what_only_looks_like_it_stays(written: str) -> None:
    assert without_unseen(written) == written


def test_code_stays() -> None:
    written = "```\n{{< x >}}\n%%a%%\n```\n"
    assert without_unseen(written) == written


@given(st.text("%{}<>[]|=!> a1\n`~", max_size=80))
def test_every_offset_stays(text: str) -> None:
    found = without_unseen(text)
    assert len(found) == len(text)
    assert [i for i, c in enumerate(found) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
