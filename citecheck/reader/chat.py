"""Questions to an OpenAI-compatible server: `Question` → `Reply`, under the guard, politely.

In a thread of its own, so that a caller's event loop does not matter and an interrupt ends it. The
server is trusted with nothing: its answers have one form, its redirects are not followed, its time
and its bytes are bounded, and no word of it but an answer is told.
Source: OpenAI's API, "Create chat completion", as llama.cpp, Ollama and vLLM have it, too.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from citecheck.model import SourceState
from citecheck.reader.answer import Answer, read
from citecheck.reader.kept import keep
from citecheck.reader.question import Question
from citecheck.reader.reply import Reply
from citecheck.reader.setup import Endpoint
from citecheck.sources.http import answer as http
from citecheck.sources.http.client import Client
from citecheck.sources.http.guard import Guard
from citecheck.sources.http.retry import pause
from citecheck.sources.options import Options
from citecheck.sources.store.store import Store

TIMES_IN_ALL = 10
"""Answers' time (`timeout_s`) that all questions of a run may take together."""

PATIENCE = 3
"""Questions without any answer, one after the other, until the server is left alone."""

_MAX_BYTES = 1_000_000  # of one answer
_TOO_MANY, _SERVER_FAULT = 429, 500
_REFUSED_FORM = (400, 422)  # a server that does not know one of the optional parameters
_OPTIONAL = {"temperature": 0, "response_format": {"type": "json_object"}}
_NOT_SENT = (SourceState.REFUSED, SourceState.DEAD)  # no connection came about

_TIME_UP = "the time for all questions of the run was up"
_LEFT_ALONE = f"the server was left alone after {PATIENCE} questions without an answer"
_WHY_NOT = {
    SourceState.TIMEOUT: "the server did not answer in time",
    SourceState.DEAD: "the server could not be reached",
    SourceState.REFUSED: "the server's address may not be connected to",
    SourceState.TOO_LARGE: "the answer was too long",
    SourceState.UNSUPPORTED: "the answer was no text",
}
_BROKEN = "the server broke the connection or sent no valid HTTP"
_NO_FORM = "the answer had another form than was asked for"


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def ask_all(
    questions: Sequence[Question], endpoint: Endpoint, store: Store, options: Options
) -> dict[str, Reply]:
    """Return the reply to each question by its key; answers are in the store when it returns.

    Raises:
        StoreError: an answer cannot be kept.
    """
    desk = _Desk(questions, endpoint, store, options)
    thread = _Thread(desk)
    thread.run()
    return desk.replies


class _Thread:
    """Runs a desk in an event loop of its own, and stops it where this thread is interrupted.

    What is waited for is an event, no `join`: after an interrupted one CPython 3.11 takes the
    thread for ended (bpo-45274), and the store would be closed under its hands.
    """

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._error: BaseException | None = None
        self._over = threading.Event()

    def run(self) -> None:
        thread = threading.Thread(target=self._work, name="citecheck-reader", daemon=True)
        try:
            thread.start()
            self._over.wait()
        except BaseException:
            with contextlib.suppress(RuntimeError):  # the loop was closed just now
                self._loop.call_soon_threadsafe(self._cancel)
            if thread.is_alive():
                self._over.wait()
            raise
        if self._error is not None:
            raise self._error

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _work(self) -> None:
        try:
            self._task = self._loop.create_task(self._desk.serve())
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - raised in the thread that wants the replies
            self._error = error
        finally:
            self._loop.close()
            self._over.set()


