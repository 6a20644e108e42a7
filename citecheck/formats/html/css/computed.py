"""The declarations that hold for an element, and the style of its parent → its own computed style.

There is no layout: an element counts as out of sight where its style alone puts it there.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from citecheck.formats.html.css import geometry
from citecheck.formats.html.css.values import (
    BLACK,
    WHITE,
    Measure,
    Rgba,
    Tokens,
    colour,
    font_size,
    idents,
    keyword,
    length,
    number,
    words,
)

_SMALLEST_TYPE = 3.0  # pixels; what is smaller nobody reads
_SAME = 24.0  # of 255 in every channel: what differs less from its ground nobody reads
_FAINTEST = 0.1  # opacity of text on a ground that is not known
_TIGHTEST = -0.5  # of the type, the spacing that puts letters on top of each other
_NO_BOX = ("none", "table-column", "table-column-group")
_OVERRIDES = ("bidi-override", "isolate-override")


class Style(Struct, frozen=True):
    """What of an element's style decides whether its own text, and that of its children, is seen.

    Colours are None where they are not known, as on a picture, or by a sheet that is not at hand.
    """

    custom: Mapping[str, Tokens]
    colour: Rgba | None = BLACK
    fill: Rgba | None = None  # of the letters, where it is not `colour`
    ground: Rgba | None = WHITE
    type_size: float = 16.0
    root_size: float = 16.0
    scale: float = 1.0
    opacity: float = 1.0
    is_boxed: bool = False  # a box below the page has an opaque ground of its own
    is_gone: bool = False  # with all that it holds
    is_blank: bool = False  # its own text; what it holds may show itself again
    is_indented_away: bool = False
    is_crowded: bool = False
    is_masked: bool = False  # letters shown as dots
    is_turned: bool = False  # letters in the reverse order
    is_rtl: bool = False
    has_shadow: bool = False
    shows_ground: bool = False  # letters filled with the picture beneath them

    @property
    def shows_text(self) -> bool:
        """Whether text that stands in the element itself is seen."""
        if self.is_gone or self.is_blank or self.is_indented_away or self.is_crowded:
            return False
        if self.is_masked or self.is_turned or self.type_size * self.scale < _SMALLEST_TYPE:
            return False
        if self.has_shadow or self.shows_ground:
            return self.opacity > _FAINTEST
        letters = self.fill or self.colour
        if letters is None:
            return self.opacity > _FAINTEST
        if self.ground is None:
            return letters.alpha * self.opacity > _FAINTEST
        return letters.over(self.ground, self.opacity).distance(self.ground) > _SAME


def computed(parent: Style, values: Mapping[str, Tokens]) -> Style:
    """Return the style of an element.

    Args:
        parent: the style of the element that holds it, its custom properties already its own.
        values: longhand properties, each with the tokens of the declaration that won.
    """
    if not values:
        return parent
    size = parent.type_size
    if "font-size" in values:
        name = keyword(values["font-size"])
        measure = Measure(parent.type_size, parent.root_size, parent.type_size)
        if name in ("initial", "revert", "revert-layer"):
            size = 16.0
        else:
            found = font_size(values["font-size"], measure)
            size = size if found is None else found
    em = Measure(size, parent.root_size)
    own = _colours(parent, values)
    scale = parent.scale * geometry.scale_of(values) * _zoom(values)
    return replace(
        own,
        type_size=size,
        scale=scale,
        opacity=parent.opacity * _opacity(values),
        is_gone=parent.is_gone
        or _is_gone(values, em)
        or (parent.is_boxed and geometry.is_beneath(values)),
        is_blank=_inherited(values, "visibility", ("hidden", "collapse"), was=parent.is_blank),
        is_indented_away=_is_indented_away(parent, values, em),
        is_crowded=_is_crowded(parent, values, em),
        is_masked=_inherited(
            values, "text-security", ("disc", "circle", "square"), was=parent.is_masked
        ),
        is_rtl=_inherited(values, "direction", ("rtl",), was=parent.is_rtl),
        is_turned=_is_turned(parent, values),
    )


def _inherited(
    values: Mapping[str, Tokens], name: str, meant: tuple[str, ...], *, was: bool
) -> bool:
    """Return whether an inherited property has one of the values that are meant."""
    if name not in values:
        return was
    value = keyword(values[name])
    return was if value in ("inherit", "unset") else value in meant


def _is_gone(values: Mapping[str, Tokens], em: Measure) -> bool:
    """Whether neither the element nor anything in it is drawn where it could be seen."""
    return (
        keyword(values.get("display", ())) in _NO_BOX
        or keyword(values.get("content-visibility", ())) == "hidden"
        or geometry.is_clipped_away(values, em)
        or geometry.is_off_the_page(values, em)
        or geometry.is_without_size(values, em)
        or geometry.is_filtered_away(values, em)
    )


def _opacity(values: Mapping[str, Tokens]) -> float:
    found = number(values["opacity"]) if "opacity" in values else None
    return 1.0 if found is None else min(max(found, 0.0), 1.0)


def _zoom(values: Mapping[str, Tokens]) -> float:
    found = number(values["zoom"]) if "zoom" in values else None
    return found or 1.0


def _is_indented_away(parent: Style, values: Mapping[str, Tokens], em: Measure) -> bool:
    if "text-indent" not in values:
        return parent.is_indented_away
    name = keyword(values["text-indent"])
    if name is not None:
        return name in ("inherit", "unset") and parent.is_indented_away
    return geometry.is_indented_away(values, em)


def _is_crowded(parent: Style, values: Mapping[str, Tokens], em: Measure) -> bool:
    if "letter-spacing" not in values:
        return parent.is_crowded
    if keyword(values["letter-spacing"]) in ("inherit", "unset"):
        return parent.is_crowded
    spacing = length(values["letter-spacing"], Measure(em.em, em.rem, em.em))
    return spacing is not None and spacing <= _TIGHTEST * max(em.em, 1.0)


def _is_turned(parent: Style, values: Mapping[str, Tokens]) -> bool:
    if "unicode-bidi" not in values:
        return parent.is_turned
    rtl = _inherited(values, "direction", ("rtl",), was=parent.is_rtl)
    return rtl and keyword(values["unicode-bidi"]) in _OVERRIDES


def _colours(parent: Style, values: Mapping[str, Tokens]) -> Style:
    """Return the style of the parent with the element's own colours."""
    letters = _colour(values, "color", parent.colour, parent.colour)
    fill = _colour(values, "text-fill-color", parent.fill, letters)
    ground = parent.ground
    shade: Rgba | None = Rgba(0, 0, 0, 0)
    if "background-color" in values:
        shade = _colour(values, "background-color", Rgba(0, 0, 0, 0), letters, inherits=False)
    image = words(values.get("background-image", ()))
    has_image = any(part.type != "ident" for part in image)
    if shade is None or has_image:
        ground = _ground_of(image) if has_image else None
    elif shade.alpha:
        opaque = shade.alpha > 1 - 1e-6
        ground = shade if opaque else None if ground is None else shade.over(ground)
    clips = idents(values.get("background-clip", ()))
    has_ground = has_image or shade is None or bool(shade.alpha)
    shadow = values.get("text-shadow")
    stroke = values.get("text-stroke", values.get("text-stroke-width"))
    has_shadow = parent.has_shadow
    if shadow is not None or stroke is not None:
        has_shadow = (shadow is not None and keyword(shadow) != "none") or stroke is not None
    return replace(
        parent,
        colour=letters,
        fill=fill,
        ground=ground,
        is_boxed=parent.is_boxed or (shade is not None and shade.alpha > 1 - 1e-6),
        has_shadow=has_shadow,
        shows_ground=parent.shows_ground or ("text" in clips and has_ground),
    )


def _colour(
    values: Mapping[str, Tokens],
    name: str,
    inherited: Rgba | None,
    current: Rgba | None,
    *,
    inherits: bool = True,
) -> Rgba | None:
    tokens = values.get(name)
    if tokens is None:
        return inherited
    if keyword(tokens) in ("inherit", "unset", "initial", "revert", "revert-layer"):
        if not inherits:
            return Rgba(0, 0, 0, 0)
        return inherited if keyword(tokens) in ("inherit", "unset") else BLACK
    parts = words(tokens)
    return colour(parts[0], current) if len(parts) == 1 else None


def _ground_of(image: Tokens) -> Rgba | None:
    """Return the colour of a gradient that has only one, else None."""
    if len(image) != 1 or image[0].type != "function" or "gradient" not in image[0].lower_name:
        return None
    found = [colour(part, None) for part in image[0].arguments if part.type in ("hash", "function")]
    found += [
        shade
        for part in image[0].arguments
        if part.type == "ident" and (shade := colour(part, None))
    ]
    known = [shade for shade in found if shade is not None]
    is_one = (
        bool(known)
        and len(known) == len(found)
        and all(shade.alpha == 1 and shade.distance(known[0]) <= _SAME for shade in known)
    )
    return known[0] if is_one else None
