"""A pure tool: what a written web address stands for, behind archives and wrappers.

Readers paste addresses that a search engine, a mail filter, a network or an archive has wrapped;
the address inside is the source. String work only: nothing is asked, shortened links stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, unquote, urlsplit

from citecheck.lazy_regex import regex

_DEPTH = 4  # wrappers within wrappers: a mail filter around a network around a search engine
_CLOSERS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
_STOPS = ".,;:!?'’*_>。、，；：！？…"

_INNER = regex(r"(?:https?|ftp):/{1,2}(?=[^/\s])", re.IGNORECASE)
_HOST = regex(r"(?:[\w-]{1,63}\.){1,8}[a-z][\w-]{1,62}(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
_ARCHIVE_HOSTS = regex(
    r"(?:(?:web|wayback|www|web-beta)\.)?archive\.org|archive\.(?:today|ph|is|li|md|vn|fo)"
    r"|webcache\.googleusercontent\.com|www\.webcitation\.org|webcitation\.org|perma\.cc"
    r"|ghostarchive\.org|wayback\.archive-it\.org|archive\.wikiwix\.com|web(?:archive\.nationalarchives\.gov|"
    r"archive\.org|\.archive\.org)\.uk|www\.webarchive\.org\.uk|arquivo\.pt|webarchive\.loc\.gov"
    r"|wayback\.vefsafn\.is|timetravel\.mementoweb\.org|megalodon\.jp|cc\.bingj\.com",
    re.IGNORECASE,
)
_COPIES = regex(
    r"/(?:web|wayback|save)/"
)  # of archive.org itself, which holds works of its own, too
# An order to save, a calendar, an index or an availability answer is no capture.
_ORDER = regex(
    r"/(?:save|wayback/available|cdx|__wb|web/timemap|submit)\b|/web/(?:\d{0,14}\*|changes)|[?&]run=1"
    r"|/newest/|/oldest/|webcache\.|bingj\.",
    re.IGNORECASE,
)
_WITHOUT_SCHEME = regex(
    r"/(?:(?:web|save|wayback|o|all|ukgwa|[\w.-]{1,20})/)*(?:\d{1,14}(?:[a-z]{2}_)?\*?/|\*/)?"
    r"(?P<rest>(?:[\w-]{1,63}\.){1,8}[a-z][\w-]{1,62}(?::\d{1,5})?(?:/.*)?)",
    re.IGNORECASE,
)
_CACHE_ID = regex(r"^cache:(?:[\w-]{4,20}:(?!/))?")

# host → the parameters that hold the address. Source: the services' own links, November 2026.
_QUERY_WRAPPERS: tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (regex(host, re.IGNORECASE), regex(path, re.IGNORECASE), names)
    for host, path, names in (
        (
            r"(?:[\w-]+\.)?google(?:\.[a-z]{2,3}){1,2}",
            r"/(?:url|imgres|search/url)",
            ("q", "url", "imgrefurl"),
        ),
        (r"scholar\.google(?:\.[a-z]{2,3}){1,2}", r"/scholar_url", ("url",)),
        (r"translate\.google(?:usercontent)?(?:\.[a-z]{2,3}){1,2}", r"/.*", ("u",)),
        (
            r"(?:[\w-]+\.)?safelinks\.protection\.(?:outlook|office365)\.(?:com|us|cn)",
            r"/.*",
            ("url",),
        ),
        (
            r"(?:lm?|www|m)\.(?:facebook|instagram|workplace)\.com",
            r"/(?:l\.php|flx/warn/?)?",
            ("u",),
        ),
        (
            r"l\.(?:threads\.net|threads\.com|messenger\.com|wl\.co)|lm?\.facebook\.com",
            r"/.*",
            ("u",),
        ),
        (r"urldefense(?:\.proofpoint)?\.com", r"/v1/url", ("u",)),
        (r"(?:www|m)\.youtube\.com", r"/redirect", ("q",)),
        (r"(?:www\.)?linkedin\.com", r"/(?:redir/redirect|safety/go|redirect)", ("url",)),
        (r"(?:out|www)\.reddit\.com", r"/.*", ("url",)),
        (r"slack-redir\.net", r"/link", ("url", "v")),
        (r"t\.umblr\.com", r"/redirect", ("z",)),
        (r"(?:away\.|m\.)?vk\.com", r"/away(?:\.php)?", ("to",)),
        (r"(?:www\.|html\.)?duckduckgo\.com", r"/l/?", ("uddg",)),
        (r"getpocket\.com", r"/redirect", ("url",)),
        (r"linkprotect\.cudasvc\.com", r"/url", ("a",)),
        (r"(?:clicktime|link)\.symantec\.com", r"/.*", ("u",)),
        (r"(?:(?:www|ssl)\.)?(?:translatetheweb|microsofttranslator)\.com", r"/.*", ("a",)),
        (r"translate\.yandex\.(?:com|ru)", r"/translate", ("url",)),
        (r"steamcommunity\.com", r"/linkfilter/?", ("url", "u")),
        (r"(?:www\.)?medium\.com", r"/r/", ("url",)),
        (r"disq\.us", r"/url", ("url",)),
        (r"exit\.sc|go\.skimresources\.com|go\.redirectingat\.com", r"/.*", ("url",)),
        (
            r"(?:[\w-]+\.)*(?:ez|lib)?proxy[\w-]*\.(?:[\w-]+\.)+[a-z]{2,}",
            r"/login",
            ("url", "qurl"),
        ),
    )
)
_GOOGLE = regex(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}", re.IGNORECASE)
_AMP_PATH = regex(r"/amp/(s/)?(?P<rest>[^/]+\..+)", re.IGNORECASE)
_AMP_CACHE = regex(r"/(?:[a-z]/)?(s/)?(?P<rest>[^/]+\..+)", re.IGNORECASE)
_DEFENDED = regex(r"/v3/__(?P<address>.+?)__(?:;(?P<bytes>[^!]*))?(?:!|$)")
_HIDERS = regex(
    r"(?:www\.)?(?:href\.li|anonym\.(?:to|es)|nullrefer\.com|dereferer\.(?:me|org)|blankrefer\.com)",
    re.IGNORECASE,
)
_FRONTS = regex(
    r"(?:www\.)?(?:12ft\.io|r\.jina\.ai|via\.hypothes\.is|smry\.ai|freedium\.cfd|removepaywall\.com)",
    re.IGNORECASE,
)
_YAHOO = regex(r"/RU=(?P<address>[^/]+)/", re.IGNORECASE)
_TRANSLATED = regex(r"(?P<host>[a-z0-9-]+)\.translate\.goog", re.IGNORECASE)


def trimmed(words: str) -> str:
    """Return an address without the punctuation of the sentence around it.

    A closing bracket stays where the address opened it.

    Args:
        words: what stands between two blanks, from the address's first character.
    """
    while words:
        last = words[-1]
        opener = _CLOSERS.get(last)
        if last in _STOPS or (opener is not None and words.count(last) > words.count(opener)):
            words = words[:-1]
        else:
            break
    return words


def unwrapped(url: str) -> str:
    """Return the address that `url` leads to by its own words; `url` itself where it wraps none."""
    for _ in range(_DEPTH):
        inner = _unwrapped_once(url)
        if inner is None:
            return url
        url = inner
    return url


def is_archive(url: str) -> bool:
    """Whether `url` belongs to an archive of web pages (and not to a work that it holds)."""
    parts = _parts(url)
    if parts is None or not _ARCHIVE_HOSTS.fullmatch(parts.hostname or ""):
        return False
    if (parts.hostname or "").lower() in ("archive.org", "www.archive.org"):
        return _COPIES.match(parts.path) is not None
    return len(parts.path) > 1 or bool(parts.query)


def is_capture(url: str) -> bool:
    """Whether `url` is an archive's copy of a page, not an order to save or a list of copies."""
    return is_archive(url) and _ORDER.search(url) is None


