"""A leaf: characters that no file can be written with, put out of a reader's result.

A PDF's own table of characters, or an escape in JSON, may name half of a surrogate pair; Python
holds such text, and no encoding can write it. Every offset stays.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from citecheck.lazy_regex import regex

T = TypeVar("T")

_LONE = regex("[\ud800-\udfff]")
_STAND_IN = "\ufffd"


def writable(value: T) -> T:
    """Return `value` with U+FFFD for every lone surrogate in its strings.

    Args:
        value: a string, or a frozen structure or tuple of such values; anything else is returned
            as it is.
    """
    cleaned: Any = _cleaned(value)
    result: T = cleaned
    return result


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else _LONE.sub(_STAND_IN, value)
    if isinstance(value, tuple):
        parts = tuple(map(_cleaned, value))
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    if isinstance(value, Struct):
        changed = {}
        for name in value.__struct_fields__:
            before = getattr(value, name)
            if isinstance(before, str | tuple | Struct):
                after = _cleaned(before)
                if after is not before:
                    changed[name] = after
        return replace(value, **changed) if changed else value
    return value
