"""Words that stand in a source are found there, wherever, however long it is, and in any dress."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import SourceIndex
from citecheck.model import Finding

LETTERS = "abcdeghilmnoprstué"
WORDS = st.text(LETTERS, min_size=2, max_size=9)
TEXTS = st.lists(WORDS, min_size=8, max_size=120)


@settings(deadline=None)
@given(words=TEXTS, data=st.data(), joints=st.lists(st.sampled_from([" ", ", ", ". ", "\n\n"])))
def test_as_it_stands(words: list[str], data: st.DataObject, joints: list[str]) -> None:
    first = data.draw(st.integers(0, len(words) - 5))
    last = data.draw(st.integers(first + 4, len(words)))
    joints = [*joints, *[" "] * len(words)]
    starts, text = [], ""
    for word, joint in zip(words, joints, strict=False):
        starts.append(len(text))
        text += word + joint
    end = starts[last - 1] + len(words[last - 1])
    quote = text[starts[first] : end]
    found = SourceIndex(text).locate_all(quote)
    assert found
    assert {passage.finding for passage in found} <= {Finding.VERBATIM, Finding.TYPOGRAPHIC}
    assert any((passage.start, passage.end) == (starts[first], end) for passage in found)


@settings(deadline=None)
@given(words=TEXTS, data=st.data())
def test_in_another_dress(words: list[str], data: st.DataObject) -> None:
    """Quotation marks, dashes, spaces and line breaks are the typesetter's (rule Q2)."""
    first = data.draw(st.integers(0, len(words) - 5))
    kept = words[first : first + 8]
    plain = f'{" ".join(kept[:2])} - "{" ".join(kept[2:])}"'
    dressed = f"{kept[0]}\u00a0{kept[1]} – “{chr(10).join(kept[2:])}”"
    text = f"{' '.join(words[:first])} {dressed} {' '.join(words[first:])}"
    found = SourceIndex(text).locate(plain)
    assert found is not None
    assert found.finding in (Finding.VERBATIM, Finding.TYPOGRAPHIC)
    assert found.text.startswith(kept[0])
