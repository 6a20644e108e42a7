"""The article that a page carries for machines, where it shows none without its scripts."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from citecheck.nlp.linked_data import article_bodies

_WITHIN = 2_000_000  # code points of a script


def embedded_article(page: HtmlElement) -> list[str]:
    """Return the paragraphs of the longest ``articleBody`` in the JSON-LD of `page`."""
    bodies = (
        body
        for script in page.iter("script")
        if script.get("type", "").lower() == "application/ld+json"
        for body in article_bodies((script.text or "")[:_WITHIN])
    )
    body = max(bodies, key=len, default="")
    if "<" in body:
        body = "\n".join(map(str, html.fromstring(f"<div>{body}</div>").itertext()))
    return [words for line in body.splitlines() if (words := " ".join(line.split()))]
