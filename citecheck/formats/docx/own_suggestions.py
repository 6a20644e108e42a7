"""Our own suggestions in a Word file that came back: the draft is what stood there before.

In: a part of the package. Out: the same without what we put in, and with what we struck out. A
suggestion that somebody accepted or rejected is none any more: Word leaves the plain words.
"""

from __future__ import annotations

from lxml import etree

from citecheck.formats.docx.xml import W, parent_of

OURS = "citecheck"
"""The author of the comments and tracked changes that we write."""

_AUTHOR = f"{W}author"


def undo_suggestions(tree: etree._Element) -> int:
    """Take back the suggestions that are ours in a part, and return how many there were.

    Only a replacement is one, words struck out and others right behind them: what is merely put in
    under our name is a word of the draft like any other.
    """
    undone = 0
    for struck in list(tree.iter(f"{W}del")):
        put_in = struck.getnext()
        if put_in is None or put_in.tag != f"{W}ins":
            continue
        if struck.get(_AUTHOR) != OURS or put_in.get(_AUTHOR) != OURS:
            continue
        for words in struck.iter(f"{W}delText"):
            words.tag = f"{W}t"
        parent = parent_of(struck)
        at = parent.index(struck)
        parent[at : at + 2] = list(struck)
        undone += 1
    return undone