def original_of(url: str) -> str | None:
    """Return the address that an archive's `url` is about; None where its words do not tell."""
    if not is_archive(url):
        return None
    parts = urlsplit(url)
    values = _values(parts.query)
    asked = next((found for name in ("url", "q", "u") if (found := values.get(name))), "")
    found = _completed(_CACHE_ID.sub("", asked).rstrip("+")) or _in_path(parts)
    return None if found is None else original_of(found) or found


def _in_path(parts: SplitResult) -> str | None:
    """Return the address that stands in the path of a capture, with its query."""
    path = unquote(parts.path) if "%3a" in parts.path.lower() else parts.path
    query = f"?{parts.query}" if parts.query else ""
    inner = _INNER.search(path)
    if inner is not None:
        return _completed(path[inner.start() :].rstrip("*") + query)
    bare = _WITHOUT_SCHEME.fullmatch(path)
    return _completed(bare["rest"].rstrip("*") + query) if bare else None


def _unwrapped_once(url: str) -> str | None:
    parts = _parts(url)
    if parts is None:
        return None
    host = parts.hostname or ""
    for wrapper, path, names in _QUERY_WRAPPERS:
        if wrapper.fullmatch(host) and path.fullmatch(parts.path):
            return _from_query(parts, names)
    for reader in _READERS:
        found = reader(host, parts)
        if found is not None:
            return found
    return None


