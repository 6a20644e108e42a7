"""What a draft hears of retracted works, through a whole run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Config, Fetch
from citecheck.model import Problem
from citecheck.run import pipeline
from citecheck.run.context import Bench
from citecheck.run.gate import Exit, judge

PAPER = "<html><head><title>Tides of the inner fjord</title></head><body><article>" + (
    "<p>The tides of the inner fjord rose by 12 centimetres between 1990 and 2020, and the quays "
    "were raised twice in these years. The gauge stands at the mouth of the river.</p>" * 8
)
ENTRY = "1. Dahl, E. Tides of the inner fjord. Journal of Coasts. 2021. doi:10.5555/tides"


def draft(sentence: str = "Tides rose by 12 centimetres [1].", entry: str = ENTRY) -> bytes:
    return f"# Tides\n\n{sentence}\n\n## References\n\n{entry}\n".encode()


class Desk:
    """A register and a resolver on loopback, and a store."""

    def __init__(self, server: HTTPServer, folder: Path) -> None:
        self.server = server
        base = server.url_for("").rstrip("/")
        own = f"{server.host}:{server.port}"
        self.config = Config(
            fetch=Fetch(
                allow_hosts=(own,), delay_s=0, retries=0, doi_base=base, crossref_base=base
            ),
            archive=Archive(enabled=False),
        )
        self.bench = Bench(store=folder / "store")
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/10.5555/tides").respond_with_data(PAPER, content_type="text/html")

    def announces(self, *kinds: str) -> None:
        updates = [
            {
                "DOI": f"10.5555/{kind}",
                "type": kind,
                "updated": {"date-time": "2024-03-02T00:00:00Z"},
            }
            for kind in kinds
        ]
        body = json.dumps({"message": {"updated-by": updates}})
        self.server.expect_request("/works/10.5555/tides").respond_with_data(body)

    def problems(self, text: bytes, config: Config | None = None) -> tuple[list[Problem], Exit]:
        config = config or self.config
        found = pipeline.extract(text, config, media_type="text/markdown")
        (checked,) = pipeline.check([found], config, self.bench)
        told = [item for item in checked.problems if item.code.startswith("reference.")]
        return told, judge(checked, config.policy).code(config.policy)


@pytest.fixture
def desk(httpserver: HTTPServer, tmp_path: Path) -> Desk:
    return Desk(httpserver, tmp_path)


def test_a_retracted_work_fails_and_offline_it_does_again(desk: Desk) -> None:
    desk.announces("correction", "retraction")
    (problem,), code = desk.problems(draft())
    assert (problem.code, problem.severity, code) == ("reference.retracted", "error", 1)
    assert problem.message == (
        "[1] was retracted (2024-03-02, https://doi.org/10.5555/retraction)."
    )
    assert problem.labels == ("1",)
    again, code = desk.problems(draft(), replace(desk.config, offline=True))
    assert (again, code) == ([problem], 1)


@pytest.mark.parametrize(
    "text",
    [
        draft("Tides rose by 12 centimetres, said a paper that was later retracted [1]."),
        draft(entry=f"{ENTRY} [Retracted]"),
        draft(entry=f"{ENTRY} (withdrawn)"),
    ],
)
def test_a_draft_that_says_so_passes(desk: Desk, text: bytes) -> None:
    desk.announces("retraction")
    (problem,), code = desk.problems(text)
    assert (problem.severity, code) == ("note", 0)
    assert "as the draft says" in problem.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Tides rose by 12 centimetres while troops were withdrawn [1].",
        "Tides rose by 12 centimetres [1]. Another paper was retracted.",
        "Tides rose by 12 centimetres as the crane retracts its arm [1].",
    ],
)
def test_other_things_that_are_withdrawn_do_not_excuse_it(desk: Desk, sentence: str) -> None:
    desk.announces("retraction")
    (problem,), code = desk.problems(draft(sentence))
    assert (problem.severity, code) == ("error", 1)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("expression_of_concern", "[1]: its publisher has expressed concern about it"),
        ("correction", "[1]: there is a correction to it"),
        ("partial_retraction", "[1]: part of it was retracted"),
    ],
)
def test_a_lesser_notice_is_a_note(desk: Desk, kind: str, words: str) -> None:
    desk.announces(kind, kind)
    (problem,), code = desk.problems(draft())
    assert (problem.code, problem.severity, code) == ("reference.notice", "note", 0)
    assert problem.message.startswith(words)


def test_could_not_ask_is_one_note_and_neither_pass_nor_failure(desk: Desk) -> None:
    entries = f"{ENTRY}\n2. Moe. Other tides. doi:10.5555/other"
    (problem,), code = desk.problems(
        draft("Tides rose by 12 centimetres [1]. Quays were raised [2].", entries)
    )
    assert (problem.code, problem.severity, code) == ("reference.not_asked", "note", 0)
    assert problem.message.startswith("Whether [1], [2] were retracted could not be asked")


def test_the_setting_asks_nothing(desk: Desk) -> None:
    fetch = replace(desk.config.fetch, retractions=False)
    told, _ = desk.problems(draft(), replace(desk.config, fetch=fetch))
    assert told == []
    assert all(request.path != "/works/10.5555/tides" for request, _ in desk.server.log)


def test_a_draft_without_dois_asks_nothing(desk: Desk) -> None:
    told, _ = desk.problems(draft(entry="1. Dahl. Tides. https://127.0.0.1:9/none"))
    assert told == []
    assert all(not request.path.startswith("/works/") for request, _ in desk.server.log)
