"""A tool over strings: linked data of a page (JSON-LD) → the words of the article in it.

It finds no scripts in a page and reads no markup within the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

_MOST = 20_000  # values looked at


def article_bodies(data: str) -> Iterator[str]:
    """Yield every ``articleBody`` in `data`, JSON of any shape; none of what cannot be read.

    Source: schema.org, CreativeWork.articleBody, "the actual body of the article".
    """
    try:
        left = [json.loads(data, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not left:
            return
        value = left.pop()
        if isinstance(value, dict):
            body = value.get("articleBody")
            if isinstance(body, str):
                yield body
            left += value.values()
        elif isinstance(value, list):
            left += value
