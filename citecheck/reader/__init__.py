"""Beside step 6: a second reader, asked about `unclear` claims where the user's settings name one.

In: a `Question` (a claim and passages of its sources). Out: a `Reply` each, from the store or from
the server; what goes wrong is a reply without an answer, never an exception. Whether the words of
an answer stand in the source, and what it counts for, is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from citecheck.config.schema import Config
from citecheck.reader.answer import Answer
from citecheck.reader.kept import kept_answers
from citecheck.reader.question import Question
from citecheck.reader.reply import NOT_STORED, WAITING, Reply
from citecheck.reader.setup import ENTAILMENT, endpoint, is_local, ready
from citecheck.sources.local import opened
from citecheck.sources.options import Options

__all__ = [
    "ENTAILMENT",
    "NOT_STORED",
    "WAITING",
    "Answer",
    "Consult",
    "Question",
    "Reply",
    "consult",
    "is_local",
    "ready",
    "recall",
]

Consult = Callable[[Sequence[Question], Config, Options], Mapping[str, Reply]]
"""What puts questions, and returns the replies by `Question.key`."""


def recall(questions: Iterable[Question], options: Options, reason: str) -> dict[str, Reply]:
    """Return the answers that the store keeps; for others a reply without one, for `reason`.

    Raises:
        StoreError: the store cannot be opened or read.
    """
    wanted = {question.key: question for question in questions}
    with opened((), options) as store:
        found = {} if store is None else kept_answers(wanted.values(), store)
    return {key: found.get(key, Reply(reason=reason)) for key in wanted}


def consult(questions: Sequence[Question], config: Config, options: Options) -> dict[str, Reply]:
    """Return the reply to each question by its key: the store's, else the server's, then kept.

    Offline the store alone is asked.

    Raises:
        ConfigError: the settings of the reader cannot be used.
        StoreError: the store cannot be opened, read or written.
    """
    wanted = {question.key: question for question in questions}
    replies = recall(wanted.values(), options, NOT_STORED)
    open_ones = [wanted[key] for key, reply in replies.items() if reply.answer is None]
    if options.offline or not open_ones:
        return replies
    from citecheck.reader.chat import ask_all  # noqa: PLC0415 - loads the client

    with opened((), options) as store:
        if store is None:
            raise RuntimeError("a run with a network has a store")
        return replies | ask_all(open_ones, endpoint(config.reader), store, options)
