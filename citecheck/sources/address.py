"""Step 3, addresses: URL → canonical URL, the form under which sources are keyed and stored.

Two links that name the same page get one key, so that it is fetched once. Pure string work; it
does not say whether an address may be fetched (`guard.py`) nor which one to try (`locate.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from citecheck.lazy_regex import regex

DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = regex(r"%([0-9A-Fa-f]{2})")
_UNSAFE = regex(r"[^!-~]|[\"<>\\^`{|}]")
_SAME_SITE = regex(r"^(?:www\d?|m|mobile|amp)\.")
# What newsletters, networks and shops append to count clicks; the page is the same without.
_TRACKING = regex(
    r"utm_\w{1,40}|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id"
    r"|_hs(?:enc|mi)|_ga|_gl|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|cmpid|ref_src|ref_url"
    r"|spm|trk|at_(?:medium|campaign)|s_cid|ns_(?:campaign|mchannel|source|linkname)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """Return the form of `url` under which a source is keyed.

    Scheme and host in lower case, the host in ASCII (IDNA) without its last dot, no default port,
    no dot segments, no fragment, no tracking parameters, escapes only where they are needed.
    What cannot be taken apart is returned stripped, and otherwise as it is.
    Source: RFC 3986, section 6.2.2 and 6.2.3.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not parts.hostname:
        return url
    host = ascii_host(parts.hostname)
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    if parts.username is not None:
        netloc = f"{parts.netloc.rpartition('@')[0]}@{netloc}"
    path = _without_dot_segments(_escaped(parts.path)) or "/"
    return urlunsplit((scheme, netloc, path, _without_tracking(_escaped(parts.query)), ""))


def is_same_page(one: str, other: str) -> bool:
    """Whether two addresses name one page, whatever scheme, ``www.`` or last slash they have."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    """Return host, path and query of an address, without what never tells pages apart."""
    parts = urlsplit(canonical(url))
    host = _SAME_SITE.sub("", parts.netloc.rpartition("@")[2])
    return host.removesuffix(":80"), parts.path.rstrip("/").lower(), parts.query


def without_fragment(url: str) -> str:
    """Return what of `url` is sent to a server, spaces and non-ASCII characters escaped.

    Raises:
        ValueError: it cannot be taken apart.
    """
    parts = urlsplit(url.strip())
    if not parts.netloc:
        raise ValueError("no host")
    netloc = _ascii_netloc(parts)
    path = _UNSAFE.sub(_percent, parts.path) or "/"
    return urlunsplit((parts.scheme, netloc, path, _UNSAFE.sub(_percent, parts.query), ""))


def ascii_host(host: str) -> str:
    """Return `host` in lower case and ASCII; unchanged but for case where IDNA refuses it."""
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Return ``host:port`` of an http(s) URL, the unit of politeness; ``""`` where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        return ""
    return f"{ascii_host(parts.hostname)}:{port}" if parts.hostname else ""


def _ascii_netloc(parts: SplitResult) -> str:
    if parts.netloc.isascii() or not parts.hostname:
        return parts.netloc
    port = "" if parts.port is None else f":{parts.port}"
    return ascii_host(parts.hostname) + port


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogateescape"))


def _escaped(text: str) -> str:
    """Return `text` with escapes in upper case, undone for characters that need none."""

    def plain(match: re.Match[str]) -> str:
        character = chr(int(match.group(1), 16))
        return character if character in _UNRESERVED else match.group().upper()

    return _UNSAFE.sub(_percent, _ESCAPE.sub(plain, text))


def _without_dot_segments(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _without_tracking(query: str) -> str:
    pairs = (pair for pair in query.split("&") if pair)
    return "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))