def _from_query(parts: SplitResult, names: tuple[str, ...]) -> str | None:
    """Return the address in the first of the parameters that holds one."""
    values = _values(parts.query)
    return next((found for name in names if (found := _completed(values.get(name, "")))), None)


def _values(query: str) -> dict[str, str]:
    """Return the parameters of a query, the first of a name; a plus stays one."""
    pairs = (pair.partition("=") for pair in reversed(query.split("&")))
    return {name.lower(): unquote(value) for name, _, value in pairs}


def _completed(words: str) -> str | None:
    """Return `words` as a whole web address; None where they are none."""
    words = words.strip()
    if words[:8].lower().startswith(("http%3a", "https%3a")):
        words = unquote(words)
    scheme = _INNER.match(words)
    if scheme is not None:
        return f"{words[: words.index(':')]}://{words[scheme.end() :]}"
    return f"http://{words}" if _HOST.match(words) else None


def _amp(host: str, parts: SplitResult) -> str | None:
    """Google's AMP viewer and AMP caches: ``/amp/s/HOST/PATH``, ``/c/s/HOST/PATH``."""
    if _GOOGLE.fullmatch(host):
        found = _AMP_PATH.fullmatch(parts.path)
    elif host.endswith(".cdn.ampproject.org") or host == "cdn.ampproject.org":
        found = _AMP_CACHE.fullmatch(parts.path)
    else:
        return None
    if found is None:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"http{'s' if found[1] else ''}://{found['rest']}{query}"


def _defended(host: str, parts: SplitResult) -> str | None:
    """Proofpoint's second and third form.

    Source: Proofpoint, "URL Defense decoder", https://help.proofpoint.com, forms v2 and v3.
    """
    if not host.startswith("urldefense."):
        return None
    if parts.path.startswith("/v2/"):
        coded = _values(parts.query).get("u", "")
        return _completed(unquote(coded.replace("-", "%").replace("_", "/")))
    whole = (
        parts.path
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )
    found = _DEFENDED.match(whole)
    return (
        None if found is None else _completed(_with_bytes(found["address"], found["bytes"] or ""))
    )


def _with_bytes(address: str, coded: str) -> str:
    """Put the characters back for which URL Defense wrote ``*`` (``**X`` is a run of them)."""
    if "*" not in address or not coded:
        return address
    import base64  # noqa: PLC0415 - next to no address needs it

    try:
        characters = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8")
    except ValueError:
        return address
    left = iter(characters)

    def put(star: re.Match[str]) -> str:
        count = _RUNS.index(star[1]) + 2 if star[1] else 1
        return "".join(next(left, "") for _ in range(count))

    return re.sub(r"\*(?:\*(.))?", put, address)


_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _translated(host: str, parts: SplitResult) -> str | None:
    """Google's translating proxy: dots of the host are ``-``, hyphens ``--``."""
    found = _TRANSLATED.fullmatch(host)
    if found is None:
        return None
    own = found["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not pair.startswith("_x_tr")
    )
    return f"https://{own}{parts.path}{'?' + query if query else ''}"


def _yahoo(host: str, parts: SplitResult) -> str | None:
    if not host.endswith("search.yahoo.com"):
        return None
    found = _YAHOO.search(parts.path)
    return _completed(unquote(found["address"])) if found else None


def _cisco(host: str, parts: SplitResult) -> str | None:
    """Cisco's mail filter: the escaped address is the last part of the path."""
    if host != "secure-web.cisco.com":
        return None
    return _completed(unquote(parts.path.rpartition("/")[2]))


def _bing(host: str, parts: SplitResult) -> str | None:
    """Bing's click counter: ``u=a1`` and the address in base 64."""
    if not host.endswith("bing.com") or not parts.path.startswith("/ck/a"):
        return None
    import base64  # noqa: PLC0415 - as above

    coded = _values(parts.query).get("u", "")[2:]
    try:
        return _completed(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8"))
    except ValueError:
        return None


def _bare_query(host: str, parts: SplitResult) -> str | None:
    """Services that hide the referrer: the whole query is the address."""
    return _completed(unquote(parts.query)) if _HIDERS.fullmatch(host) else None


def _in_front(host: str, parts: SplitResult) -> str | None:
    """Readers and annotators that one sets before an address: the path is the address."""
    if not _FRONTS.fullmatch(host):
        return None
    query = f"?{parts.query}" if parts.query else ""
    found = _INNER.search(parts.path)
    return _completed(parts.path[found.start() :] + query) if found is not None else None


_READERS: tuple[Callable[[str, SplitResult], str | None], ...] = (
    _amp,
    _defended,
    _translated,
    _yahoo,
    _cisco,
    _bing,
    _bare_query,
    _in_front,
)


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        return parts if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
