"""A parsed page with offsets: mwparserfromhell keeps every character, but not where it stands.

So the length of what was passed tells the place: ``str()`` of a page is the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from mwparserfromhell import nodes
from mwparserfromhell.wikicode import Wikicode

Placed = tuple[Wikicode, int]  # wikitext, and where it begins in the file


def placed_nodes(code: Wikicode, offset: int) -> Iterator[tuple[nodes.Node, int]]:
    """Yield the nodes of `code`, which begins at `offset`, each with its own offset."""
    for node in code.nodes:
        yield node, offset
        offset += len(str(node))


def contents_of(tag: nodes.Tag, offset: int) -> Placed | None:
    """Return what stands between an opening and a closing tag."""
    if tag.contents is None or tag.self_closing:
        return None
    if tag.wiki_markup:
        closing = len(str(tag.closing_wiki_markup or ""))
        return tag.contents, offset + len(str(tag)) - closing - len(str(tag.contents))
    opening = f"<{tag.tag}{''.join(map(str, tag.attributes))}{tag.padding}>"
    return tag.contents, offset + len(opening)


def parameters_of(template: nodes.Template, offset: int) -> dict[str, Placed]:
    """Return the parameters of a template that are not blank, by name in lower case."""
    found: dict[str, Placed] = {}
    at = offset + 2 + len(str(template.name))
    for parameter in template.params:
        at += 1
        if parameter.showkey:
            at += len(str(parameter.name)) + 1
        length = len(str(parameter.value))
        name = str(parameter.name).strip().lower()
        if parameter.value and not str(parameter.value).isspace():
            found[name] = (parameter.value, at)
        at += length
    return found


def children_of(node: nodes.Node, offset: int) -> Iterator[Placed]:
    """Yield the wikitext inside a node that a reader of the page may see."""
    if isinstance(node, nodes.Tag):
        contents = contents_of(node, offset)
        if contents is not None:
            yield contents
    elif isinstance(node, nodes.Template):
        yield from parameters_of(node, offset).values()
    elif isinstance(node, nodes.Wikilink):
        if node.text is not None:
            yield node.text, offset + 2 + len(str(node.title)) + 1
    elif isinstance(node, nodes.ExternalLink):
        if node.title is not None:
            yield node.title, offset + len(str(node)) - len(str(node.title)) - 1
    elif isinstance(node, nodes.Heading):
        yield node.title, offset + node.level


def template_name(template: nodes.Template) -> str:
    """Return a template's name as it is compared: lower case, single spaces."""
    name = str(template.name).partition("<!--")[0].replace("_", " ")
    return " ".join(name.split()).lower().removeprefix("template:")
