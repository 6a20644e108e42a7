"""A leaf: characters that no file can be written with, put out of a reader's result.

A PDF's own table of characters, or an escape in JSON, may name half of a surrogate pair; Python
holds such text, and no encoding can write it. Every offset stays.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from citecheck.lazy_regex import regex

T = TypeVar("T")

_LONE = regex("[\ud800-\udfff]")
_STAND_IN = "\ufffd"


def writable(value: T) -> T:
    """Return `value` with U+FFFD for every lone surrogate in its strings.

    Args:
        value: a string, or a frozen dataclass or tuple of such values; anything else is returned
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
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for one in fields(value):
            before = getattr(value, one.name)
            if isinstance(before, str | tuple) or is_dataclass(before):
                after = _cleaned(before)
                if after is not before:
                    changed[one.name] = after
        return replace(value, **changed) if changed else value
    return value
