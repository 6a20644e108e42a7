"""Step 1: a draft (path or bytes) → `Document`: one text, its blocks, and what the format knows.

The readers only report what the format shows; which block is a reference entry and which
stretch is a marker is decided by `citecheck.references`. Nothing is fetched here.

What every reader gives
-----------------------
`text`: blocks in reading order, separated by a blank line; inside a block ``\\n`` is a line break
that the author made (``<br>``, a hard break, a paragraph inside a list item or note). A list item
or a note is ONE block with all its paragraphs; lists inside it are blocks of their own, one level
deeper. Hidden text, navigation, share bars and reader comments are not in it. An empty or a
scanned draft has the text ``""``.

`Block.number`: a number that the format *generates* ("3", "iv", "b"), without brackets or dot; it
is NOT in `text`. A number that was typed stands in `text`, and `number` is None.
`Block.anchors`: all ids (``id``, ``<a name>``, bookmarks, PDF destinations) on the block, inside
it, or on empty elements and wrappers that open right before it.

`Hint` spans lie inside one block and cover the visible text of the mark alone:

- NOTE_MARK: a mark tied to a note by the format; `target` = ``#id`` of a block's anchor. What the
  marks that point at a note show ("[12]", "a", "†") is the note's label; `number` comes second.
- LINK: any other hyperlink; `target` is the absolute or relative address as written, or ``#id``.
  Only http, https, ftp, mailto, doi and relative addresses; no ``javascript:``.
- BACK_LINK: from a note back to its mark ("↩", "^", "a b"; also the number before a note that links
  back): it stays in `text`, and is neither prose nor marker.
- SUPERSCRIPT: raised text, whether linked or not (it may coincide with NOTE_MARK or LINK). Raised
  text is in `text` without any glue: ``war`` + ``1`` is "war1" and only the hint tells.
- FIELD: a citation manager's field; `items` hold its works, span covers the field's shown text.

Blocks of kind CODE hold no hints. `places` allow `Document.place(offset)` for every offset.

By format
---------
plain     `text` is the file's own, code point for code point, LF, CRLF or CR kept. Blocks
          (paragraph, heading, list item) are light guesses by blank lines, never authoritative:
          look at the lines. No hints, no `number`.
Markdown  text as rendered (no ``*``, ``#``, ``>``). ``[^id]`` stays as written, with a NOTE_MARK to
          ``#fn-id``; its definition is a NOTE block in its place in the file (`number` = id as
          written, anchor ``fn-id``). ``^[words]`` becomes ``[^n]`` and a NOTE right after its block.
          A definition ``[7]: url "title"`` with a numeric label is a NOTE block (`number` "7",
          anchor ``ref-7``, text = the address and the title, LINK over the address); ``[7]`` in the
          text stays as written and ``[words][7]`` becomes ``words[7]``, both with a NOTE_MARK to
          ``#ref-7`` over the ``[7]``. If a label is defined again further down, the anchors are
          ``ref-7``, ``ref-7-2`` …; uses point to the definition that comes next, else to the first.
          Other links: LINK over the words. Raw HTML is read as HTML: ``<sup>``, ``<a>``, ids.
HTML      ``<sup>`` adds no space. In-page links whose target exists are NOTE_MARK or BACK_LINK when
          they look like marks or are mutual, LINK "#id" otherwise. NOTE blocks where the page says
          so (role, class, epub:type, or the target of note marks); otherwise LIST_ITEM/PARAGRAPH.
DOCX      notes are NOTE blocks at the end (anchors ``footnote-1``, `number` "1", as Word counts);
          their marks show "1" in the text, with NOTE_MARK and SUPERSCRIPT. Typed lists: `number`.
PDF       text in flow order; ``\\n`` ends every line as printed (except after a hyphenation or a broken
          address, which are joined), so it reads like hard-wrapped plain text. Blocks by
          layout: a vertical gap, an indent (first-line or hanging), a size change, or a link's
          destination begins one, so most reference entries are blocks. Kinds: PARAGRAPH, HEADING,
          NOTE (at the foot of a page). No `number`. Links inside the file: LINK to ``#id`` of the
          anchor that the reader puts on the block at the destination.
"""

from __future__ import annotations
