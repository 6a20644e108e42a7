"""Step 3, where redirects ended: the addresses asked for and had → what they alone say.

What stands on the page is judged in `condition.py`.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from citecheck.lazy_regex import regex
from citecheck.model import SourceState

_LOGIN_PATH = regex(
    r"/(?:log-?in|sign-?in|auth|sso|account/login|users/sign_in|session/new|wp-login\.php|anmelden)\b",
    re.IGNORECASE,
)
_ERROR_PATH = regex(
    r"/(?:404|410|error|errors|not-?found|page-?not-?found|pagenotfound|notfound|gone|missing)"
    r"(?:/|\.\w{2,5}|$)|/(?:error|404)[-_]?(?:404|page)",
    re.IGNORECASE,
)
_ROOT = regex(
    r"/(?:(?:index|home|default)(?:\.\w{2,5})?/?)?(?:[a-z]{2}(?:-[a-z]{2})?/?)?", re.IGNORECASE
)


def led_astray(asked_for: str, had: str, *, is_long: bool) -> tuple[SourceState, str] | None:
    """Return the state and reason where a link led to another page; None where it did not.

    A page with a text that `is_long` is no login page, whatever its address.
    """
    asked, got = urlsplit(asked_for), urlsplit(had)
    if (asked.path, asked.query, asked.hostname) == (got.path, got.query, got.hostname):
        return None
    if _ERROR_PATH.search(got.path) and not _ERROR_PATH.search(asked.path):
        return SourceState.SOFT_404, f"The link leads to an error page ({got.path[:80]})."
    if _LOGIN_PATH.search(got.path) and not is_long:
        return SourceState.PAYWALLED, "The link leads to a login page."
    asked_deep = asked.path.strip("/") or asked.query
    same_site = _site(asked.hostname) == _site(got.hostname)
    if same_site and asked_deep and not _is_home(asked) and _is_home(got):
        return SourceState.SOFT_404, "The link leads to the site's home page, not to the source."
    return None


def _is_home(address: SplitResult) -> bool:
    return not address.query and bool(_ROOT.fullmatch(address.path or "/"))


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")
