"""Step 3, the writer: jobs → captures, judged by `condition.py` and kept in the store, in one go.

A commit costs the same for one capture as for fifty, so jobs are done many at once. It asks no
server anything. Run as a module it serves the pipes of `writer_process.py`.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace

from citecheck.errors import StoreError
from citecheck.model import SourceState
from citecheck.sources.http.answer import Fetched
from citecheck.sources.page_quality.classify import Condition, alike, condition_of
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.write_queue import Done, Job, Keep


class _Outcome(NamedTuple):
    """What is known of a job before anything is kept."""

    done: Done
    body: bytes | None
    is_to_be_kept: bool


def do_all(store: Store, jobs: Sequence[Job]) -> list[Done]:
    """Do `jobs`, and return what became of each, in their order, once it is safe.

    Raises:
        StoreError: something cannot be kept.
    """
    outcomes = [_outcome(job) for job in jobs]
    kept = iter(
        store.keep_all(
            [(found.done.capture, found.body) for found in outcomes if found.is_to_be_kept]
        )
    )
    return [Done(capture=next(kept)) if found.is_to_be_kept else found.done for found in outcomes]


def _outcome(job: Job) -> _Outcome:
    if isinstance(job, Keep):
        return _Outcome(Done(capture=job.capture), job.body, is_to_be_kept=True)
    found = _condition(job.fetched, job.beside)
    is_source = found.state is SourceState.OK and not found.is_doubtful and found.landing is None
    done = Done(
        capture=_capture(job.fetched, found),
        is_doubtful=found.is_doubtful,
        landing=found.landing,
    )
    return _Outcome(done, job.fetched.body, is_to_be_kept=is_source)


def _condition(fetched: Fetched, beside: Fetched | None) -> Condition:
    """Judge what came back; a doubt is settled by what lies `beside` it."""
    if fetched.state is not SourceState.OK:
        return Condition(state=fetched.state, reason=fetched.reason)
    found = condition_of(fetched)
    if not found.is_doubtful or beside is None:
        return found
    if beside.state is SourceState.OK and alike(fetched.body or b"", beside.body or b""):
        reason = "The server gives the same page for an address that cannot exist."
        return replace(found, state=SourceState.SOFT_404, reason=reason, is_doubtful=False)
    return replace(found, is_doubtful=False)


_COOKIES_DID_NOT_DO = "Your cookies for it were sent; export them anew if you may read it."


def _capture(fetched: Fetched, condition: Condition) -> Capture:
    reason = condition.reason
    if fetched.is_signed_in and condition.state in (SourceState.PAYWALLED, SourceState.BLOCKED):
        reason = f"{reason} {_COOKIES_DID_NOT_DO}"
    return Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        state=condition.state,
        fetched_at=fetched.fetched_at,
        status=fetched.status,
        headers=fetched.headers,
        media_type=fetched.media_type,
        reason=reason,
        title=condition.title,
        is_signed_in=fetched.is_signed_in,
        is_rendered=fetched.is_rendered,
    )


def _serve(folder: str, far: str | None = None) -> None:
    """Do jobs from standard input until it ends; answers are `Done`s or what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it, once it has ended itself
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed must not mix with the answers
    answer: Sequence[Done] | StoreError | str
    parent_ends = EOFError, BrokenPipeError, pickle.UnpicklingError  # the last: in mid-sentence
    with Store.open(folder, far=far) as store, suppress(*parent_ends):
        while True:
            jobs = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
            try:
                answer = do_all(store, jobs)
            except StoreError as error:
                answer = error
            except Exception:  # noqa: BLE001 - a bug, told to the parent, which reports it
                answer = traceback.format_exc()
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


if __name__ == "__main__":
    _serve(*sys.argv[1:])
