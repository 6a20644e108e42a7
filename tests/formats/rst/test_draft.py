"""reStructuredText as projects write it; all words are our own."""

from pathlib import Path

import pytest
from keyed import entries, labels, read_and_find, words_at

from citecheck.errors import InputError
from citecheck.formats.rst.draft import read
from citecheck.model import BlockKind, HintKind

DRAFT = """=====
Ponds
=====

Ponds *freeze* at night [1]_, says [Bo2001]_. Frogs sleep [#frog]_ and newts [#]_ do not [#frog]_.
They are `described here <https://ponds.example/a>`_, and by Lis_ [Nobody]_.

.. _Lis: https://lis.example

- One item with ``code[1]``,
  over two lines.
- Another :ref:`named <there>` one.

.. versionadded:: 2.0
   It was added in May.

.. plot:: secret words

   and more

>>> frogs[1]
12

Notes
=====

.. [1] Aa, T. Ice on ponds, 1999. https://ice.example
.. [#frog] A frog, see [Bo2001]_.
.. [#] A newt.
.. [Bo2001] Bo, K. *Sleep*. 2001. doi:10.5555/sleep
"""


def test_notes_and_citations_are_entries() -> None:
    document, found = read_and_find(DRAFT, "ponds.rst")
    assert [label for label, _ in entries(found)] == ["1", "3", "Bo2001"]
    assert labels(found) == [
        ("1",),
        ("Bo2001",),
        ("Bo2001",),
        ("3",),
        ("Bo2001",),
        ("nobody",),
    ]
    assert document.title == "Ponds"


def test_entries_have_their_addresses() -> None:
    _, found = read_and_find(DRAFT, "ponds.rst")
    works = {one.label: one.work for one in found.references}
    assert works["1"].url == "https://ice.example"
    assert works["Bo2001"].doi == "10.5555/sleep"


def test_text_is_as_rendered() -> None:
    text = read(DRAFT).text
    assert "Ponds freeze at night [1], says [Bo2001]. Frogs sleep [2] and newts [3]" in text
    assert "Another named one." in text
    assert "It was added in May." in text
    for gone in ("secret words", "*", "``", "_Lis", "versionadded"):
        assert gone not in text


def test_what_is_left_out_is_named() -> None:
    notices = read(DRAFT).notices
    assert [(one.code, "plot" in one.message) for one in notices] == [("draft.text_skipped", True)]


def test_links_items_and_code() -> None:
    content = read(DRAFT)
    links = {h.span.of(content.text): h.target for h in content.hints if h.kind is HintKind.LINK}
    assert links["described here"] == "https://ponds.example/a"
    assert links["Lis"] == "https://lis.example"
    blocks = {block.span.of(content.text): block.kind for block in content.blocks}
    assert blocks["One item with code[1], over two lines."] is BlockKind.LIST_ITEM
    assert blocks[">>> frogs[1]\n12"] is BlockKind.CODE


def test_places_are_those_of_the_file() -> None:
    document, _ = read_and_find(DRAFT, "ponds.rst")
    for words in (
        "Ponds freeze"[:5],
        "They are",
        "over two lines",
        "Another",
        "Aa, T. Ice",
        "Bo, K.",
    ):
        assert words_at(document, DRAFT, words) == words


def test_citations_of_extensions_are_citations_by_key() -> None:
    content = read("Ice is old :cite:p:`Aa1999, Bo2001`.")
    keys = [hint.keys for hint in content.hints if hint.kind is HintKind.CITATION]
    assert keys == [("Aa1999", "Bo2001")]


def test_the_head_of_a_proposal_is_no_prose() -> None:
    document, _ = read_and_find(
        "PEP: 9000\nTitle: Ponds for all\nAuthor: Bo <b@b.example>\n\n\nPonds are good.\n", "p.rst"
    )
    assert document.text == "Ponds are good."
    assert document.title == "Ponds for all"


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    source = f"""Alone.

.. include:: {secret}

.. raw:: html
   :file: {secret}

.. csv-table::
   :file: {secret}

.. literalinclude:: {secret}

.. raw:: html

   <b>RAW</b>
"""
    text = read(source).text
    assert text == "Alone."


@pytest.mark.parametrize(
    "source",
    [
        "\n\n".join(" " * depth + "* a" for depth in range(2000)),
        "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(25)) + "\n\n|a0|",
        "[" * 20_000,
        "`a " * 5_000,
        ".. _a: b_\n.. _b: a_\n\na_",
        "[#]_ " * 2_000 + "\n\n" + ".. [#] a\n" * 2_000,
    ],
)
def test_hostile_drafts_are_read_or_refused(source: str) -> None:
    outcome = _outcome(source)
    assert (
        outcome < 200_000 if isinstance(outcome, int) else "nested" in outcome or "split" in outcome
    )


def _outcome(source: str) -> int | str:
    try:
        return len(read(source).text)
    except InputError as error:
        return str(error)
