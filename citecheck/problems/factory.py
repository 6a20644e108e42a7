"""How a problem is made: its severity under a policy, and the fingerprint that stays."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from citecheck.config.schema import Policy
from citecheck.findings import codes
from citecheck.findings.fingerprint import fingerprint
from citecheck.model import Citations, Claim, Document, Inconsistency, Problem, Severity, Span

_TELLING = 60


class Draft(Struct, frozen=True, kw_only=True):
    """A draft as steps 1 and 2 left it."""

    document: Document
    citations: Citations
    claims: tuple[Claim, ...]
    inconsistencies: tuple[Inconsistency, ...] = ()


class Maker:
    """Makes problems with the severities of one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def problem(  # noqa: PLR0913 - a problem has this many sides, all but two optional and named
        self,
        code: str,
        message: str,
        *,
        about: str = "",
        shas: Iterable[str] = (),
        span: Span | None = None,
        labels: tuple[str, ...] = (),
        claim: str | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        """Return a problem; `about` are the words, and `shas` the sources, that it hangs on."""
        usual = severity or codes.kind(code).severity
        return Problem(
            code=code,
            severity=self._policy.severity.get(code, usual),
            message=message,
            span=span,
            labels=labels,
            claim=claim,
            fingerprint=fingerprint(about, code, shas),
        )


def shortened(words: str) -> str:
    """Return the beginning of an entry's words on one line, as much as tells it from others."""
    line = " ".join(words.split())
    return line if len(line) <= _TELLING else f"{line[:_TELLING].rstrip()}…"
