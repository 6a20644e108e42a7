"""Where the text nodes of a parsed page stand in its source: lxml itself knows only lines.

Text nodes come in the order of the source, and each begins right behind a ``>``. So each is sought
from where the last one ended, within a bounded stretch.
"""

from __future__ import annotations

from collections.abc import Iterator

_KEY_LENGTH = 24  # code points of a text node that are compared
_SEARCH_WITHIN = 20_000  # code points; tags with long attributes and scripts lie between
_LONGEST_ENTITY = 40


class Locator:
    """Finds text nodes in `source`, each behind the one before."""

    def __init__(self, source: str, start: int = 0) -> None:
        self._source = source
        self._first_line = source.count(
            "\n", 0, start
        )  # lines before the page, which lxml counts not
        self._lines = [0]
        position = source.find("\n")
        while position >= 0:
            self._lines.append(position + 1)
            position = source.find("\n", position + 1)
        self._cursor = start

    def pass_line(self, line: int | None) -> None:
        """Move on to the line (from 1) where an element starts, if that lies ahead."""
        index = self._first_line + (line or 1) - 1
        if index < len(self._lines):
            self._cursor = max(self._cursor, self._lines[index])

    def pieces(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield `text` in pieces that stand verbatim in the source, each with its offset there.

        Character references split a text node; where it is not found at all, the last known
        offset stands in.
        """
        start = self._find(text)
        if start is None:
            yield text, self._cursor
            return
        source, done = self._source, 0
        while done < len(text):
            rest = len(text) - done
            ampersand = source.find("&", start, start + rest)
            if ampersand < 0:
                yield text[done:], start
                start += rest
                break
            verbatim = ampersand - start
            if verbatim:
                yield text[done : done + verbatim], start
                done += verbatim
            semicolon = source.find(";", ampersand, ampersand + _LONGEST_ENTITY)
            is_reference = (semicolon > 0 and text[done] != "&") or source[
                ampersand : ampersand + 5
            ] == "&amp;"
            yield text[done : done + 1], ampersand
            done += 1
            start = semicolon + 1 if is_reference and semicolon > 0 else ampersand + 1
        self._cursor = max(self._cursor, min(start, len(source)))

    def _find(self, text: str) -> int | None:
        key = text[:_KEY_LENGTH]
        # What may be written as a character reference ends the key; at its head, it may be either.
        plain = next((i for i, c in enumerate(key) if c in "&<>\xa0" or not c.isascii()), len(key))
        keys = (f">{key[:plain]}",) if plain else (f">{key[:1]}", ">&")
        begin = max(0, self._cursor - 1)
        end = begin + _SEARCH_WITHIN
        found = [self._source.find(key, begin, end) for key in keys]
        return min((place + 1 for place in found if place >= 0), default=None)
