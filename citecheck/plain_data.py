"""A leaf: values of `model` ↔ bytes, so that what a child process sends is data, no program.

msgspec packs and unpacks; what it was told to be is checked field by field. Dataclasses that may
stand in one another's place (a `Figure` or a `Date`) are told apart by the names of their fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

Rebuild = Callable[[Any], Any]


class MisfitError(ValueError):
    """The bytes do not hold what they should."""


def pack(value: object) -> bytes:
    """Return `value` (dataclasses, tuples, mappings, texts, numbers, dates) as bytes.

    Raises:
        TypeError: something in it is no data.
    """
    return msgspec.msgpack.encode(value)


def unpack(data: bytes, kind: Any) -> Any:  # noqa: ANN401 - the type is told at run time
    """Return the value of type `kind` that `data` holds.

    Raises:
        MisfitError: it holds another, or none.
    """
    try:
        decoder = _decoder(kind)
        if decoder is not None:
            return decoder.decode(data)
        return _rebuilding(kind)(msgspec.msgpack.decode(data))
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise MisfitError(f"no {getattr(kind, '__name__', kind)}: {error}") from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any] | None:  # noqa: ANN401 - as above
    """Return msgspec's own decoder, None where dataclasses must be told apart."""
    try:
        return msgspec.msgpack.Decoder(kind)
    except TypeError:
        return None


@cache
def _rebuilding(kind: Any) -> Rebuild:  # noqa: ANN401 - as above
    """Return what makes a value of `kind` of what msgspec gives without a type."""
    if _decoder(kind) is not None:
        return lambda raw: msgspec.convert(raw, kind)
    if is_dataclass(kind):
        return _of_dataclass(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _of_union(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        item = _rebuilding(arguments[0])
        return lambda raw: tuple(item(one) for one in _whole(list, raw))
    if origin is tuple:
        items = [_rebuilding(one) for one in arguments]
        return lambda raw: tuple(
            make(one) for make, one in zip(items, _whole(list, raw), strict=True)
        )
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _rebuilding(arguments[1])
        return lambda raw: {
            _whole(str, name): value(one) for name, one in _whole(dict, raw).items()
        }
    raise TypeError(f"{kind} is no data")


def _of_dataclass(kind: Any) -> Rebuild:  # noqa: ANN401 - as above
    hints = get_type_hints(kind)
    made = {item.name: _rebuilding(hints[item.name]) for item in fields(kind)}
    return lambda raw: kind(
        **{_known(name, made): made[name](value) for name, value in _whole(dict, raw).items()}
    )


def _of_union(kinds: tuple[Any, ...]) -> Rebuild:
    by_names = {
        frozenset(item.name for item in fields(one)): one for one in kinds if one is not NoneType
    }

    def rebuild(raw: Any) -> Any:  # noqa: ANN401 - as above
        if raw is None and NoneType in kinds:
            return None
        kind = by_names.get(frozenset(_whole(dict, raw)))
        if kind is None:
            raise MisfitError("a value of a kind that is not expected")
        return _rebuilding(kind)(raw)

    return rebuild


def _whole(kind: type, raw: Any) -> Any:  # noqa: ANN401 - as above
    if not isinstance(raw, kind):
        raise MisfitError(f"a {type(raw).__name__} where a {kind.__name__} should be")
    return raw


def _known(name: Any, made: Mapping[str, Rebuild]) -> str:  # noqa: ANN401 - as above
    if not isinstance(name, str) or name not in made:
        raise MisfitError(f"an unknown field {name!r}")
    return name
