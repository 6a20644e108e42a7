"""Step 3, statuses: the last response of a chain → the state that its status stands for."""

from __future__ import annotations

from http import HTTPStatus

from citecheck.model import SourceState
from citecheck.sources.http.answer import Answer

_PASSING = {408, 425, 429}  # and all of 5xx but 501 and 511
_SHUT = {403, 407, 451, 511, 999}
_LOCKED = {401, 402}
_PAGELESS = {204, 205, 304}


def judged(answer: Answer) -> Answer:
    """Return `answer` with the state and reason of its status; 2xx with a body stays OK.

    What was not had for another reason stays as it is.
    Source: RFC 9110, section 15; 999 is what some networks answer to programs.
    """
    if answer.state is not SourceState.OK:
        return answer
    status = answer.status or 0
    if answer.header("cf-mitigated") == "challenge":
        return answer.but(SourceState.BLOCKED, "The server demands proof that a person is asking.")
    state = _meaning(status)
    if state is SourceState.OK:
        return answer
    named = f"The server answered {status}{_phrase(status)}"
    ending = ", which comes without a page." if status in _PAGELESS else "."
    return answer.but(state, named + ending)


def _meaning(status: int) -> SourceState:
    if status in _LOCKED:
        return SourceState.PAYWALLED
    if status in _SHUT:
        return SourceState.BLOCKED
    if status in _PASSING or not 200 <= status < 600 or (status >= 500 and status != 501):
        return SourceState.TRANSIENT
    return SourceState.OK if status < 300 and status not in _PAGELESS else SourceState.DEAD


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
