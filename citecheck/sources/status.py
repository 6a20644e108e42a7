"""Step 3, statuses: the last response of a chain → the state that its status stands for."""

from __future__ import annotations

from http import HTTPStatus

from citecheck.model import SourceState
from citecheck.sources.answer import Answer

_PASSING = {408, 425, 429}  # and all of 5xx but 501 and 511
_SHUT = {403, 407, 451, 511, 999}
_LOCKED = {401, 402}
_PAGELESS = {204, 205, 304}


def state_of(answer: Answer) -> tuple[SourceState, str]:
    """Return state and reason of an answer whose `state` is OK; 2xx with a body stays OK.

    Source: RFC 9110, section 15; 999 is what some networks answer to programs.
    """
    status = answer.status or 0
    named = f"The server answered {status}{_phrase(status)}."
    if answer.header("cf-mitigated") == "challenge":
        return SourceState.BLOCKED, "The server demands proof that a person is asking."
    if status in _PAGELESS:
        return SourceState.DEAD, f"{named[:-1]}, which comes without a page."
    return _meaning(status), named


def _meaning(status: int) -> SourceState:
    if status in _LOCKED:
        return SourceState.PAYWALLED
    if status in _SHUT:
        return SourceState.BLOCKED
    if status in _PASSING or not 200 <= status < 600 or (status >= 500 and status != 501):
        return SourceState.TRANSIENT
    return SourceState.OK if status < 300 else SourceState.DEAD


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
