"""Values of CSS properties: lists of tinycss2 tokens → pixels, numbers, colours.

Sizes are CSS pixels on a nominal window, since there is no layout: what decides here (is it
nothing, is it far outside of the page) does not depend on a few pixels. Values that cannot be
worked out are None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from tinycss2 import ast
from tinycss2.color5 import Color, parse_color

Tokens = Sequence[ast.Node]
WINDOW_WIDTH = 1280.0
WINDOW_HEIGHT = 800.0
_PIXELS = {
    "px": 1.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "pt": 96 / 72,
    "pc": 16.0,
    **dict.fromkeys(("vw", "svw", "lvw", "dvw", "vi", "cqw", "cqi"), WINDOW_WIDTH / 100),
    **dict.fromkeys(("vh", "svh", "lvh", "dvh", "vb", "cqh", "cqb"), WINDOW_HEIGHT / 100),
    "vmin": WINDOW_HEIGHT / 100,
    "vmax": WINDOW_WIDTH / 100,
}
_FONT_RELATIVE = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_ROOT_RELATIVE = {"rem": 1.0, "rex": 0.5, "rch": 0.5, "ric": 1.0, "rlh": 1.2}
_DEGREES = {"deg": 1.0, "turn": 360.0, "rad": 180 / math.pi, "grad": 0.9}
_KEYWORD_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_LIGHTNESS: dict[str, Callable[[float], float]] = {  # lightness of a grey → its luminance
    **dict.fromkeys(("lab", "lch"), lambda light: ((light + 16) / 116) ** 3 if light > 0 else 0.0),
    **dict.fromkeys(("oklab", "oklch"), lambda light: max(light, 0.0) ** 3),
}
_LEAST_CHROMA = 0.01  # beyond it a colour is no grey
_LINEAR = 0.0031308  # luminance up to which sRGB is linear
_DEEPEST = 20  # functions in functions


class Rgba(Struct, frozen=True):
    """A colour in sRGB: channels from 0 to 255, `alpha` from 0 (nothing) to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: Rgba, opacity: float = 1.0) -> Rgba:
        """Return the colour that is seen where this one is painted on an opaque `ground`."""
        share = self.alpha * opacity
        channels = zip(
            (self.red, self.green, self.blue),
            (ground.red, ground.green, ground.blue),
            strict=True,
        )
        return Rgba(*(share * own + (1 - share) * beneath for own, beneath in channels))

    def distance(self, other: Rgba) -> float:
        """Return how far the channel lies that differs most."""
        return max(
            abs(self.red - other.red), abs(self.green - other.green), abs(self.blue - other.blue)
        )


WHITE = Rgba(255, 255, 255)
BLACK = Rgba(0, 0, 0)
_SYSTEM_COLOURS = {
    **dict.fromkeys(("canvas", "field", "buttonface", "window"), WHITE),
    **dict.fromkeys(("canvastext", "fieldtext", "buttontext", "windowtext"), BLACK),
    "linktext": Rgba(0, 0, 238),
    "visitedtext": Rgba(85, 26, 139),
}


class Measure(Struct, frozen=True):
    """What relative lengths are relative to, in pixels: `em`, `rem`, and `whole` of a per cent."""

    em: float = 16.0
    rem: float = 16.0
    whole: float = 0.0


