"""The article that a page carries for machines, where it shows none without its scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

_WITHIN = 2_000_000  # code points of a script
_MOST = 20_000  # values looked at


def embedded_article(page: HtmlElement) -> list[str]:
    """Return the paragraphs of the longest ``articleBody`` in the JSON-LD of `page`.

    Source: schema.org, CreativeWork.articleBody, "the actual body of the article".
    """
    bodies = (
        body
        for script in page.iter("script")
        if script.get("type", "").lower() == "application/ld+json"
        for body in _bodies((script.text or "")[:_WITHIN])
    )
    body = max(bodies, key=len, default="")
    if "<" in body:
        body = "\n".join(map(str, html.fromstring(f"<div>{body}</div>").itertext()))
    return [words for line in body.splitlines() if (words := " ".join(line.split()))]


def _bodies(text: str) -> Iterator[str]:
    try:
        open_values = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not open_values:
            return
        value = open_values.pop()
        if isinstance(value, dict):
            body = value.get("articleBody")
            if isinstance(body, str):
                yield body
            open_values += value.values()
        elif isinstance(value, list):
            open_values += value
