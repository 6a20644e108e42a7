"""The gate over the benchmarks: what it holds, and what it refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import gate
import pytest
from gate import Baseline, Benchmark, GateError, Standing

OWN, OPEN = Benchmark("sung"), Benchmark("heard", "songs")


@pytest.fixture
def values(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return what the two benchmarks measure, to be changed by a test."""
    values = {"notes": 0.9, "words": 0.75}
    for benchmark in (OWN, OPEN):
        module = ModuleType(benchmark.name)
        module.measures = lambda *_: dict(values)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, benchmark.name, module)
    monkeypatch.delenv(gate.data.VARIABLE, raising=False)
    return values


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "songs").mkdir()
    (tmp_path / "songs" / "one.txt").write_text("la la", encoding="utf-8")
    return tmp_path


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "baseline.json"


def run(path: Path, *argv: str, data: Path | None = None) -> int:
    given = ["--data", str(data)] if data else []
    return gate.run([*given, *argv], (OWN, OPEN), path)


def test_what_is_measured_becomes_the_floor(
    values: dict[str, float], folder: Path, path: Path
) -> None:
    assert run(path, "--update", data=folder) == 0
    kept = Baseline.read(path)
    assert kept.floors == {
        f"{name}: {measure}": value
        for name in ("sung", "heard")
        for measure, value in values.items()
    }
    assert kept.data == {"songs": gate.digest(folder / "songs")}
    assert run(path, data=folder) == 0


def test_a_measure_below_its_floor_fails_and_is_shown(
    values: dict[str, float], folder: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path, "--update", data=folder)
    values["words"] = 0.7
    assert run(path, data=folder) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "BELOW" in line][:1]
    assert line.split() == ["sung:", "words", "0.7500", "0.7000", "BELOW"]


def test_a_floor_is_lowered_by_name_only(values: dict[str, float], path: Path) -> None:
    run(path, "--update")
    values["words"] = 0.7
    with pytest.raises(GateError, match="--lower 'sung: words'"):
        run(path, "--update")
    assert Baseline.read(path).floors["sung: words"] == 0.75
    assert run(path, "--update", "--lower", "sung: words") == 0
    assert Baseline.read(path).floors["sung: words"] == 0.7


def test_a_measure_that_is_gone_fails_until_it_is_dropped_by_name(
    values: dict[str, float], path: Path
) -> None:
    run(path, "--update")
    del values["words"]
    assert run(path) == 1
    with pytest.raises(GateError, match="unasked"):
        run(path, "--update")
    assert run(path, "--update", "--lower", "sung: words") == 0
    assert list(Baseline.read(path).floors) == ["sung: notes"]


def test_a_new_or_higher_measure_fails_nothing_and_is_held_once_updated(
    values: dict[str, float], path: Path
) -> None:
    run(path, "--update")
    values |= {"notes": 0.95, "breath": 0.1}
    assert run(path) == 0
    assert Baseline.read(path).floors == {"sung: notes": 0.9, "sung: words": 0.75}
    run(path, "--update")
    assert Baseline.read(path).floors["sung: notes"] == 0.95
    assert Baseline.read(path).floors["sung: breath"] == 0.1


@pytest.mark.parametrize("options", [("--lower", "sung: verses", "--update"), ("--lower", "x")])
def test_a_name_that_is_no_measure_and_a_call_without_sense_are_refused(
    values: dict[str, float], path: Path, options: tuple[str, ...]
) -> None:
    assert values
    with pytest.raises(GateError, match="--lower"):
        run(path, *options)


def test_without_the_open_data_its_benchmarks_are_said_to_be_left_out(
    values: dict[str, float], folder: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path, "--update", data=folder)
    before = path.read_bytes()
    values["notes"] = 0.9
    assert run(path) == 0
    assert "left out: heard: it needs the open data" in capsys.readouterr().out
    assert run(path, "--update") == 0
    assert path.read_bytes() == before  # floors of what did not run stay


def test_other_data_is_refused_until_it_is_taken_by_name(
    values: dict[str, float], folder: Path, path: Path
) -> None:
    assert values
    run(path, "--update", data=folder)
    (folder / "songs" / "one.txt").write_text("la li", encoding="utf-8")
    with pytest.raises(GateError, match="--update --new-data songs"):
        run(path, data=folder)
    assert run(path, "--update", "--new-data", "songs", data=folder) == 0
    assert run(path, data=folder) == 0


def test_a_folder_that_is_missing_is_an_error(
    values: dict[str, float], folder: Path, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert values
    with pytest.raises(GateError, match="no folder 'songs'"):
        run(path, data=tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(SystemExit, match="no benchmark data"):
        run(path, data=folder / "nowhere")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"floors": {}}',
        '{"floors": {"a": "high"}, "data": {}}',
        '{"floors": 1, "data": 2}',
    ],
)
def test_a_broken_baseline_is_said_to_be_one(
    values: dict[str, float], path: Path, content: str
) -> None:
    assert values
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GateError, match=r"baseline\.json: .*last commit"):
        run(path)


def test_a_floor_is_rounded_down() -> None:
    assert gate.kept(2 / 3) == 0.6666
    assert gate.kept(0.7) == 0.7
    assert gate.kept(1.0) == 1.0


def test_the_digest_is_of_names_and_bytes(folder: Path) -> None:
    songs = folder / "songs"
    first = gate.digest(songs)
    (songs / "one.txt").rename(songs / "two.txt")
    assert gate.digest(songs) != first


def test_the_projects_own_baseline_names_what_the_gate_runs() -> None:
    kept = Baseline.read(gate.BASELINE)
    names = {benchmark.name for benchmark in gate.BENCHMARKS}
    assert {name.partition(":")[0] for name in kept.floors} == names
    assert set(kept.data) == {one.folder for one in gate.BENCHMARKS if one.folder}
    assert json.loads(gate.BASELINE.read_bytes())["floors"] == dict(sorted(kept.floors.items()))
    assert all(0 <= floor <= 1 for floor in kept.floors.values())


def test_every_standing_has_words_but_the_usual_one() -> None:
    assert [one for one in Standing if not one] == [Standing.HELD]
