"""Declarations of CSS → the longhand properties that decide whether text is seen.

What decides nothing here is dropped, and so is what a browser would drop: a value that its property
does not take must not undo the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import tinycss2
from msgspec import Struct
from tinycss2 import ast

from citecheck.formats.html.css.values import (
    BLACK,
    Measure,
    Tokens,
    colour,
    font_size,
    idents,
    keyword,
    length,
    number,
    split,
    words,
)

Longhands = tuple[tuple[str, Tokens], ...]
_PREFIXED = ("-webkit-", "-moz-", "-ms-")
_ALIASES = {
    "inset-inline-start": "left",
    "inset-inline-end": "right",
    "inset-block-start": "top",
    "inset-block-end": "bottom",
    "inline-size": "width",
    "block-size": "height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
    "margin-inline-start": "margin-left",
    "margin-block-start": "margin-top",
    "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
    "padding-inline-start": "padding-left",
    "padding-inline-end": "padding-right",
    "padding-block-start": "padding-top",
    "padding-block-end": "padding-bottom",
}
_WIDE = ("inherit", "initial", "unset", "revert", "revert-layer")
_NONE = tinycss2.parse_one_component_value("none")
_TRANSPARENT = tinycss2.parse_one_component_value("transparent")
_SIDES = ("top", "right", "bottom", "left")
_GLOBAL = Measure(16, 16, 100)
_MOST_TOKENS = 2_000  # of a value with its variables put in
_DEEPEST = 10  # variables in variables

# fmt: off
_DISPLAYS = frozenset((
    "none", "block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid",
    "flow-root", "flow", "contents", "list-item", "table", "inline-table", "table-cell",
    "table-row", "table-row-group", "table-header-group", "table-footer-group", "table-column",
    "table-column-group", "table-caption", "run-in", "ruby", "ruby-base", "ruby-text", "math",
    "-webkit-box", "-webkit-inline-box", "-webkit-flex", "-webkit-inline-flex", "inside", "outside",
))
# fmt: on


class Declaration(Struct, frozen=True):
    """One declaration; `longhands` is None until its variables are known."""

    name: str
    value: Tokens
    important: bool
    longhands: Longhands | None


def declarations_in(nodes: list[ast.Node]) -> tuple[Declaration, ...]:
    """Return the declarations among the parts of a block that decide something here."""
    return tuple(
        found
        for node in nodes
        if node.type == "declaration" and (found := _declaration(node)) is not None
    )


def _declaration(node: ast.Declaration) -> Declaration | None:
    name = node.lower_name
    if name.startswith("--"):
        return Declaration(node.name, node.value, node.important, ())
    for prefix in _PREFIXED:
        name = name.removeprefix(prefix)
    name = _ALIASES.get(name, name)
    if name not in _EXPANDED and name not in _TAKES:
        return None
    if _has_variable(node.value):
        return Declaration(name, node.value, node.important, None)
    longhands = expand(name, node.value)
    return Declaration(name, node.value, node.important, longhands) if longhands else None


def expand(name: str, value: Tokens) -> Longhands:
    """Return the longhands that a declaration sets, without those whose value they do not take."""
    if name in _EXPANDED:
        if keyword(value) in _WIDE:
            return tuple((one, value) for one in _SETS[name])
        return tuple(_EXPANDED[name](value))
    return ((name, value),) if keyword(value) in _WIDE or _TAKES[name](value) else ()


def with_variables(value: Tokens, custom: Mapping[str, Tokens]) -> Tokens | None:
    """Return a value with its ``var()`` and ``env()`` put in; None where one is not known."""
    try:
        return list(_put_in(value, custom, 0))
    except _UnknownError:
        return None


class _UnknownError(Exception):
    """A variable is not known, or its value without end."""


def _put_in(value: Tokens, custom: Mapping[str, Tokens], depth: int) -> list[ast.Node]:
    if depth > _DEEPEST:
        raise _UnknownError
    whole: list[ast.Node] = []
    for token in value:
        if token.type == "function" and token.lower_name in ("var", "env"):
            name, *rest = split(token.arguments)
            key = tinycss2.serialize(words(name))
            if token.lower_name == "var" and key in custom:
                whole += _put_in(custom[key], custom, depth + 1)
            elif rest:
                behind = list(token.arguments)
                at = next(i for i, one in enumerate(behind) if one == ",")
                whole += _put_in(behind[at + 1 :], custom, depth + 1)
            else:
                raise _UnknownError
        elif token.type == "function" and _has_variable(token.arguments):
            inside = _put_in(token.arguments, custom, depth + 1)
            whole.append(ast.FunctionBlock(0, 0, token.name, inside))
        else:
            whole.append(token)
        if len(whole) > _MOST_TOKENS:
            raise _UnknownError
    return whole


def _has_variable(value: Tokens, depth: int = 0) -> bool:
    return any(
        token.lower_name in ("var", "env")
        or (depth < _DEEPEST and _has_variable(token.arguments, depth + 1))
        for token in value
        if token.type == "function"
    )


# --- what each longhand takes -------------------------------------------------------------


def _is_colour(value: Tokens) -> bool:
    parts = words(value)
    return len(parts) == 1 and (parts[0].type == "function" or colour(parts[0], BLACK) is not None)


def _is_one_of(*names: str) -> Callable[[Tokens], bool]:
    return lambda value: keyword(value) in names


def _is_size(value: Tokens) -> bool:
    return keyword(value) is not None or length(value, _GLOBAL) is not None or _is_function(value)


def _is_function(value: Tokens) -> bool:
    parts = words(value)
    return len(parts) == 1 and parts[0].type == "function"


def _is_display(value: Tokens) -> bool:
    names = idents(value)
    return bool(names) and all(name in _DISPLAYS for name in names)


def _is_number(value: Tokens) -> bool:
    return number(value) is not None


def _is_anything(value: Tokens) -> bool:
    return bool(words(value))


_OVERFLOWS = ("visible", "hidden", "clip", "scroll", "auto", "overlay")
_TAKES: Mapping[str, Callable[[Tokens], bool]] = MappingProxyType(
    {
        "display": _is_display,
        "visibility": _is_one_of("visible", "hidden", "collapse"),
        "content-visibility": _is_one_of("visible", "hidden", "auto"),
        "opacity": _is_number,
        "zoom": lambda value: _is_number(value) or keyword(value) in ("normal", "reset"),
        "font-size": lambda value: font_size(value, _GLOBAL) is not None or _is_function(value),
        "color": _is_colour,
        "text-fill-color": _is_colour,
        "background-color": _is_colour,
        "position": _is_one_of("static", "relative", "absolute", "fixed", "sticky"),
        "direction": _is_one_of("ltr", "rtl"),
        "white-space": lambda value: keyword(value) is not None,
        "overflow-x": _is_one_of(*_OVERFLOWS),
        "overflow-y": _is_one_of(*_OVERFLOWS),
        **dict.fromkeys((*_SIDES, "width", "height", "max-width", "max-height"), _is_size),
        **dict.fromkeys(("margin-left", "margin-top", "text-indent", "line-height"), _is_anything),
        **dict.fromkeys((f"padding-{side}" for side in _SIDES), _is_size),
        **dict.fromkeys(("letter-spacing", "unicode-bidi", "text-security"), _is_anything),
        **dict.fromkeys(("clip", "clip-path", "transform", "scale", "translate"), _is_anything),
        **dict.fromkeys(("rotate", "filter", "mask-image", "background-image"), _is_anything),
        **dict.fromkeys(("background-clip", "text-shadow", "text-stroke"), _is_anything),
        **dict.fromkeys(("text-stroke-width", "animation", "animation-name"), _is_anything),
        **dict.fromkeys(("animation-fill-mode", "z-index"), _is_anything),
    }
)


# --- shorthands -----------------------------------------------------------------------------


def _sides(value: Tokens, names: tuple[str, str, str, str]) -> Iterator[tuple[str, Tokens]]:
    """Yield one to four values for top, right, bottom and left."""
    parts = words(value)
    if 0 < len(parts) <= len(names):
        top, right, bottom, left = ((0,) * 4, (0, 1, 0, 1), (0, 1, 2, 1), (0, 1, 2, 3))[
            len(parts) - 1
        ]
        for name, at in zip(names, (top, right, bottom, left), strict=True):
            if name in _TAKES:
                yield name, [parts[at]]


def _pair(value: Tokens, first: str, second: str) -> Iterator[tuple[str, Tokens]]:
    parts = words(value)
    if parts and len(parts) <= 2 and all(_TAKES[first]([part]) for part in parts):
        yield first, parts[:1]
        yield second, parts[-1:]


def _font(value: Tokens) -> Iterator[tuple[str, Tokens]]:
    """Yield the size of ``font``, and the height of its line behind a slash."""
    parts = words(value)
    for at, part in enumerate(parts):
        is_weight = part.type == "number" and part.value and parts[at - 1 : at] != ["/"]
        if not is_weight and font_size([part], _GLOBAL) is not None:
            yield "font-size", [part]
            if parts[at + 1 : at + 2] == ["/"] and len(parts) > at + 2:
                yield "line-height", [parts[at + 2]]
            return


def _background(value: Tokens) -> Iterator[tuple[str, Tokens]]:
    """Yield colour, images and clipping of ``background``; what is not said is reset."""
    parts = words(value)
    shade = next((part for part in parts if _is_colour([part]) and not _is_image(part)), None)
    yield "background-color", [shade or _TRANSPARENT]
    images = [part for part in parts if _is_image(part)]
    yield "background-image", images or [_NONE]
    clips = [part for part in parts if part.type == "ident" and part.lower_value == "text"]
    yield "background-clip", clips or [_NONE]


_IMAGES = ("gradient", "image-set", "image", "paint", "element", "cross-fade")


def _is_image(part: ast.Node) -> bool:
    if part.type == "function":
        name = part.lower_name
        return str(name).endswith(_IMAGES)
    return bool(part.type == "url")


def _mask(value: Tokens) -> Iterator[tuple[str, Tokens]]:
    images = [part for part in words(value) if _is_image(part) or part.type == "function"]
    yield "mask-image", images or [_NONE]


def _all(_value: Tokens) -> Iterator[tuple[str, Tokens]]:
    return iter(())


def _four(prefix: str) -> tuple[str, str, str, str]:
    return f"{prefix}top", f"{prefix}right", f"{prefix}bottom", f"{prefix}left"


_EXPANDED: Mapping[str, Callable[[Tokens], Iterator[tuple[str, Tokens]]]] = MappingProxyType(
    {
        "all": _all,
        "font": _font,
        "background": _background,
        "mask": _mask,
        "inset": lambda value: _sides(value, _four("")),
        "inset-inline": lambda value: _pair(value, "left", "right"),
        "inset-block": lambda value: _pair(value, "top", "bottom"),
        "margin": lambda value: _sides(value, _four("margin-")),
        "padding": lambda value: _sides(value, _four("padding-")),
        "overflow": lambda value: _pair(value, "overflow-x", "overflow-y"),
    }
)
_SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "all": tuple(_TAKES),
        "font": ("font-size", "line-height"),
        "background": ("background-color", "background-image", "background-clip"),
        "mask": ("mask-image",),
        "inset": _SIDES,
        "inset-inline": ("left", "right"),
        "inset-block": ("top", "bottom"),
        "margin": ("margin-top", "margin-left"),
        "padding": _four("padding-"),
        "overflow": ("overflow-x", "overflow-y"),
    }
)
