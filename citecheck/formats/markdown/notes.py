"""Notes and numbered definitions in Markdown, as authors write them: additions to marko."""

from __future__ import annotations

import re
from typing import Any

from marko.block import BlockElement, Document
from marko.helpers import MarkoExtension
from marko.inline import InlineElement

from citecheck.lazy_regex import regex

_LONGEST_LABEL = 100


class NotedDocument(Document):
    """A document that knows its notes by label."""

    override = True

    def __init__(self) -> None:
        super().__init__()
        self.footnotes: set[str] = set()


class NoteDefinition(BlockElement):
    """``[^label]: words``, with following paragraphs indented."""

    pattern = regex(rf" {{,3}}\[\^([^\]\s]{{1,{_LONGEST_LABEL}}})\]:[^\n\S]*(?=\S|\n {{4}}| {{4}})")
    priority = 6
    breaks_paragraph = True  # a note ends the note before it, without a blank line between

    def __init__(self, match: re.Match[str]) -> None:
        self.label = match.group(1)
        self._prefix = re.escape(match.group())
        self._second_prefix = r" {1,4}"

    @classmethod
    def match(cls, source: Any) -> Any:  # noqa: ANN401 - marko's Source is untyped to us
        """Return the match of a definition at the current position."""
        return source.expect_re(cls.pattern)

    @classmethod
    def parse(cls, source: Any) -> NoteDefinition:  # noqa: ANN401 - as above
        """Read the note's own blocks."""
        note = cls(source.match)
        with source.under_state(note):
            note.children = source.parser.parse_source(source)
        source.root.footnotes.add(note.label.casefold())
        return note


class NumberedDefinition(BlockElement):
    """``[7]: address "title"`` on a line of its own, also right below a paragraph.

    More lenient than CommonMark, where a stray bracket in the address or a missing blank line
    turns all definitions of a list into prose: authors see a list of sources there.
    """

    pattern = regex(
        r" {,3}\[(\d{1,9}[a-z]?)\]:[^\n\S]+<?((?:https?://|ftp://|www\.|mailto:|10\.)[^\s<>]+)>?"
        r"(?:[^\n\S]+(\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[^\n\S]*(?:\n|\Z)"
    )
    priority = 7
    breaks_paragraph = True

    def __init__(self, match: re.Match[str]) -> None:
        self.label, self.dest, self.title = match.groups()

    @classmethod
    def match(cls, source: Any) -> Any:  # noqa: ANN401 - as above
        """Return the match of a definition at the current position."""
        return source.expect_re(cls.pattern)

    @classmethod
    def parse(cls, source: Any) -> NumberedDefinition:  # noqa: ANN401 - as above
        """Tell marko of the definition, so that its uses are links."""
        definition = cls(source.match)
        source.root.link_ref_defs.setdefault(definition.label, (definition.dest, definition.title))
        source.consume()
        return definition


class NoteMark(InlineElement):
    """``[^label]``; left as plain text where no note has that label."""

    pattern = regex(rf"\[\^([^\]\s]{{1,{_LONGEST_LABEL}}})\]")
    priority = 6

    def __init__(self, match: re.Match[str]) -> None:
        self.label = match.group(1)
        self.children = match.group()

    @classmethod
    def find(cls, text: str, *, source: Any) -> Any:  # noqa: ANN401 - as above
        """Yield the marks whose note exists."""
        for match in cls.pattern.finditer(text):
            if match.group(1).casefold() in source.root.footnotes:
                yield match


class InlineNote(InlineElement):
    """``^[words]``: the note stands where its mark is; ``^[2]^`` is a raised number."""

    pattern = regex(
        r"\^\[(?!\d[\d,; –-]{0,40}\]\^)"
        r"((?:[^\[\]]|\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}\))?){1,3000})\]"
    )
    priority = 6
    parse_children = True


EXTENSION = MarkoExtension(
    elements=[NotedDocument, NoteDefinition, NumberedDefinition, NoteMark, InlineNote]
)
