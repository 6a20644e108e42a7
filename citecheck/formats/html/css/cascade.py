"""Elements of a page + the rules of its sheets → which declaration of each property holds.

Selectors are matched by cssselect2. The work is counted, since selectors can be made that take the
cube of a page: where a page asks for more than any ordinary one, the rest of it is not settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import cssselect2
from cssselect2 import SelectorError
from lxml.html import HtmlElement

from citecheck.formats.html.css.declarations import Declaration, expand, with_variables
from citecheck.formats.html.css.stylesheet import (
    UNLAYERED,
    Layer,
    Rule,
    Sheets,
    inline_declarations,
)
from citecheck.formats.html.css.values import Tokens, words

_MOST_SELECTORS = 20_000
_MOST_STEPS = 4_000_000  # of matching, 0.6 µs each; the most of 95 open pages is 900,000
_SLICE = 8  # siblings that are passed over in the time of a step
_CHILD = 6  # steps that it takes to come to a child
_MATCH = 10  # steps that the declarations of a rule take
_NORMAL, _ANIMATED, _IMPORTANT = range(3)
_Key = tuple[int, bool, Layer, tuple[int, ...], int]


class StepsSpentError(Exception):
    """Matching the selectors of a page takes more steps than any ordinary page."""


class _Steps:
    """Counts the work."""

    left = _MOST_STEPS

    def take(self, count: int = 1) -> None:
        self.left -= count
        if self.left < 0:
            raise StepsSpentError


class Element(cssselect2.ElementWrapper):  # type: ignore[misc]
    """An element as cssselect2 sees it, whose walks are counted and not kept in memory."""

    steps: _Steps

    @property
    def ancestors(self) -> Iterator[Element]:
        """Yield the ancestors, from the parent upwards."""
        at = self.parent
        while at is not None:
            self.steps.take()
            yield at
            at = at.parent

    @property
    def previous_siblings(self) -> Iterator[Element]:
        """Yield the siblings before it, from the nearest."""
        at = self.previous
        while at is not None:
            self.steps.take()
            yield at
            at = at.previous

    def iter_children(self) -> Iterator[Element]:
        """Yield the children, for a selector that looks at them."""
        for child in self.children():
            self.steps.take(_CHILD)
            yield child

    def children(self) -> Iterator[Element]:
        """Yield the children."""
        for child in super().iter_children():
            child.steps = self.steps
            yield child


class _Matcher(cssselect2.Matcher):  # type: ignore[misc]
    """Finds what matches an element, and counts what it tries."""

    def __init__(self, steps: _Steps) -> None:
        super().__init__()
        self._steps = steps

    def add_relevant_selectors(
        self, element: Element, selectors: list[Any], relevant: list[Any]
    ) -> None:
        """Add those of the `selectors` that match."""
        siblings = len(element.etree_siblings) // _SLICE
        for test, specificity, order, pseudo, rule in selectors:
            self._steps.take(1 + siblings * ("of-type" in rule.selectors))
            if test(element):
                self._steps.take(_MATCH)
                relevant.append((specificity, order, pseudo, rule))


class Cascade:
    """The sheets of one page, ready to be asked for each of its elements."""

    def __init__(self, page: HtmlElement, sheets: Sheets) -> None:
        steps = _Steps()
        self.root = Element.from_html_root(page)
        self.root.steps = steps
        self._matcher = _Matcher(steps)
        self._sheets = sheets
        self._inline: dict[str, tuple[Declaration, ...]] = {}
        self.is_cut = sheets.is_cut
        left = _MOST_SELECTORS
        for rule in sheets.rules:
            try:
                selectors = cssselect2.compile_selector_list(rule.selectors)
            except (SelectorError, ValueError, RecursionError, MemoryError, SyntaxError):
                continue  # a list of selectors of which one is no selector matches nothing
            left -= len(selectors)
            if left < 0:
                self.is_cut = True
                break
            for selector in selectors:
                if selector.pseudo_element is None:
                    self._matcher.add_selector(selector, rule)

    def declared(
        self, element: Element, custom: Mapping[str, Tokens]
    ) -> tuple[dict[str, Tokens], Mapping[str, Tokens]]:
        """Return the longhands that hold for an element, and its custom properties.

        Args:
            element: one below `root`.
            custom: the custom properties of its parent, by name with its dashes.

        Raises:
            StepsSpentError: the page takes more steps than any ordinary one.
        """
        found = self._sorted(element)
        if not found:
            return {}, custom
        own = {one.name: one.value for one in found if one.name.startswith("--")}
        if own:
            custom = {**custom, **own}
        values: dict[str, Tokens] = {}
        for one in found:
            longhands = one.longhands
            if longhands is None:
                tokens = with_variables(one.value, custom)
                longhands = () if tokens is None else expand(one.name, tokens)
            values.update(longhands)
        return values, custom

    def _sorted(self, element: Element) -> list[Declaration]:
        """Return the declarations for an element, those that win last."""
        keyed: list[tuple[_Key, Declaration]] = []
        for specificity, order, _, rule in self._matcher.match(element):
            keyed += ((_key(one, rule, specificity, order), one) for one in rule.declarations)
        style = element.etree_element.get("style")
        if style:
            for one in self._inline_of(style):
                rank = _IMPORTANT if one.important else _NORMAL
                keyed.append(((rank, True, UNLAYERED, (), 0), one))
        if self._sheets.animations:
            keyed += [((_ANIMATED, False, UNLAYERED, (), 0), one) for one in self._end_of(keyed)]
        keyed.sort(key=lambda pair: pair[0])
        return [one for _, one in keyed]

    def _inline_of(self, style: str) -> tuple[Declaration, ...]:
        if style not in self._inline:
            self._inline[style] = tuple(inline_declarations(style))
        return self._inline[style]

    def _end_of(self, keyed: list[tuple[_Key, Declaration]]) -> tuple[Declaration, ...]:
        """Return the end of an animation that stays as it ends."""
        last: dict[str, Declaration] = {}
        for _, one in sorted(keyed, key=lambda pair: pair[0]):
            if one.name.startswith("animation"):
                last[one.name] = one
        parts = [part for one in last.values() for part in words(one.value)]
        names = {part.value for part in parts if part.type in ("ident", "string")}
        if names.isdisjoint(("forwards", "both")):
            return ()
        ends = (self._sheets.animations.get(name, ()) for name in sorted(names))
        return tuple(one for end in ends for one in end)


def _key(one: Declaration, rule: Rule, specificity: tuple[int, ...], order: int) -> _Key:
    """Return what decides between declarations; of important ones, the first layer wins."""
    if one.important:
        return _IMPORTANT, False, tuple(-part for part in rule.layer), specificity, order
    return _NORMAL, False, rule.layer, specificity, order
