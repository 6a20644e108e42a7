"""Longhand properties of one element → whether they leave any of it where a reader could see it.

Without layout only what is far beyond the ordinary counts: a menu is moved by its own width, a
picture by half of it; what is moved by a whole window is meant to be out of sight.
"""

from __future__ import annotations

from collections.abc import Mapping

from tinycss2 import ast

from citecheck.formats.html.css.values import (
    WINDOW_HEIGHT,
    WINDOW_WIDTH,
    Measure,
    Tokens,
    colour,
    degrees,
    keyword,
    length,
    one_length,
    split,
    words,
)
from citecheck.lazy_regex import regex

_Values = Mapping[str, Tokens]
_FAR = 800.0  # pixels beyond the left or upper edge of the page
_FAR_RIGHT = 5_000.0  # beyond the right one, where a page may be scrolled to
_NOTHING = 2.0  # pixels of a box that clips what does not fit into it
_BLUR = 6.0  # pixels that letters of ordinary size do not outlast
_FLAT = 0.02  # of the size of letters that are scaled or turned away
_OWN_SIZE = 150.0  # pixels that per cents of an element's own, unknown size are taken of
_CLIPPING = ("hidden", "clip", "scroll", "auto", "overlay")
_EDGE_ON = 1.0  # degrees from a right angle about the x or the y axis
_NUMBER = regex(r"-?\d*\.?\d+")


# --- scaled -----------------------------------------------------------------------------


def scale_of(values: _Values) -> float:
    """Return the factor by which the element is drawn smaller in the narrower direction."""
    factor = 1.0
    for function in words(values.get("transform", ())):
        if function.type == "function":
            factor *= _factor(function)
    parts = [one_length(part, Measure(0, 0, 1)) for part in words(values.get("scale", ()))]
    known = [abs(part) for part in parts if part is not None]
    if known:
        factor *= min(known[:2])
    return factor * _turned(words(values.get("rotate", ())))


def _factor(function: ast.FunctionBlock) -> float:
    name = function.lower_name
    arguments = [words(part) for part in split(function.arguments)]
    numbers = [one_length(part[0], Measure(0, 0, 1)) if part else None for part in arguments]
    known = [part for part in numbers if part is not None]
    if name in ("scale", "scalex", "scaley", "scale3d") and known:
        return min(abs(part) for part in known[:2])
    if name in ("rotatex", "rotatey") and arguments[0]:
        return _edge_on(degrees(arguments[0][0]))
    if name == "rotate3d" and len(arguments) == 4 and arguments[3]:
        about_z = known[2:3] != [0.0]
        return 1.0 if about_z else _edge_on(degrees(arguments[3][0]))
    if name == "matrix" and len(known) >= 4:
        a, b, c, d = known[:4]
        return 0.0 if abs(a * d - b * c) < _FLAT**2 else 1.0
    if name == "matrix3d" and len(known) >= 6:
        return 0.0 if abs(known[0] * known[5] - known[1] * known[4]) < _FLAT**2 else 1.0
    return 1.0


def _turned(rotation: list[ast.Node]) -> float:
    """Return 0 where ``rotate: x 90deg`` turns the element edge on."""
    axes = [part.lower_value for part in rotation if part.type == "ident"]
    if axes in (["x"], ["y"]):
        return min(_edge_on(degrees(part)) for part in rotation if part.type != "ident")
    return 1.0


def _edge_on(angle: float | None) -> float:
    return 0.0 if angle is not None and abs(angle % 180 - 90) < _EDGE_ON else 1.0


# --- clipped, filtered --------------------------------------------------------------------


def is_clipped_away(values: _Values, em: Measure) -> bool:
    """Whether ``clip`` or ``clip-path`` leave nothing of the element."""
    shapes = [part for part in words(values.get("clip-path", ())) if part.type == "function"]
    return _is_empty_rect(values.get("clip", ()), em) or any(
        _is_empty_shape(shape, em) for shape in shapes
    )


def _is_empty_rect(clip: Tokens, em: Measure) -> bool:
    function = next((part for part in clip if part.type == "function"), None)
    if function is None or function.lower_name != "rect":
        return False
    sides = [one_length(part, em) for part in words(function.arguments) if part != ","]
    if len(sides) != 4:
        return False
    top, right, bottom, left = sides
    is_low = top is not None and bottom is not None and bottom - top <= _NOTHING
    return is_low or (left is not None and right is not None and right - left <= _NOTHING)


