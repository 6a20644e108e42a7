"""Step 3, robots.txt: rules of a site → whether a program may read one of its pages.

Source: RFC 9309. A robots.txt that cannot be had forbids nothing here: citecheck reads the single
page that an article cites and follows no links, and a page is not to be called blocked because
another file is broken.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import unquote_to_bytes, urlsplit

from msgspec import Struct

from citecheck.sources.http.manners import Manners

AGENT = "citecheck"
_MOST_BYTES = 512_000
_MOST_RULES = 5_000
_MOST_WILDCARDS = 20


class Rule(Struct, frozen=True):
    """A line of a group: whether paths like `pattern` are allowed."""

    allow: bool
    pattern: bytes

    def matches(self, path: bytes) -> bool:
        """Whether `path` begins as the pattern says (``*``: anything, ``$``: the end)."""
        anchored = self.pattern.endswith(b"$")
        pieces = self.pattern.removesuffix(b"$").split(b"*")
        if not path.startswith(pieces[0]):
            return False
        at = len(pieces[0])
        for piece in pieces[1:-1]:
            at = path.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        if len(pieces) == 1:
            return not anchored or at == len(path)
        last = pieces[-1]
        if anchored:
            return len(path) - len(last) >= at and path.endswith(last)
        return path.find(last, at) >= 0


def rules_for(text: bytes, agent: str = AGENT) -> tuple[Rule, ...]:
    """Return the rules of the groups for `agent`, else of those for everyone."""
    mine: list[Rule] = []
    everyones: list[Rule] = []
    named = False
    groups: list[list[Rule]] = []
    in_header = False
    for line in text[:_MOST_BYTES].removeprefix(b"\xef\xbb\xbf").splitlines():
        field, _, value = line.partition(b"#")[0].partition(b":")
        field, value = field.strip().lower(), value.strip()
        if field == b"user-agent":
            groups = groups if in_header else []
            in_header = True
            if value == b"*":
                groups.append(everyones)
            elif value.lower().decode("latin-1") == agent:
                groups.append(mine)
                named = True
        elif field in (b"allow", b"disallow"):
            in_header = False
            if value and value.count(b"*") <= _MOST_WILDCARDS:
                rule = Rule(field == b"allow", _normal(value))
                for group in groups:
                    group.append(rule)
    return tuple((mine if named else everyones)[:_MOST_RULES])


def allows(rules: tuple[Rule, ...], url: str) -> bool:
    """Whether `rules` let `url` be read: the longest matching rule counts, allowing if equal."""
    parts = urlsplit(url)
    path = _normal(
        (parts.path or "/").encode() + (f"?{parts.query}".encode() if parts.query else b"")
    )
    matching = [rule for rule in rules if rule.matches(path)]
    if not matching or path == b"/robots.txt":
        return True
    return max(matching, key=lambda rule: (len(rule.pattern), rule.allow)).allow


class Robots:
    """The rules of every site met in a run, each fetched once."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[bytes | None]], manners: Manners | None = None
    ) -> None:
        """Use `fetch` (URL → body of a success, else None) to get a robots.txt."""
        self._fetch = fetch
        self._manners = manners or Manners()
        self._rules: dict[str, asyncio.Task[tuple[Rule, ...]]] = {}

    async def allow(self, url: str) -> bool:
        """Whether the robots.txt of the site lets `url` be read."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._load(site))
        return allows(await asyncio.shield(self._rules[site]), url)

    async def _load(self, site: str) -> tuple[Rule, ...]:
        known = self._manners.rules(site)
        if known is not None:
            return known
        body = await self._fetch(f"{site}/robots.txt")
        rules = () if body is None else rules_for(body)
        self._manners.learn(site, rules)
        return rules


def _normal(path: bytes) -> bytes:
    """Return `path` with escapes undone, so that both spellings of a character are one."""
    return unquote_to_bytes(path)
