"""The file of cookies that a user names (Netscape form) → what of it each address is sent.

Which cookie goes where (domain, path, `secure`, expiry) is decided by `http.cookiejar`. What the
file holds is a key: nothing here shows a value, and nothing keeps one.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from http.cookiejar import Cookie, DefaultCookiePolicy, LoadError, MozillaCookieJar
from pathlib import Path
from urllib.request import Request

from citecheck import regular_file
from citecheck.errors import ConfigError

_MAX_BYTES = 10_000_000
_FIELDS = 7
_FORM = "export it as “cookies.txt” in the Netscape form"


class OwnCookies:
    """A user's cookies; its values are shown to nobody but their own hosts."""

    __slots__ = ("_jar",)

    def __init__(self, jar: MozillaCookieJar) -> None:
        """Wrap a jar, whose own `repr` would show what is in it."""
        self._jar = jar

    def header(self, url: str) -> str | None:
        """Return the `Cookie` header that belongs to a request for `url`; None for none."""
        request = Request(url)  # noqa: S310 - it is never sent: the jar reads addresses in this form
        self._jar.add_cookie_header(request)
        return request.get_header("Cookie")


def load(path: Path) -> OwnCookies:
    """Return the cookies in the file `path`.

    Raises:
        ConfigError: it cannot be read, or is no such file; the message shows no cookie.
    """
    jar = MozillaCookieJar(policy=DefaultCookiePolicy(strict_ns_domain=_HOST_ALONE))
    try:
        if regular_file.length(path) > _MAX_BYTES:
            raise ConfigError(f"the file of cookies {path} is larger than {_MAX_BYTES:,} bytes")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the jar would show the line that it cannot read
            jar.load(str(path), ignore_discard=True, ignore_expires=True)
    except LoadError:
        raise ConfigError(f"the file of cookies {path} {_fault(path)}; {_FORM}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise ConfigError(f"cannot read the file of cookies {path}: {why}; {_FORM}") from None
    for cookie in list(jar):
        _refuse_wide(cookie, path)
        if not cookie.expires:  # browsers write 0 for the length of a session
            cookie.expires, cookie.discard = None, True
        if "." not in cookie.domain:  # the jar knows `localhost` and its like by a longer name
            jar.clear(cookie.domain, cookie.path, cookie.name)
            cookie.domain = f"{cookie.domain}.local"
            jar.set_cookie(cookie)
    jar.clear_expired_cookies()
    return OwnCookies(jar)


_HOST_ALONE = DefaultCookiePolicy.DomainStrictNonDomain
"""A cookie of a host is not sent to hosts below it. Source: RFC 6265, section 5.4."""


def _refuse_wide(cookie: Cookie, path: Path) -> None:
    """Refuse a cookie that would go to every host below ``com``: no browser keeps such a one."""
    if cookie.domain_specified and "." not in cookie.domain.strip("."):
        raise ConfigError(
            f"the file of cookies {path} has a cookie for every host below {cookie.domain!r}: take"
            " that line out"
        )


def _fault(path: Path) -> str:
    """Return what is wrong with a file that the jar refused, no word of a line shown."""
    with path.open(errors="replace") as file:
        lines = file.read(_MAX_BYTES).splitlines()
    return next(_faults(lines), "does not begin with “# Netscape HTTP Cookie File”")


def _faults(lines: list[str]) -> Iterator[str]:
    if not lines or "HTTP Cookie File" not in lines[0]:
        return
    for number, line in enumerate(lines[1:], start=2):
        fields = line.removeprefix("#HttpOnly_").split("\t")
        if not fields[0].strip() or fields[0].lstrip().startswith(("#", "$")):
            continue
        where = f"is malformed in line {number}"
        if len(fields) != _FIELDS:
            yield f"{where}: it has {len(fields)} fields apart by tabs, and {_FIELDS} are wanted"
        elif fields[0].startswith(".") != (fields[1] == "TRUE"):
            yield f"{where}: TRUE goes with a host that begins with a dot, FALSE with one without"
        else:
            try:
                float(fields[4] or 0)
            except ValueError:
                yield f"{where}: its fifth field is no time"
