"""The command as a user meets it: its exit codes, its errors, and a real server on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

COMMAND = str(Path(sys.executable).with_name("citecheck"))
PAGE = (
    "<html><head><title>Boats</title></head><body><article><h1>Boats</h1>"
    + "<p>The harbour office counts boats every day of the year and writes them down.</p>" * 3
    + "<p>The harbour sold 1,240 boats in 2024.</p></article></body></html>"
)


def run(
    folder: Path, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments], cwd=folder, input=given, capture_output=True, check=False
    )


def draft(folder: Path, words: str, address: str = "https://boats.example/a") -> str:
    text = f"# Boats\n\n{words}\n\n## References\n\n1. Harbour office. Boats. {address}\n"
    (folder / "draft.md").write_text(text, encoding="utf-8")
    return "draft.md"


def test_a_live_source_is_fetched_kept_and_replayed(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/boats").respond_with_data(PAGE, content_type="text/html")
    name = draft(
        tmp_path, "The harbour sold 1,240 boats in 2024 [1].", httpserver.url_for("/boats")
    )
    host = f"{httpserver.host}:{httpserver.port}"
    live = run(
        tmp_path, "check", name, "--allow-host", host, "--delay", "0", "--no-archive",
        "--format", "json",
    )  # fmt: skip
    report = json.loads(live.stdout)
    assert [claim["outcome"] for claim in report["claims"]] == ["supported"], live.stderr
    assert report["sources"][0]["state"] == "ok"
    assert live.returncode == 0
    asked = len(httpserver.log)
    again = run(tmp_path, "check", name, "--offline", "--format", "json")
    assert json.loads(again.stdout)["claims"] == report["claims"]
    assert len(httpserver.log) == asked


def test_a_private_address_is_refused_unless_allowed(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    name = draft(
        tmp_path, "The harbour sold 1,240 boats in 2024 [1].", httpserver.url_for("/boats")
    )
    done = run(tmp_path, "check", name, "--no-archive", "--require-all", "--format", "json")
    report = json.loads(done.stdout)
    assert report["sources"][0]["state"] == "refused"
    assert report["claims"][0]["outcome"] == "unverifiable"
    assert done.returncode == 4
    assert httpserver.log == []


def test_a_file_of_the_user_stands_in_for_a_missing_entry(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The harbour sold 1,240 boats in 2024.", encoding="utf-8")
    name = draft(tmp_path, "The harbour sold 1,240 boats in 2024 [4].")
    done = run(tmp_path, "check", name, "--source", "4=own.txt", "--offline", "--format", "json")
    report = json.loads(done.stdout)
    assert report["claims"][0]["outcome"] == "supported"
    severities = {problem["code"]: problem["severity"] for problem in report["problems"]}
    assert severities["marker.dangling"] == "note"
    assert done.returncode == 0


def test_waivers_take_a_finding_out_until_their_last_day(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The harbour sold 1,240 boats in 2024.", encoding="utf-8")
    name = draft(tmp_path, "The harbour sold 1,900 boats in 2024 [1].")
    arguments = ("check", name, "--source", "1=own.txt", "--offline", "--format", "json")
    first = run(tmp_path, *arguments)
    assert first.returncode == 1
    errors = [item for item in json.loads(first.stdout)["problems"] if item["severity"] == "error"]
    lines = [
        {
            "fingerprint": item["fingerprint"],
            "code": item["code"],
            "decision": "waive",
            "by": "ed",
            "at": "2026-06-01T10:00:00Z",
            "until": "2026-07-01",
            "why": "known",
        }
        for item in errors
    ]
    (tmp_path / "citecheck.decisions.jsonl").write_text(
        "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )
    held = run(tmp_path, *arguments, "--today", "2026-07-01")
    assert held.returncode == 0
    assert any(item["waived"] for item in json.loads(held.stdout)["problems"])
    assert run(tmp_path, *arguments, "--today", "2026-07-02").returncode == 1


def test_a_baseline_lets_old_findings_pass(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The harbour sold 1,240 boats in 2024.", encoding="utf-8")
    name = draft(tmp_path, "The harbour sold 1,900 boats in 2024 [1].")
    arguments = ("check", name, "--source", "1=own.txt", "--offline", "--format", "json")
    (tmp_path / "old.json").write_bytes(run(tmp_path, *arguments).stdout)
    assert run(tmp_path, *arguments, "--baseline", "old.json").returncode == 0


def test_the_lock_pins_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The harbour sold 1,240 boats in 2024.", encoding="utf-8")
    name = draft(tmp_path, "The harbour sold 1,240 boats in 2024 [1].")
    run(tmp_path, "check", name, "--source", "1=own.txt", "--offline", "--lock")
    pinned = (tmp_path / "citecheck.lock").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in pinned if not line.startswith("#")] == ["file:own.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.md"), "none.md: there is no such file"),
        (("check", "draft.md", "--source", "1=none.txt"), "does not exist: none.txt"),
        (("check", "draft.md", "--source", "9=draft.md"), "no reference has that label"),
        (("check", "draft.md", "--source", "nonsense"), "LABEL=PATH"),
        (("check", "draft.md", "--format", "jsn"), "there is no format 'jsn'"),
        (("check", "draft.md", "--fail-on", "bad"), "fail_on must be one of"),
        (("check", "draft.md", "--config", "wrong.toml"), "did you mean 'timeout_s'"),
        (("check", "draft.md", "--store", "draft.md"), "draft.md"),
        (("explain", "marker.dangli"), "did you mean marker.dangling"),
        (("review", "none.json"), "none.json"),
    ],
)
def test_what_is_the_users_fault_is_one_line_and_exit_2(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    draft(tmp_path, "The harbour sold 1,240 boats in 2024 [1].")
    (tmp_path / "wrong.toml").write_text("[fetch]\ntimeout = 3\n", encoding="utf-8")
    done = run(tmp_path, *arguments)
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert said in message
    assert len(message.strip().splitlines()) == 2
    assert message.splitlines()[-1].startswith("exit 2: ")
    assert done.stdout == b""


def test_an_empty_draft_is_a_finding(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "-", "--offline", "--format", "json", given=b"")
    assert [item["code"] for item in json.loads(done.stdout)["problems"]] == ["draft.empty"]
    assert done.returncode == 1


def test_a_draft_that_cites_nothing_lists_its_facts_and_passes(tmp_path: Path) -> None:
    words = b"The harbour sold 1,240 boats in 2024. Prices rose by 7 per cent.\n"
    done = run(tmp_path, "check", "-", "--offline", "--format", "json", given=words)
    report = json.loads(done.stdout)
    assert [item["code"] for item in report["problems"]].count("draft.no_references") == 1
    notes = {item["severity"] for item in report["problems"] if item["code"] == "claim.uncited"}
    assert notes == {"note"}
    assert done.returncode == 0


def test_extract_touches_no_source(tmp_path: Path) -> None:
    name = draft(tmp_path, "The harbour sold 1,240 boats in 2024 [1].")
    report = json.loads(run(tmp_path, "extract", name, "--format", "json").stdout)
    assert report["kind"] == "extract"
    assert "sources" not in report
    assert [marker["labels"] for marker in report["markers"]] == [["1"]]
    assert not (tmp_path / ".citecheck").exists()


def test_several_drafts_stand_one_a_line_and_a_bad_one_costs_no_neighbour(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour sold 40 boats in 2024.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The harbour sold 50 boats in 2025.", encoding="utf-8")
    done = run(tmp_path, "check", "a.txt", "none.txt", "b.txt", "--offline", "--format", "json")
    paths = [json.loads(line)["document"]["path"] for line in done.stdout.splitlines()]
    assert paths == ["a.txt", "b.txt"]
    assert done.returncode == 2


def test_a_batch_resumes_where_it_was_stopped(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for number in range(5):
        (drafts / f"{number}.txt").write_text(f"They sold {number + 20} boats in 2024.")
    first = run(tmp_path, "batch", "drafts", "-o", "out", "--offline", "--workers", "2")
    assert first.returncode == 0, first.stderr
    results = tmp_path / "out" / "results.jsonl"
    whole = results.read_bytes()
    lines = whole.splitlines(keepends=True)
    results.write_bytes(b"".join(lines[:2]) + lines[2][:100])  # as a kill leaves it
    assert run(tmp_path, "batch", "drafts", "-o", "out", "--offline").returncode == 0
    assert results.read_bytes() == whole
