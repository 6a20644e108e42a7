"""Step 7: what a second reader says, in sentences that an editor understands.

In: parts of a `Report`. Out: plain text, words of sources and servers made inert. No form's markup.
"""

from __future__ import annotations

from citecheck.model import Says
from citecheck.report.phrases import counted
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.reader_types import ReaderAccount
from citecheck.report.wire.types import CheckedClaim

_LONGEST = 400
_SAYS = {
    Says.SUPPORTED: "reads that the source bears this out",
    Says.CONTRADICTED: "reads that the source speaks against this",
    Says.UNCLEAR: "could not tell either",
}
_DECIDED = {
    Says.SUPPORTED: "decided that the source bears this out; no rule of citecheck did",
    Says.CONTRADICTED: "decided that the source speaks against this; no rule of citecheck did",
}


def is_decided(claim: CheckedClaim) -> bool:
    """Whether the outcome of `claim` is its doing: what it lets pass is shown like what fails."""
    return claim.reader is not None and claim.reader.decided


def lead(claim: CheckedClaim) -> str:
    """Return who says what of `claim`, without a full stop; "" where nobody was heard."""
    opinion = claim.reader
    if opinion is None:
        return ""
    said = _DECIDED.get(opinion.says) if opinion.decided else None
    return (
        f"Second reader ({one_line(opinion.model)}, a language model) {said or _SAYS[opinion.says]}"
    )


def sentence(claim: CheckedClaim) -> str:
    """Return the same with the words of the source, one sentence; "" where nobody was heard."""
    said, opinion = lead(claim), claim.reader
    if opinion is None or not opinion.passage:
        return f"{said}." if said else ""
    label = f" [{one_line(opinion.label)}]" if opinion.label else ""
    page = f", page {opinion.page}" if opinion.page else ""
    return f"{said}: “{cut(opinion.passage, _LONGEST)}”{label}{page}"


def account(report: Report) -> str:
    """Return what became of the unclear claims, and what left the machine; "" without a reader."""
    told = report.run.reader
    if not isinstance(told, ReaderAccount):
        return ""
    parts = [counted(told.answered, "answer")]
    parts += [f"{told.from_store} of them from the store"] if told.from_store else []
    parts += [f"{told.decided} decided by it"] if told.decided else []
    if told.discarded:
        parts.append(
            f"{told.discarded} thrown away (the words shown are not in the source, or not about the"
            " claim)"
        )
    parts += [f"{silence.claims} without: {one_line(silence.reason)}" for silence in told.silent]
    sent = "Nothing was sent."
    if told.host is not None:
        sent = (
            f"Sent to {one_line(told.host)}: {counted(told.sent, 'claim')} with passages,"
            f" {told.characters:,} characters."
        )
    asked = f"{counted(told.claims, 'unclear claim')}: {', '.join(parts)}"
    return f"Second reader ({one_line(told.model)}) on {asked}. {sent}"
