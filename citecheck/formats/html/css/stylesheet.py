"""The style sheets that a page brings along → their rules, flat and in the order of the cascade.

Read are `style` elements and sheets in ``data:`` addresses, at-rules and nested rules opened. A
sheet that is only linked is not at hand: nothing is fetched here.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import tinycss2
from lxml.html import HtmlElement
from msgspec import Struct, field
from tinycss2 import ast

from citecheck.formats.html.css.declarations import Declaration, declarations_in
from citecheck.formats.html.css.media_queries import fits_container, holds_on_screen, is_supported
from citecheck.formats.html.css.values import Tokens, split, words
from citecheck.lazy_regex import regex

Layer = tuple[float, ...]
UNLAYERED: Layer = (float("inf"),)
_MOST_CODE_POINTS = 2_000_000  # of all sheets; the longest of 95 open pages has 300,000
_LONGEST_SELECTOR = 20_000  # code points of a list; rules in rules multiply theirs
_DEEPEST = 12  # rules in rules
_GROUPS = {"media": holds_on_screen, "supports": is_supported, "container": fits_container}
_INERT = ("noscript", "template", "svg")


class Rule(Struct, frozen=True):
    """Declarations for what a list of selectors matches; a later `order` wins."""

    selectors: str
    declarations: tuple[Declaration, ...]
    layer: Layer
    order: int


class Sheets(Struct):
    """All rules of a page; the end of each animation by name; whether a sheet is not at hand."""

    rules: list[Rule] = field(default_factory=list)
    animations: dict[str, tuple[Declaration, ...]] = field(default_factory=dict)
    has_links: bool = False
    is_cut: bool = False


def sheets_of(page: HtmlElement) -> Sheets:
    """Return what the sheets of a page say, as far as it concerns whether text is seen."""
    reader = _Reader()
    for element in page.iter("style", "link"):
        media = element.get("media", "")
        if next(element.iterancestors(*_INERT), None) is not None or not holds_on_screen(
            tinycss2.parse_component_value_list(media)
        ):
            continue
        if element.tag == "style":
            if element.get("type", "text/css").strip().lower() in ("", "text/css"):
                reader.read(element.text or "")
        elif "stylesheet" in element.get("rel", "").lower().split():
            reader.read_link(element.get("href", ""))
    return reader.sheets


class _Reader:
    """Reads sheets one after the other."""

    def __init__(self) -> None:
        self.sheets = Sheets()
        self._left = _MOST_CODE_POINTS
        self._layers: dict[tuple[str, ...], Layer] = {(): UNLAYERED}

    def read(self, text: str) -> None:
        """Read a sheet."""
        if len(text) > self._left:
            self.sheets.is_cut = True
            return
        self._left -= len(text)
        nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        self._read_rules(nodes, "", (), 0)

    def read_link(self, address: str) -> None:
        """Read a sheet that stands in its address, or note that it is not at hand."""
        if address.strip()[:5].lower() == "data:":
            self.read(_data(address.strip()))
        else:
            self.sheets.has_links = True

    def _read_rules(
        self, nodes: list[ast.Node], parent: str, layer: tuple[str, ...], depth: int
    ) -> None:
        """Read rules; `parent` is the list of selectors that they are nested in, "" for none."""
        for node in nodes:
            if node.type == "qualified-rule":
                self._read_rule(node, parent, layer, depth)
            elif node.type == "at-rule":
                self._read_at_rule(node, parent, layer, depth)

    def _read_rule(
        self, node: ast.QualifiedRule, parent: str, layer: tuple[str, ...], depth: int
    ) -> None:
        selectors = _within(node.prelude, parent) if parent else tinycss2.serialize(node.prelude)
        if len(selectors) <= _LONGEST_SELECTOR and depth < _DEEPEST:
            self._read_block(node.content, selectors.strip(), layer, depth + 1)
        else:
            self.sheets.is_cut = True

    def _read_block(
        self, content: Tokens, selectors: str, layer: tuple[str, ...], depth: int
    ) -> None:
        """Read declarations and the rules nested among them."""
        nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        found = declarations_in(nodes)
        if found and selectors:
            order = len(self.sheets.rules)
            self.sheets.rules.append(Rule(selectors, found, self._rank(layer), order))
        self._read_rules(nodes, selectors, layer, depth)

    def _read_at_rule(
        self, node: ast.AtRule, parent: str, layer: tuple[str, ...], depth: int
    ) -> None:
        name = node.lower_at_keyword
        if name == "import":
            self._import(node.prelude)
        elif name == "layer":
            names = [_layer_name(part) for part in split(node.prelude)]
            if node.content is None:
                for one in names:
                    self._rank((*layer, *one))
                return
            own = names[0] or (f" {len(self._layers)}",)  # a layer without a name is its own
            self._rank((*layer, *own))
            self._open(node.content, parent, (*layer, *own), depth)
        elif node.content is None:
            return
        elif name in _GROUPS:
            if _GROUPS[name](node.prelude):
                self._open(node.content, parent, layer, depth)
        elif name == "scope":
            root = next((t for t in node.prelude if t.type == "() block"), None)
            scope = ":root" if root is None else tinycss2.serialize(root.content)
            self._open(node.content, f":where({scope})", layer, depth, scoped=True)
        elif name.endswith("keyframes"):
            self._read_frames(node)

    def _open(
        self,
        content: Tokens,
        parent: str,
        layer: tuple[str, ...],
        depth: int,
        *,
        scoped: bool = False,
    ) -> None:
        """Read what an at-rule holds: rules, or inside a rule its declarations, too."""
        if depth >= _DEEPEST:
            self.sheets.is_cut = True
        elif parent and not scoped:
            self._read_block(content, parent, layer, depth + 1)
        else:
            nodes = tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
            self._read_rules(nodes, parent, layer, depth + 1)

    def _read_frames(self, node: ast.AtRule) -> None:
        """Keep the declarations that an animation ends with."""
        name = next((t.value for t in node.prelude if t.type in ("ident", "string")), None)
        nodes = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        for frame in nodes:
            if name is None or frame.type != "qualified-rule":
                continue
            stops = [tinycss2.serialize(part).strip().lower() for part in split(frame.prelude)]
            if "to" in stops or "100%" in stops:
                inside = tinycss2.parse_blocks_contents(frame.content, True, True)  # noqa: FBT003
                self.sheets.animations[name] = declarations_in(inside)

    def _import(self, prelude: Tokens) -> None:
        address = next((t.value for t in words(prelude) if t.type in ("url", "string")), None)
        if address is None:
            inside = next((t for t in words(prelude) if t.type == "function"), None)
            parts = words(inside.arguments) if inside is not None else []
            address = parts[0].value if parts and parts[0].type == "string" else ""
        if address:
            self.read_link(address)

    def _rank(self, layer: tuple[str, ...]) -> Layer:
        """Return the place of a layer: those named first lose, one without layer wins."""
        for end in range(1, len(layer) + 1):
            if layer[:end] not in self._layers:
                above = self._layers[layer[: end - 1]][:-1]
                self._layers[layer[:end]] = (*above, float(len(self._layers)), float("inf"))
        return self._layers[layer]


def _within(prelude: Tokens, parent: str) -> str:
    """Return the selectors of a nested rule as they stand outside of it."""
    outer = f":is({parent})"
    found = []
    for part in split(prelude):
        inner = tinycss2.serialize(part).strip()
        if any(node == "&" for node in part):
            found.append("".join(outer if node == "&" else node.serialize() for node in part))
        elif "&" in inner:  # inside of a function such as :not(&)
            found.append(inner.replace("&", outer))
        else:
            found.append(f"{outer} {inner}")
    return ", ".join(found)


def _layer_name(tokens: Tokens) -> tuple[str, ...]:
    return tuple(filter(None, tinycss2.serialize(tokens).strip().split(".")))


_DATA = regex(r"data:([^,]{0,200}),", re.IGNORECASE)


def _data(address: str) -> str:
    """Return the text that a ``data:`` address holds."""
    found = _DATA.match(address)
    if found is None:
        return ""
    body = unquote_to_bytes(address[found.end() :])
    if found.group(1).lower().rstrip().endswith("base64"):
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            return ""
    return body.decode("utf-8", "replace")


def inline_declarations(style: str) -> Iterator[Declaration]:
    """Yield the declarations of a ``style`` attribute."""
    nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    yield from declarations_in(nodes)
