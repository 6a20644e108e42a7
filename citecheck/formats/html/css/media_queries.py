"""Conditions of at-rules → whether they hold for a person who reads the page on a screen.

The window is a nominal one of a desk, in light colours. A feature that is not known does not hold.
"""

from __future__ import annotations

from collections.abc import Callable

from tinycss2 import ast

from citecheck.formats.html.css.values import (
    WINDOW_HEIGHT,
    WINDOW_WIDTH,
    Measure,
    Tokens,
    one_length,
    split,
    words,
)

_SIZES = {
    **dict.fromkeys(("width", "device-width", "inline-size"), WINDOW_WIDTH),
    **dict.fromkeys(("height", "device-height", "block-size"), WINDOW_HEIGHT),
    "color": 8.0,
    "color-index": 0.0,
    "monochrome": 0.0,
    "grid": 0.0,
    "resolution": 1.0,
    "device-pixel-ratio": 1.0,
    "aspect-ratio": WINDOW_WIDTH / WINDOW_HEIGHT,
}
_STATES = {
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "scripting": "enabled",
    "update": "fast",
    "scan": "progressive",
    "overflow-block": "scroll",
    "overflow-inline": "scroll",
    "display-mode": "browser",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "prefers-reduced-data": "no-preference",
    "forced-colors": "none",
    "color-gamut": "srgb",
    "inverted-colors": "none",
    "dynamic-range": "standard",
    "video-dynamic-range": "standard",
}
_NOTHING = ("none", "no-preference")  # values that make a feature false where it stands alone
_NOT_SUPPORTED = ("-moz-", "-ms-", "-o-", "-khtml-")  # by the engines that most readers use
_SIGNS = ("<", ">", "=", "<=", ">=")
_DEEPEST = 20  # brackets in brackets


def holds_on_screen(query_list: Tokens) -> bool:
    """Return whether a list of media queries holds; an empty one does."""
    queries = [words(query) for query in split(query_list)]
    return not any(queries) or any(map(_query_holds, queries))


def is_supported(condition: Tokens) -> bool:
    """Return whether the condition of ``@supports`` holds; every declaration is supported."""
    return _condition(words(condition), _is_supported_feature)


def fits_container(condition: Tokens) -> bool:
    """Return whether the condition of ``@container`` holds for a box as wide as the window."""
    parts = words(condition)
    if parts and parts[0].type == "ident" and parts[0].lower_value != "not":
        parts = parts[1:]  # its name
    return _condition(parts, _feature)


def _query_holds(parts: list[ast.Node]) -> bool:
    negated = False
    is_prefixed = len(parts) > 1 and parts[0].type == parts[1].type == "ident"
    if is_prefixed and parts[0].lower_value in ("not", "only"):
        negated = parts[0].lower_value == "not"
        parts = parts[1:]
    if not parts or parts[0].type != "ident" or parts[0].lower_value == "not":
        return _condition(parts, _feature)
    holds = parts[0].lower_value in ("all", "screen")
    if len(parts) > 1:
        holds = holds and _condition(parts[2:], _feature)  # behind "and"
    return holds is not negated


def _condition(parts: list[ast.Node], feature: Callable[[ast.Node], bool], depth: int = 0) -> bool:
    """Return what brackets joined by ``and``, ``or`` and ``not`` come to."""
    holds: bool | None = None
    operator, negated = "and", False
    for part in parts:
        if part.type == "ident":
            if part.lower_value == "not":
                negated = True
            else:
                operator = part.lower_value
            continue
        one = _bracket(part, feature, depth) is not negated
        negated = False
        if holds is None:
            holds = one
        elif operator == "or":
            holds = holds or one
        else:
            holds = holds and one
    return bool(holds)


def _bracket(part: ast.Node, feature: Callable[[ast.Node], bool], depth: int) -> bool:
    inside = words(part.content) if part.type == "() block" else []
    is_nested = bool(inside) and (
        inside[0].type == "() block"
        or (inside[0].type == "ident" and inside[0].lower_value == "not")
    )
    if is_nested and depth < _DEEPEST:
        return _condition(inside, feature, depth + 1)
    return feature(part)


def _is_supported_feature(part: ast.Node) -> bool:
    if part.type == "function":
        return bool(part.lower_name == "selector")
    inside = words(part.content) if part.type == "() block" else []
    name = inside[0].lower_value if inside and inside[0].type == "ident" else ""
    is_declaration = len(inside) > 2 and inside[1] == ":"
    return is_declaration and not name.startswith(_NOT_SUPPORTED)


def _feature(part: ast.Node) -> bool:
    """Return whether one bracket such as ``(min-width: 20em)`` or ``(width >= 1px)`` holds."""
    inside = words(part.content) if part.type == "() block" else []
    if any(token.type == "literal" and token.value in _SIGNS for token in inside):
        return _range_holds(inside)
    if not inside or inside[0].type != "ident":
        return False
    name = inside[0].lower_value.replace("-webkit-", "")
    values = inside[2:]
    if not values:
        return _SIZES.get(name, 0.0) > 0 or _STATES.get(name, "none") not in _NOTHING
    if name in _STATES:
        return bool(values[0].type == "ident" and values[0].lower_value == _STATES[name])
    return _is_within(name, _value(values))


def _is_within(name: str, limit: float | None) -> bool:
    """Whether a size of the window keeps to its limit."""
    size = _SIZES.get(name.removeprefix("min-").removeprefix("max-"))
    if size is None or limit is None:
        return False
    if name.startswith("min-"):
        return size >= limit
    return size <= limit if name.startswith("max-") else size == limit


def _value(tokens: list[ast.Node]) -> float | None:
    """Return a length, a number, a resolution, or a ratio."""
    first = tokens[0]
    if first.type == "dimension" and first.lower_unit in ("dppx", "x", "dpi", "dpcm"):
        return float(first.value) / {"dpi": 96.0, "dpcm": 96 / 2.54}.get(first.lower_unit, 1.0)
    value = one_length(first, Measure())
    if value is not None and len(tokens) == 3 and tokens[1] == "/":
        below = one_length(tokens[2], Measure())
        return value / below if below else None
    return value


def _range_holds(inside: list[ast.Node]) -> bool:
    """Return whether ``a < b`` or ``a <= b < c`` holds."""
    operands: list[list[ast.Node]] = [[]]
    signs: list[str] = []
    for token in inside:
        if token.type == "literal" and token.value in _SIGNS:
            if operands[-1]:
                signs.append(token.value)
                operands.append([])
            elif signs:
                signs[-1] += token.value
        else:
            operands[-1].append(token)
    values = [_operand(tokens) for tokens in operands]
    return bool(signs) and all(
        left is not None and right is not None and _compare(left, sign, right)
        for left, sign, right in zip(values, signs, values[1:], strict=False)
    )


def _operand(tokens: list[ast.Node]) -> float | None:
    if not tokens:
        return None
    if tokens[0].type == "ident":
        return _SIZES.get(tokens[0].lower_value)
    return _value(tokens)


def _compare(left: float, sign: str, right: float) -> bool:
    if sign.startswith("<"):
        return left < right or (sign == "<=" and left == right)
    if sign.startswith(">"):
        return left > right or (sign == ">=" and left == right)
    return left == right
