"""Where pieces of a rendered text stand in its source, for parsers that know no more than lines."""

from __future__ import annotations

from collections.abc import Iterator

_KEY_LENGTH = 32  # code points of a piece that are compared
_SEARCH_WITHIN = 6_000  # code points of source between two pieces; more than any comment met


class SourceFinder:
    """Finds pieces of text in `source`, each behind the one before."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._cursor = 0

    @property
    def cursor(self) -> int:
        """Where the last piece ended."""
        return self._cursor

    def pieces(self, text: str) -> Iterator[tuple[str, int | None]]:
        """Yield `text` line by line, each line with its offset in the source; None: not found.

        The offset is that of the line's first word, less the blanks before it in `text`.
        """
        for line in text.splitlines(keepends=True):
            words = line.strip()
            found = self._find(words) if words else -1
            yield line, found - (len(line) - len(line.lstrip())) if found >= 0 else None

    def _find(self, words: str) -> int:
        end = self._cursor + _SEARCH_WITHIN
        found = self._source.find(words[:_KEY_LENGTH], self._cursor, end)
        if found < 0 and len(words) > _KEY_LENGTH // 4:  # an escape or a mark may stand in the key
            found = self._source.find(words[: _KEY_LENGTH // 4], self._cursor, end)
        if found >= 0:
            self._cursor = found + min(len(words), _KEY_LENGTH // 4)
        return found