def _is_empty_shape(shape: ast.FunctionBlock, em: Measure) -> bool:
    name = shape.lower_name
    arguments = words(shape.arguments)
    sizes = _sizes(arguments, Measure(em.em, em.rem, 1000))
    if name == "inset":
        return _is_empty_inset(sizes)
    if name in ("circle", "ellipse", "xywh"):
        extent = sizes[2:4] if name == "xywh" else sizes
        return any(size is not None and size <= _NOTHING for size in extent)
    if name == "rect" and len(sizes) >= 4:
        top, right, bottom, left = (0.0 if size is None else size for size in sizes[:4])
        return bottom - top <= _NOTHING or right - left <= _NOTHING
    if name == "path":
        text = next((part.value for part in arguments if part.type == "string"), "")
        points = [float(one) for one in _NUMBER.findall(text[:10_000])]
        return _is_flat(points[::2]) or _is_flat(points[1::2])
    return bool(name == "polygon" and _is_empty_polygon(shape, em))


def _sizes(arguments: list[ast.Node], measure: Measure) -> list[float | None]:
    """Return the sizes before ``round`` or ``at``."""
    sizes: list[float | None] = []
    for part in arguments:
        if part.type == "ident" and part.lower_value in ("round", "at"):
            break
        sizes.append(one_length(part, measure))
    return sizes


def _is_empty_inset(sizes: list[float | None]) -> bool:
    """Whether opposite sides meet; sizes are of a box of 1,000 pixels."""
    if not sizes or len(sizes) > 4 or None in sizes:
        return False
    known = [size for size in sizes if size is not None]
    top, right, bottom, left = (known * 4)[:4] if len(known) < 3 else (*known, known[1])[:4]
    whole = 1000 - _NOTHING
    return top + bottom >= whole or left + right >= whole


def _is_empty_polygon(shape: ast.FunctionBlock, em: Measure) -> bool:
    measure = Measure(em.em, em.rem, 1000)
    points = [
        [one_length(part, measure) for part in words(point)] for point in split(shape.arguments)
    ]
    pairs = [(one[0] or 0.0, one[1] or 0.0) for one in points if len(one) == 2]
    around = zip(pairs, [*pairs[1:], *pairs[:1]], strict=True)
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in around)) / 2
    return bool(pairs) and area <= _NOTHING * 1000


def _is_flat(numbers: list[float]) -> bool:
    return not numbers or max(numbers) - min(numbers) <= _NOTHING


def is_filtered_away(values: _Values, em: Measure) -> bool:
    """Whether a filter or a mask leaves nothing to read."""
    for function in words(values.get("filter", ())):
        if function.type != "function":
            continue
        amount = length(function.arguments, Measure(em.em, em.rem, 1))
        if amount is None:
            continue
        if function.lower_name == "opacity" and amount <= 0.1:
            return True
        if function.lower_name == "blur" and amount >= _BLUR:
            return True
    return _is_masked_away(values.get("mask-image", ()))


def _is_masked_away(mask: Tokens) -> bool:
    """Whether a mask is a gradient from nothing to nothing."""
    images = [part for part in words(mask) if part.type == "function"]
    shades = [
        shade
        for image in images
        if "gradient" in image.lower_name
        for part in image.arguments
        if (shade := colour(part, None)) is not None
    ]
    return bool(shades) and all(shade.alpha <= 0.1 for shade in shades)


# --- off the page, without size -------------------------------------------------------------


def is_off_the_page(values: _Values, em: Measure) -> bool:
    """Whether the element is put or moved far beyond the edges of the page."""
    if any(
        _pixels(values, side, em) <= -_FAR for side in ("left", "top", "margin-left", "margin-top")
    ):
        return not _is_wide(values, em)
    is_placed = keyword(values.get("position", ())) in ("absolute", "fixed")
    if is_placed and any(_pixels(values, side, em) <= -_FAR for side in ("right", "bottom")):
        return True
    if (
        _pixels(values, "left", em) >= _FAR_RIGHT
        or _pixels(values, "margin-left", em) >= _FAR_RIGHT
    ):
        return True
    x, y = _moved(values, em)
    return x >= _FAR_RIGHT or (min(x, y) <= -_FAR and not _is_wide(values, em))


