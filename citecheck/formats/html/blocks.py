"""A parsed page, whole → the blocks of a source, in order: headings, tables, paragraphs, items."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from citecheck.formats.html.note_links import BLOCK_TAGS
from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import rows_of, words_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def write_blocks(root: HtmlElement, writer: Writer) -> None:
    """Write all that stands below `root`; words between blocks are blocks, too."""
    words: list[str] = []

    def flush() -> None:
        writer.block("".join(words))
        words.clear()

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag in HEADINGS or node.tag == "table":
                flush()
                _write_whole(node, writer)
                walker.skip_subtree()
                continue
            if node.tag in BLOCK_TAGS:
                flush()
            words.append((" " if node.tag == "br" else "") + (node.text or ""))
            continue
        if event == "end" and node.tag in BLOCK_TAGS:
            flush()
        if node is not root:
            words.append(node.tail or "")
    flush()


def _write_whole(node: HtmlElement, writer: Writer) -> None:
    if node.tag == "table":
        writer.table(*rows_of(node))
    else:
        writer.heading(words_of(node))
