"""How a problem is made: its severity under a policy, and a fingerprint that stays."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from citecheck import findings
from citecheck.config import Policy
from citecheck.model import Citations, Claim, Document, Problem, Severity, Span

FINGERPRINT_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as steps 1 and 2 left it."""

    document: Document
    citations: Citations
    claims: tuple[Claim, ...]


def fingerprint(*parts: str) -> str:
    """Return 16 hexadecimal digits that depend on `parts` alone, white space folded."""
    folded = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT_DIGITS]


class Maker:
    """Makes problems with the severities of one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def problem(  # noqa: PLR0913 - a problem has this many sides, all but two optional and named
        self,
        code: str,
        message: str,
        *,
        key: tuple[str, ...],
        span: Span | None = None,
        labels: tuple[str, ...] = (),
        claim: str | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        usual = severity or findings.kind(code).severity
        return Problem(
            code=code,
            severity=self._policy.severity.get(code, usual),
            message=message,
            span=span,
            labels=labels,
            claim=claim,
            fingerprint=fingerprint(code, *key),
        )
