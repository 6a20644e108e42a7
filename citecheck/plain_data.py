"""A leaf: values of `model` ↔ bytes, so that what a child process sends is data, no program.

msgspec packs and unpacks; what it was told to be is checked field by field. Structures that may
stand in one another's place (a `Figure` or a `Date`) carry their names.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec


class MisfitError(ValueError):
    """The bytes do not hold what they should."""


def pack(value: object) -> bytes:
    """Return `value` (structures, tuples, mappings, texts, numbers, dates) as bytes.

    Raises:
        TypeError: something in it is no data.
    """
    return msgspec.msgpack.encode(value)


def unpack(data: bytes, kind: Any) -> Any:  # noqa: ANN401 - the type is told at run time
    """Return the value of type `kind` that `data` holds.

    Raises:
        MisfitError: it holds another, or none.
        TypeError: a union in `kind` has structures without a tag.
    """
    decoder = _decoder(kind)
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise MisfitError(f"no {getattr(kind, '__name__', kind)}: {error}") from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - as above
    return msgspec.msgpack.Decoder(kind)
