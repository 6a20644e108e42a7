"""A draft on the desk, checked by the command itself, with a source of one's own."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx

from citecheck.errors import InputError
from citecheck.report import to_json
from citecheck.review.checking import CheckedDraft, State

if TYPE_CHECKING:
    from conftest import Review

    from citecheck.report.wire.documents import Report

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
PATIENCE_S = 120


def _once(state: Callable[[], Any], holds: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - either form of state
    """Return the state as soon as it `holds`."""
    until = time.monotonic() + PATIENCE_S
    while not holds(now := state()):
        assert time.monotonic() < until, now
        time.sleep(0.05)
    return now


def _state(desk: Review) -> dict[str, Any]:
    return dict(json.loads(desk.ask(path="state")[1]))


def test_a_draft_is_checked_ticked_changed_and_checked_again(desk: Review) -> None:
    _once(lambda: _state(desk), lambda state: state["version"] == 1)
    page = desk.ask()[1]
    assert "annual report" in page
    assert 'id="again"' in page
    fingerprint, code = re.findall(
        r'class="person" data-fingerprint="(\w+)" data-code="([^"]+)"', page
    )[0]
    assert desk.decide(fingerprint=fingerprint, code=code, decision="tick")[0] == 200
    desk.report.write_text(
        desk.report.read_text().replace("# The harbour", "# The harbour\n\nWords in front.")
    )
    _once(lambda: _state(desk), lambda state: state["version"] == 2)
    assert "Words in front." in desk.ask()[1]
    state = json.loads(desk.ask(path="decisions")[1])
    assert "(Ana " in state["ticked"]  # the tick follows the words
    assert desk.ask("POST", "rerun", b"")[0] == 200
    _once(lambda: _state(desk), lambda state: state["version"] == 3)
    assert desk.ask("HEAD", "memo.docx")[0] == 200


def test_the_draft_is_taken_home_with_comments_in_its_own_file(empty: Review) -> None:
    document = docx.Document()
    for words in ("The quay is 310 metres long.", "The bridge was opened in 1911 [1]."):
        document.add_paragraph(words).runs[0].italic = True
    body = io.BytesIO()
    document.save(body)
    assert empty.ask("GET", "copy")[0] == 409  # no draft yet
    sent = empty.ask("POST", "draft", body.getvalue(), X_Name="My%20draft.docx")
    assert sent[0] == 200
    _once(lambda: _state(empty), lambda state: state["version"] == 1)
    with urllib.request.urlopen(f"{empty.address}copy", timeout=60) as answer:
        name = answer.headers["Content-Disposition"]
        copy = docx.Document(io.BytesIO(answer.read()))
    assert name == "attachment; filename*=UTF-8''My%20draft-annotated.docx"
    assert copy.paragraphs[0].runs[0].italic
    assert any(one.text.startswith("A fact without a source.") for one in copy.comments)


def test_a_failed_check_is_told_and_the_last_report_stays(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("one")
    report = to_json.read(SAMPLE.read_bytes())
    answers: list[Report | Exception] = [report, InputError("no draft"), ValueError("slip"), report]

    def check(tell: Callable[[int, int], None], _: Callable[[str, str], None]) -> Report:
        tell(1, 3)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    held = CheckedDraft(str(draft), check)
    _once(held.state, lambda state: not state.checking)
    assert held.state() == State(done=1, of=3, version=1)
    held.again()
    _once(held.state, lambda state: not state.checking)
    assert (held.state().error, held.state().version) == ("no draft", 1)
    assert held.report() is report
    held.again()
    _once(held.state, lambda state: not state.checking)
    assert held.state().error == "a bug in citecheck: ValueError: slip"
    draft.unlink()  # an editor's program writes a new file in its place
    assert not held.state().checking
    draft.write_text("another")
    _once(held.state, lambda state: state.version == 2)
    assert held.state().error is None


def test_a_draft_that_changes_while_it_is_checked_is_checked_once_more(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("one")
    go_on = threading.Event()
    report = to_json.read(SAMPLE.read_bytes())
    seen: list[str] = []

    def check(*_: object) -> Report:
        seen.append(draft.read_text())
        assert go_on.wait(PATIENCE_S)
        return report

    held = CheckedDraft(str(draft), check)
    _once(lambda: seen, lambda seen: seen == ["one"])
    assert held.report() is None
    draft.write_text("the second")
    assert held.state().checking
    go_on.set()
    _once(held.state, lambda state: state.version == 2)
    assert seen == ["one", "the second"]


def test_a_draft_that_is_not_there_is_said(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "citecheck", "review", str(tmp_path / "none.md"), "--no-browser"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ended.returncode == 2
    assert "there is no such file" in ended.stderr


def test_a_file_given_to_the_page_goes_before_the_one_of_the_command_line(desk: Review) -> None:
    before = _once(lambda: _state(desk), lambda state: state["version"] and not state["checking"])
    page = desk.ask()[1]
    assert 'rect class="fill-contradicted"' in page
    (reference,) = re.findall(r'data-reference="([^"]+)"', page)
    other = b"The harbour of Veldmar was opened in 1911. The harbour employs 410 people."
    assert desk.ask("POST", f"source?reference={reference}", other, X_Name="other.txt")[0] == 200
    _once(lambda: _state(desk), lambda state: state["version"] > before["version"])
    assert 'rect class="fill-contradicted"' not in desk.ask()[1]
