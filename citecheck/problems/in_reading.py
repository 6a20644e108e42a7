"""What a second reader decided, and where it was not heard: told, and failing nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.config.schema import Policy
from citecheck.model import Claim, Problem, ReaderAccount, Verdict
from citecheck.problems.factory import Maker


def of_reader(
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict],
    account: ReaderAccount | None,
    policy: Policy,
) -> Iterator[Problem]:
    """Yield a note for each claim that a second reader decided, and one where it was not heard.

    Args:
        claims: of a draft.
        verdicts: theirs, in the same order.
        account: of the reader; None where none is asked for.
        policy: severities.
    """
    if account is None:
        return
    made = Maker(policy)
    for claim, verdict in zip(claims, verdicts, strict=True):
        opinion = verdict.reader
        if opinion is not None and opinion.decided:
            yield made.problem(
                "claim.second_reader",
                f"That this is {opinion.says} was decided by the second reader ({opinion.model}),"
                f" not by citecheck, on these words of the source: “{opinion.words}”",
                about=claim.words,
                span=claim.span,
                labels=claim.labels,
                claim=claim.id,
            )
    unheard = account.discarded + sum(number for _, number in account.silent)
    if unheard:
        reasons = [f"{why} ({number})" for why, number in account.silent]
        if account.discarded:
            reasons.append(
                "the words it showed are not in the source, or not about the claim"
                f" ({account.discarded})"
            )
        yield made.problem(
            "run.second_reader",
            f"The second reader ({account.model}) gave no opinion on {unheard} of the"
            f" {account.claims} unclear claims: {'; '.join(reasons)}.",
        )
