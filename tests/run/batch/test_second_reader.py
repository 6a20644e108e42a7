"""A second reader in a batch: workers have no network, the driver asks."""

from __future__ import annotations

import json
from typing import Any

from reader_desk import Desk


def batch(desk: Desk, *options: str) -> dict[str, dict[str, Any]]:
    """Return the reports by draft, after a batch over the desk's drafts."""
    (desk.folder / "list.jsonl").write_text(
        "".join(
            json.dumps({"path": name, "sources": {"1": "source.txt"}}) + "\n"
            for name in ("draft.md", "other.md")
        )
    )
    other = desk.folder / "other.md"
    if not other.exists():
        other.write_text(
            "# Other\n\nThe scheme for a ferry terminal was dropped lock, stock and barrel [1].\n\n"
            "## References\n\n1. Harbour office. Terminal. https://harbour.example/terminal\n"
        )
    done = desk.run("batch", "list.jsonl", "-o", "out", "--workers", "1", *options)
    assert done.returncode in (0, 1), done.stderr
    lines = (desk.folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["document"]["path"]: row for row in map(json.loads, lines)}


def opinions(report: dict[str, Any]) -> list[str | None]:
    return [claim["reader"] and claim["reader"]["says"] for claim in report["claims"]]


def test_a_batch_asks_as_a_check_does_and_replays_it(desk: Desk) -> None:
    settings = desk.settings(more="decides = true")
    found = batch(desk, "--config", settings)
    assert opinions(found["draft.md"]) == ["supported", "contradicted"]
    assert opinions(found["other.md"]) == ["supported"]
    assert found["other.md"]["claims"][0]["outcome"] == "supported"
    assert found["draft.md"]["run"]["reader"]["sent"] == 2
    assert len(desk.requests()) == 2  # one question of both drafts is put once
    alone = desk.checked("--config", settings, "--store", "out/store")
    assert opinions(alone) == opinions(found["draft.md"])
    assert [claim["why"] for claim in alone["claims"]] == [
        claim["why"] for claim in found["draft.md"]["claims"]
    ]
    replayed = batch(desk, "--config", settings, "--offline")
    assert [row["claims"] for row in replayed.values()] == [row["claims"] for row in found.values()]
    assert len(desk.requests()) == 2


def test_a_server_that_is_down_costs_a_batch_the_opinions_alone(closed_desk: Desk) -> None:
    found = batch(closed_desk, "--config", closed_desk.settings())
    assert opinions(found["draft.md"]) == [None, None]
    assert found["draft.md"]["run"]["reader"]["silent"] == [
        {"reason": "the server could not be reached", "claims": 2}
    ]


def test_a_reader_that_cannot_be_asked_is_told_before_a_draft_is_read(desk: Desk) -> None:
    settings = desk.settings(more='key_env = "DESK_KEY"')
    done = desk.run("batch", "draft.md", "-o", "out", "--config", settings)
    assert done.returncode == 2
    assert "DESK_KEY" in done.stderr
    assert (desk.folder / "out" / "results.jsonl").read_bytes() == b""