def _pixels(values: _Values, name: str, em: Measure) -> float:
    """Return a distance; per cents of a margin are of a column beside others, and not counted."""
    whole = 0.0 if name.startswith("margin") else WINDOW_HEIGHT if name == "top" else WINDOW_WIDTH
    found = length(values[name], Measure(em.em, em.rem, whole)) if name in values else None
    return 0.0 if found is None else found


def _is_wide(values: _Values, em: Measure) -> bool:
    """Whether the element is wider than it is moved: the band of slides of a slide show."""
    return _pixels(values, "width", em) > WINDOW_WIDTH


def _moved(values: _Values, em: Measure) -> tuple[float, float]:
    """Return how far ``transform`` and ``translate`` move the element."""
    x = y = 0.0
    measure = Measure(em.em, em.rem, _OWN_SIZE)
    for function in words(values.get("transform", ())):
        if function.type != "function":
            continue
        parts = [words(part) for part in split(function.arguments)]
        found = [one_length(part[0], measure) if part else None for part in parts]
        sizes = [0.0 if size is None else size for size in found]
        name = function.lower_name
        if name in ("translate", "translate3d", "translatex"):
            x += sizes[0]
            y += sizes[1] if len(sizes) > 1 else 0.0
        elif name == "translatey":
            y += sizes[0]
        elif name == "matrix" and len(sizes) == 6:
            x, y = x + sizes[4], y + sizes[5]
    own = [one_length(part, measure) or 0.0 for part in words(values.get("translate", ()))]
    return x + (own[0] if own else 0.0), y + (own[1] if len(own) > 1 else 0.0)


def is_moved_by_its_width(values: _Values) -> bool:
    """Whether the element stands where its text begins, moved to the left by its own width."""
    if any(keyword(values.get(side, ())) is None and side in values for side in ("left", "right")):
        return False
    measure = Measure(0, 0, 100)
    for function in words(values.get("transform", ())):
        if function.type == "function" and function.lower_name in ("translate", "translatex"):
            first = words(next(split(function.arguments)))
            moved = one_length(first[0], measure) if first else None
            if moved is not None and first[0].type == "percentage" and moved <= -100:
                return True
    return False


def is_beneath(values: _Values) -> bool:
    """Whether the element is painted before the ground of the box that holds it."""
    is_placed = keyword(values.get("position", ())) in ("absolute", "fixed", "relative", "sticky")
    level = length(values.get("z-index", ()), Measure())
    return is_placed and level is not None and level < 0


def is_indented_away(values: _Values, em: Measure) -> bool:
    """Whether the first line is indented out of the page, or out of a box that clips it."""
    measure = Measure(em.em, em.rem, WINDOW_WIDTH)
    first = next((part for part in words(values["text-indent"]) if part.type != "ident"), None)
    indent = one_length(first, measure) if first is not None else None
    if indent is None:
        return False
    if abs(indent) < _FAR:
        return False
    return indent < 0 or _clips(values, "x") or indent >= _FAR_RIGHT


def is_without_size(values: _Values, em: Measure) -> bool:
    """Whether the element is a box of no size that clips what it holds."""
    return (_clips(values, "x") and _is_nothing(values, ("width", "left", "right"), em)) or (
        _clips(values, "y")
        and (_is_nothing(values, ("height", "top", "bottom"), em) or _has_flat_lines(values, em))
    )


def _clips(values: _Values, axis: str) -> bool:
    return keyword(values.get(f"overflow-{axis}", ())) in _CLIPPING


def _is_nothing(values: _Values, names: tuple[str, str, str], em: Measure) -> bool:
    size, *sides = names
    measure = Measure(em.em, em.rem, WINDOW_WIDTH)
    if any(
        (length(values.get(f"padding-{side}", ()), measure) or 0.0) > _NOTHING for side in sides
    ):
        return False  # what overflows is clipped outside of the padding
    found = (length(values.get(name, ()), measure) for name in (size, f"max-{size}"))
    return any(one is not None and one <= _NOTHING for one in found)


def _has_flat_lines(values: _Values, em: Measure) -> bool:
    height = values.get("line-height")
    if height is None or "height" in values:
        return False
    found = length(height, Measure(em.em, em.rem, em.em))
    parts = words(height)
    if found is None:
        return False
    return found <= 0.1 if parts[0].type == "number" else found <= _NOTHING