class _Desk:
    """The questions of a run on their way to one server."""

    def __init__(
        self, questions: Sequence[Question], endpoint: Endpoint, store: Store, options: Options
    ) -> None:
        self._endpoint = endpoint
        self._store = store
        self._options = options
        self._todo = iter(questions)
        self._silent = 0
        self._sent: set[str] = set()
        self._settings = replace(
            options.fetch,
            max_bytes=_MAX_BYTES,
            connect_timeout_s=min(options.fetch.connect_timeout_s, endpoint.timeout_s),
        )
        self.replies = {question.key: Reply(reason=_TIME_UP) for question in questions}

    async def serve(self) -> None:
        """Ask until all have a reply, or the time is up; what has none then says so."""
        guard = Guard((*self._settings.allow_hosts, self._endpoint.host))
        under_way = max(1, self._settings.max_per_host)
        try:
            async with (
                asyncio.timeout(TIMES_IN_ALL * self._endpoint.timeout_s),
                Client(self._settings, guard) as client,
                asyncio.TaskGroup() as group,
            ):
                for _ in range(min(under_way, len(self.replies))):
                    group.create_task(self._work(client))
        except TimeoutError:
            for key in self._sent:
                if self.replies[key].reason == _TIME_UP:
                    self.replies[key] = Reply(reason=_TIME_UP, is_sent=True)
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None

    async def _work(self, client: Client) -> None:
        for question in self._todo:
            if self._silent >= PATIENCE:
                self.replies[question.key] = Reply(reason=_LEFT_ALONE)
                continue
            try:
                async with asyncio.timeout(self._endpoint.timeout_s):
                    found = await self._ask(question, client)
            except TimeoutError:
                found = _WHY_NOT[SourceState.TIMEOUT]
                self._silent += 1
            is_sent = question.key in self._sent
            if isinstance(found, Answer):
                keep(question, found, self._options.clock(), self._store)
                self.replies[question.key] = Reply(answer=found, is_sent=is_sent)
            else:
                self.replies[question.key] = Reply(reason=found, is_sent=is_sent)

    async def _ask(self, question: Question, client: Client) -> Answer | str:
        """Return the answer, or why there is none."""
        response = await self._tried(question, client, _OPTIONAL)
        if response.status in _REFUSED_FORM:
            response = await self._tried(question, client, {})
        is_heard = response.status is not None and not _is_passing(response)
        self._silent = 0 if is_heard else self._silent + 1
        if response.body is None:
            return _why(response)
        said = _content(response.body)
        answer = None if said is None else read(said)
        if answer is None or (self._endpoint.key and self._endpoint.key in answer.words):
            return _NO_FORM
        return answer

    async def _tried(
        self, question: Question, client: Client, optional: Mapping[str, Any]
    ) -> http.Answer:
        """Return the last response to the question, tried again where that may help."""
        body = {"model": question.model, "messages": question.messages(), **optional}
        data = msgspec.json.encode(body)
        for attempt in range(self._settings.retries + 1):
            self._sent.add(question.key)
            response = await client.visit().ask(self._endpoint.address, dict(self._headers()), data)
            if response.state in _NOT_SENT:
                self._sent.discard(question.key)
            wait = pause(
                response.header("Retry-After"),
                attempt=attempt,
                longest_s=self._settings.retry_after_max_s,
                now=self._options.clock(),
            )
            if not _is_passing(response) or wait is None:
                break
            if attempt < self._settings.retries:
                await asyncio.sleep(wait)
        return response

    def _headers(self) -> Iterator[tuple[str, str]]:
        yield "Content-Type", "application/json"
        yield "Accept", "application/json"
        if self._endpoint.key is not None:
            yield "Authorization", f"Bearer {self._endpoint.key}"


def _is_passing(response: http.Answer) -> bool:
    """Whether another try may bring what this one did not."""
    if response.status is not None:
        return response.status == _TOO_MANY or response.status >= _SERVER_FAULT
    return response.state is SourceState.TRANSIENT


def _why(response: http.Answer) -> str:
    """Return why a response holds no answer: its status, or what became of the connection."""
    if response.state is not SourceState.OK or response.status is None:
        return _WHY_NOT.get(response.state, _BROKEN)
    if 300 <= response.status < 400:
        return "the server redirects, and a question is not sent on"
    return f"the server answered with status {response.status}"


def _content(body: bytes) -> str | None:
    """Return what the model said in a completion; None where it is none."""
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return choices[0].message.content if choices else None
