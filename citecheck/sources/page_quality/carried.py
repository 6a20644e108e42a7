"""Step 3, what an empty page carries all the same: HTML → whether it holds an article for machines.

The same places as the reader of pages looks in (`formats/html`), on a glimpse: an ``articleBody``,
and what browsers without scripts are shown. No evidence is read here.
"""

from __future__ import annotations

import html
import re

from citecheck.lazy_regex import regex
from citecheck.nlp.linked_data import article_bodies
from citecheck.sources.page_quality.page_outline import count_words

_FEWEST = 60  # words, as of a page that is believed; what says that scripts are wanted has fewer
_CUT = ("…", "...")
_MOST = 2_000_000  # characters of a page
_DATA = regex(
    r"<script\b[^<>]{0,300}application/ld\+json[^<>]{0,300}>(.*?)</script",
    re.IGNORECASE | re.DOTALL,
)
_FALLBACK = regex(r"<noscript\b[^<>]{0,300}>(.*?)</noscript", re.IGNORECASE | re.DOTALL)
_TAG = regex(r"<[^<>]{0,4000}>")


def carries_article(page: str) -> bool:
    """Whether a page that shows nothing holds the words of an article."""
    page = page[:_MOST]
    bodies = (body for found in _DATA.finditer(page) for body in article_bodies(found[1]))
    if any(_words(body) >= _FEWEST for body in bodies if not body.rstrip().endswith(_CUT)):
        return True
    return any(_words(found[1]) >= _FEWEST for found in _FALLBACK.finditer(page))


def _words(markup: str) -> int:
    return count_words(html.unescape(_TAG.sub(" ", markup)))
