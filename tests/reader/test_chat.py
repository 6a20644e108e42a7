"""What becomes of questions, whatever the server does: a real one, in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import threading
import time

import pytest
from msgspec.structs import replace
from reader_desk import DROPPED, Desk

from citecheck.errors import StoreError
from citecheck.model import Says
from citecheck.reader import NOT_STORED, Answer, Question, Reply, consult
from citecheck.sources import Options
from citecheck.sources.http.client import Client
from citecheck.sources.store.store import Store


def question(model: str, claim: str = "The scheme was dropped.") -> Question:
    return Question(model=model, claim=claim, before=None, passages=(f"{DROPPED}.",))


def asked(
    desk: Desk,
    *questions: Question,
    offline: bool = False,
    timeout_s: float = 20.0,
    retries: int = 2,
) -> list[Reply]:
    model = questions[0].model
    config = desk.config(desk.reader(model, timeout_s=timeout_s), offline=offline)
    fetch = replace(config.fetch, retries=retries)
    options = Options(store=desk.folder / "store", fetch=fetch, offline=offline)
    replies = consult(questions, config, options)
    assert set(replies) == {item.key for item in questions}
    return [replies[item.key] for item in questions]


HEARD = Answer(Says.SUPPORTED, DROPPED)


@pytest.mark.parametrize("model", ["scripted", "fenced", "plain"])
def test_an_answer_in_the_form_is_had_and_kept(desk: Desk, model: str) -> None:
    (reply,) = asked(desk, question(model))
    assert reply == Reply(answer=HEARD, is_sent=True)
    sent = len(desk.requests())
    assert asked(desk, question(model)) == [Reply(answer=HEARD, is_kept=True)]
    assert asked(desk, question(model), offline=True) == [Reply(answer=HEARD, is_kept=True)]
    assert len(desk.requests()) == sent


def test_what_is_sent_is_the_task_and_the_question_and_nothing_else(desk: Desk) -> None:
    one = question("scripted")
    asked(desk, one)
    (request,) = desk.requests()
    assert request["path"] == "/v1/chat/completions"
    assert request["body"] == {
        "model": "scripted",
        "messages": one.messages(),
        "temperature": 0,
        "response_format": {"type": "json_object"},
    }
    assert "Authorization" not in request["headers"]


def test_offline_nobody_is_asked(desk: Desk) -> None:
    assert asked(desk, question("scripted"), offline=True) == [Reply(reason=NOT_STORED)]
    assert desk.requests() == []
    assert not (desk.folder / "store").exists()


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("broken", "the answer had another form than was asked for"),
        ("hollow", "the answer had another form than was asked for"),
        ("talkative", "the answer had another form than was asked for"),
        ("endless", "the answer was too long"),
        ("picture", "the answer was no text"),
        ("cut", "the server broke the connection or sent no valid HTTP"),
        ("faulty", "the server answered with status 503"),
        ("busy", "the server answered with status 429"),
        ("elsewhere", "the server redirects, and a question is not sent on"),
    ],
)
def test_a_fault_of_the_server_is_a_reason_and_nothing_is_kept(
    desk: Desk, model: str, why: str
) -> None:
    assert asked(desk, question(model), retries=1) == [Reply(reason=why, is_sent=True)]
    assert asked(desk, question(model), offline=True) == [Reply(reason=NOT_STORED)]
    assert all("elsewhere" not in request["path"] for request in desk.requests())


def test_a_server_that_asks_for_patience_is_asked_again_after_it(desk: Desk) -> None:
    began = time.monotonic()
    assert asked(desk, question("busy-once")) == [Reply(answer=HEARD, is_sent=True)]
    assert time.monotonic() - began >= 1
    assert len(desk.requests()) == 2


def test_a_slow_server_costs_its_time_and_then_is_left_alone(desk: Desk) -> None:
    began = time.monotonic()
    questions = [question("hanging", f"The scheme was dropped {number}.") for number in range(20)]
    replies = asked(desk, *questions, timeout_s=0.5)
    assert time.monotonic() - began < 4
    reasons = [reply.reason for reply in replies]
    late = "the server did not answer in time"
    assert set(reasons[:3]) == {late}
    assert set(reasons[5:]) == {"the server was left alone after 3 questions without an answer"}
    assert [reply.is_sent for reply in replies] == [reason == late for reason in reasons]


def test_all_questions_together_have_a_time(desk: Desk) -> None:
    """Each answer comes in time, all of them would not: what is late has no answer, and says so."""
    questions = [question("slow", f"The scheme was dropped {number}.") for number in range(80)]
    began = time.monotonic()
    replies = asked(desk, *questions, timeout_s=0.9)
    assert time.monotonic() - began < 15
    assert replies[-1] == Reply(reason="the time for all questions of the run was up")
    assert replies[0] == Reply(answer=HEARD, is_sent=True)
    assert asked(desk, *questions, offline=True)[0] == Reply(answer=HEARD, is_kept=True)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_the_questions_before_it_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is behind it closes the store, so that nothing may still be at work on it."""
    leave, left = Client.__aexit__, []

    async def leave_late(client: Client, *exception: object) -> None:
        await asyncio.sleep(0.3)
        await leave(client, *exception)
        left.append(True)

    def interrupt_once_sent() -> None:
        while not desk.requests():
            time.sleep(0.01)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    monkeypatch.setattr(Client, "__aexit__", leave_late)
    threading.Thread(target=interrupt_once_sent, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        asked(desk, question("hanging"))
    assert left


def test_a_refused_connection_sends_nothing(closed_desk: Desk) -> None:
    replies = asked(closed_desk, question("scripted"))
    assert replies == [Reply(reason="the server could not be reached")]


def test_the_key_is_sent_to_the_server_and_an_answer_with_it_is_thrown_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_KEY", "sk-0123456789")
    for model in ("scripted", "telltale"):
        config = desk.config(desk.reader(model, key_env="DESK_KEY"))
        options = Options(store=desk.folder / "store", fetch=config.fetch)
        (reply,) = consult([question(model)], config, options).values()
        assert (reply.answer is None) is (model == "telltale")
        assert desk.requests()[-1]["headers"]["Authorization"] == "Bearer sk-0123456789"


def test_one_question_asked_twice_is_sent_once(desk: Desk) -> None:
    one, other = asked(desk, question("scripted"), question("scripted"))
    assert one == other == Reply(answer=HEARD, is_sent=True)
    assert len(desk.requests()) == 1


def test_an_answer_that_cannot_be_kept_is_told(desk: Desk) -> None:
    shelf = desk.folder / "store" / "bodies"
    shelf.mkdir(parents=True)
    Store.open(desk.folder / "elsewhere").close()
    (desk.folder / "elsewhere" / "index.sqlite").rename(shelf.parent / "index.sqlite")
    for name in "0123456789abcdef":
        (shelf / name).write_bytes(b"a file where a folder should be")
    with pytest.raises(StoreError, match="cannot be written"):
        asked(desk, question("scripted"), question("scripted", "The scheme was dropped again."))


def test_a_damaged_answer_in_the_store_is_told_and_another_kind_of_body_is_none(
    desk: Desk,
) -> None:
    asked(desk, question("scripted"))
    (body,) = (desk.folder / "store" / "bodies").rglob("*.gz")
    body.write_bytes(b"damaged")
    with pytest.raises(StoreError):
        asked(desk, question("scripted"), offline=True)