def words(tokens: Tokens) -> list[ast.Node]:
    """Return the tokens without white space and comments."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def keyword(tokens: Tokens) -> str | None:
    """Return the value where it is one identifier, in lower case."""
    parts = words(tokens)
    return parts[0].lower_value if len(parts) == 1 and parts[0].type == "ident" else None


def idents(tokens: Tokens) -> list[str]:
    """Return the identifiers of a value, in lower case."""
    return [token.lower_value for token in tokens if token.type == "ident"]


def split(tokens: Tokens, sign: str = ",") -> Iterator[list[ast.Node]]:
    """Yield the parts of a value between literal signs."""
    part: list[ast.Node] = []
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def length(tokens: Tokens, measure: Measure) -> float | None:
    """Return the pixels of a value that is one length, percentage or sum of them."""
    parts = words(tokens)
    return one_length(parts[0], measure) if len(parts) == 1 else None


def one_length(token: ast.Node, measure: Measure, depth: int = 0) -> float | None:
    """Return the pixels (or the plain number) that one token stands for."""
    if token.type == "number":
        return float(token.value)
    if token.type == "percentage":
        return float(token.value) * measure.whole / 100
    if token.type == "dimension":
        unit = token.lower_unit
        for table, base in ((_FONT_RELATIVE, measure.em), (_ROOT_RELATIVE, measure.rem)):
            if unit in table:
                return float(token.value) * table[unit] * base
        factor = _PIXELS.get(unit)
        return None if factor is None else float(token.value) * factor
    if depth < _DEEPEST and token.type in ("function", "() block"):
        return _calculated(token, measure, depth + 1)
    return None


def _calculated(token: ast.Node, measure: Measure, depth: int) -> float | None:
    """Return what ``calc()``, ``min()``, ``max()``, ``clamp()`` or a bracket comes to."""
    if token.type == "() block":
        return _sum(words(token.content), measure, depth)
    name = token.lower_name
    values = [_sum(words(part), measure, depth) for part in split(token.arguments)]
    known = [value for value in values if value is not None]
    if len(known) != len(values):
        return None
    if name == "clamp" and len(known) == 3:
        return max(known[0], min(known[1], known[2]))
    if name in ("min", "max"):
        return min(known) if name == "min" else max(known)
    return known[0] if name.endswith("calc") and len(known) == 1 else None


def _sum(parts: list[ast.Node], measure: Measure, depth: int) -> float | None:
    """Return what a sum of products comes to; parts are read from left to right."""
    total, product, sign, operator = 0.0, None, 1.0, "*"
    for part in parts:
        if part.type == "literal" and part.value in "+-*/":
            if part.value in "+-":
                if product is not None:
                    total, product = total + sign * product, None
                sign = 1.0 if part.value == "+" else -1.0
            operator = part.value
            continue
        value = one_length(part, measure, depth)
        if value is None or (operator == "/" and not value):
            return None
        if product is None:
            product = value
        else:
            product = product / value if operator == "/" else product * value
    return None if product is None else total + sign * product


def font_size(tokens: Tokens, parent: Measure) -> float | None:
    """Return the pixels of a ``font-size``; `parent` is measured by the parent's type."""
    name = keyword(tokens)
    if name is not None:
        step = {"smaller": 1 / 1.2, "larger": 1.2}.get(name)
        return _KEYWORD_SIZES.get(name) if step is None else step * parent.em
    return length(tokens, Measure(parent.em, parent.rem, parent.em))


def number(tokens: Tokens) -> float | None:
    """Return a number or percentage, 100 % being 1."""
    return length(tokens, Measure(0, 0, 1))


def degrees(token: ast.Node) -> float | None:
    """Return an angle."""
    if token.type == "number" and not token.value:
        return 0.0
    factor = _DEGREES.get(token.lower_unit) if token.type == "dimension" else None
    return None if factor is None else float(token.value) * factor


def colour(token: ast.Node, current: Rgba | None) -> Rgba | None:
    """Return the colour that a token stands for; `current` is that of ``currentcolor``."""
    if token.type == "ident":
        if token.lower_value == "currentcolor":
            return current
        if token.lower_value in _SYSTEM_COLOURS:
            return _SYSTEM_COLOURS[token.lower_value]
    elif token.type == "function" and token.lower_name == "light-dark":
        part = words(next(split(token.arguments)))
        return colour(part[0], current) if len(part) == 1 else None
    try:
        found = parse_color(token)
    except (ValueError, TypeError, AttributeError, LookupError, AssertionError):
        return None  # what the library raises where a colour is not well formed
    return None if found is None or isinstance(found, str) else _in_srgb(found)


def _in_srgb(found: Color) -> Rgba | None:
    """Return a colour in sRGB; of the Lab spaces greys alone, the others are None."""
    if not found.alpha:
        return Rgba(0, 0, 0, 0)
    if found.space in ("hsl", "hwb"):
        found = found.to("srgb")
    first, *others = (part or 0.0 for part in found.coordinates)
    if found.space in _LIGHTNESS:
        if abs(others[0]) > _LEAST_CHROMA:
            return None
        light = _LIGHTNESS[found.space](first)
        channels = [1.055 * light ** (1 / 2.4) - 0.055 if light > _LINEAR else 12.92 * light] * 3
    else:
        channels = [first, *others]
    red, green, blue = (255 * min(max(part, 0.0), 1.0) for part in channels[:3])
    return Rgba(red, green, blue, found.alpha)
