"""A leaf: regular expressions that are compiled when they are first used.

The grammars hold hundreds of patterns, compiling them all took a third of a short run, and no run
meets all of them. In: the source of a pattern. Out: what behaves as the compiled one.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

_MEMBERS = (
    "finditer", "findall", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
    "search", "split", "sub", "subn",
)  # fmt: skip


class _Late:
    """Stands for a pattern, and has its methods from the first use on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _MEMBERS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({member: getattr(compiled, member) for member in _MEMBERS})
        return self.__dict__[name]


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return `source` as a pattern; one that is malformed says so on its first use (`re.error`)."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
