"""`citecheck explain`: what a finding means, be it of our own table or of a check from outside."""

from __future__ import annotations

from citecheck.checks import CHECKS, outside_check
from citecheck.errors import InputError
from citecheck.findings import codes


def run(code: str) -> str:
    """Return what `code` means, and what the check that makes it looks for.

    Raises:
        InputError: neither the table nor a check from outside has it; names the nearest one.
    """
    check = outside_check(code)
    if check is not None:
        return (
            f"{code}: a finding of the check {check.CODE}, which another package adds.\n\n"
            f"Looks for: {check.SUMMARY}.\n"
        )
    try:
        page = codes.explain(code)
    except InputError:
        own = next((item for item in CHECKS if code == item.CODE), None)
        if own is None:
            raise
        return f"{code}: a check. {own.SUMMARY}.\n"
    looks = next((item.SUMMARY for item in CHECKS if code.partition(".")[0] == item.CODE), None)
    return page + (f"\nThe check looks for: {looks}.\n" if looks else "")
