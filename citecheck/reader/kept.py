"""Answers in the store: under model, task, claim and passages, so that a later run replays them.

An answer is kept as a capture of an address below a name that no server has. What is kept is the
answer as read, not what the server sent; its words are looked for in the source on every run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from citecheck.model import SourceState
from citecheck.reader.answer import Answer, decode, encode
from citecheck.reader.question import Question
from citecheck.reader.reply import Reply
from citecheck.sources.address import canonical
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

BASE = "https://second-reader.invalid/"
"""Source: RFC 2606, section 2: no host below ``.invalid`` will ever exist."""


def kept_answers(questions: Iterable[Question], store: Store) -> dict[str, Reply]:
    """Return what the store holds, by the keys of the questions; what is no answer is passed over.

    Raises:
        StoreError: the store cannot be read, or an answer in it is damaged.
    """
    addresses = {question.key: canonical(BASE + question.key) for question in questions}
    newest = store.latest_of(list(addresses.values()))
    found = {}
    for key, address in addresses.items():
        capture = newest.get(address)
        if capture is not None and capture.sha256 is not None:
            answer = decode(store.body(capture.sha256))
            if answer is not None:
                found[key] = Reply(answer=answer, is_kept=True)
    return found


def keep(question: Question, answer: Answer, at: datetime, store: Store) -> None:
    """Keep an answer.

    Args:
        question: what was asked.
        answer: what was answered.
        at: when, aware.
        store: where.

    Raises:
        StoreError: the disk is full, or the folder cannot be written.
    """
    address = BASE + question.key
    capture = Capture(
        url=address,
        final_url=address,
        state=SourceState.OK,
        fetched_at=at,
        status=200,
        media_type="application/json",
        title=f"Answer of a second reader ({question.model})",
    )
    store.keep(capture, encode(answer))
