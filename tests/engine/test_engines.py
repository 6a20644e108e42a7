from __future__ import annotations

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from citecheck.engine import WALL_FOR_PROCESSOR, Choice, Done, Engine, Failed, wall_seconds
from citecheck.engine.local import Pool
from citecheck.errors import ConfigError
from citecheck.seclusion import closes_network

work = eval  # what every worker process can import; the jobs are expressions
RAISES = "int('three is not a number')"
DIES = "__import__('os').kill(__import__('os').getpid(), 9)"
HANGS = "__import__('time').sleep(60)"
EATS = "len(bytearray(4_000_000_000))"
GOOD = {f"{number} * {number}": number * number for number in range(30)}


def results(engine: Engine, jobs: list[str]) -> tuple[dict[str, int], dict[str, Failed[str]]]:
    done, failed = {}, {}
    for item in engine.map(work, jobs):
        if isinstance(item, Done):
            done[item.job] = item.result
        else:
            failed[item.job] = item
    return done, failed


def mixed(*bad: str) -> list[str]:
    """Return the good jobs with the bad ones among them."""
    jobs = list(GOOD)
    for place, job in enumerate(bad, start=2):
        jobs.insert(place * 4, job)
    return jobs


def apart(engine: str, jobs: list[str]) -> tuple[dict[str, object], dict[str, list[object]]]:
    """Return what comes of `jobs` in an interpreter of one thread, which alone may be forked."""
    code = (
        "import json, sys\n"
        "from citecheck.engine import Done\n"
        "from citecheck.engine.aside import Aside\n"
        "from citecheck.engine.local import Pool\n"
        "def tell(item):\n"
        "    if isinstance(item, Done): return [item.job, item.result, None]\n"
        "    return [item.job, item.reason, item.timed_out]\n"
        f"if __name__ == '__main__': print(json.dumps([tell(item) for item in {engine}"
        ".map(eval, json.load(sys.stdin))]))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(jobs),
        text=True,
        capture_output=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    rows = json.loads(shown.stdout)
    return (
        {job: told for job, told, is_late in rows if is_late is None},
        {job: [told, is_late] for job, told, is_late in rows if is_late is not None},
    )


def test_jobs_aside_that_raise_hang_die_or_eat_memory_cost_no_neighbour() -> None:
    done, failed = apart("Aside(seconds=2)", mixed(RAISES, DIES, HANGS, EATS))
    assert done == GOOD
    assert failed[RAISES] == [
        "ValueError: invalid literal for int() with base 10: 'three is not a number'",
        False,
    ]
    assert failed[HANGS] == ["took longer than 2 s", True]
    assert failed[DIES] == ["its reader died", False]
    assert failed[EATS] == ["needs more than 600 MB of memory", False]


def test_jobs_with_one_material_go_to_one_fork_as_long_as_the_forks_stay() -> None:
    """What a fork has read it need not read again in a second round; one that died is replaced."""
    code = (
        "import os, sys\n"
        "from dataclasses import dataclass\n"
        "from citecheck.engine.aside import Aside\n"
        "@dataclass(frozen=True)\n"
        "class Job:\n"
        "    material: str\n"
        "    dies: bool = False\n"
        "def place(job):\n"
        "    if job.dies: os.abort()\n"
        "    return os.getpid()\n"
        "def where(aside, *jobs):\n"
        "    return {d.job.material: getattr(d, 'result', None) for d in aside.map(place, jobs)}\n"
        "with Aside(forks=2) as aside:\n"
        "    names = [Job(name) for name in 'abcdef']\n"
        "    first = where(aside, *names)\n"
        "    assert len(set(first.values())) == 2 and os.getpid() not in first.values(), first\n"
        "    assert where(aside, *reversed(names)) == first\n"
        "    assert where(aside, Job('a', dies=True)) == {'a': None}\n"
        "    third = where(aside, *names)\n"
        "    moved = {name for name in first if third[name] != first[name]}\n"
        "    assert moved == {name for name in first if first[name] == first['a']}\n"
        "    aside.dismiss()\n"
        "    fourth = where(aside, *names)\n"
        "    assert not {*third.values()} & {*fourth.values()}, fourth\n"
        "    aside.dismiss()\n"
        "for left in {*first.values(), *third.values(), *fourth.values()}:\n"
        "    try: os.kill(left, 0)\n"
        "    except ProcessLookupError: pass\n"
        "    else: raise AssertionError(f'{left} is still at work')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("engine", ["Aside()", "Pool(1)"])
def test_a_worker_has_neither_secrets_nor_a_network_nor_programs(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITECHECK_ARCHIVE_SECRET", "xyzzy")
    jobs = [
        "'CITECHECK_ARCHIVE_SECRET' in __import__('os').environ",
        "__import__('socket').socket()",
        "__import__('subprocess').run(['true'])",
    ]
    done, failed = apart(engine, jobs)
    assert done.pop(jobs[0]) is False
    if closes_network():
        assert done == {}
        assert all("not permitted" in str(failed[job][0]) for job in jobs[1:])


@pytest.mark.parametrize("preload", [None, "citecheck.errors"])
def test_workers_survive_jobs_that_raise_hang_die_or_eat_memory(preload: str | None) -> None:
    pool = Pool(2, seconds=4, preload=preload)
    done, failed = results(pool, mixed(RAISES, DIES, HANGS, EATS))
    assert done == GOOD
    assert set(failed) == {RAISES, DIES, HANGS, EATS}
    assert failed[HANGS].timed_out
    assert not failed[DIES].timed_out
    assert "MemoryError" in failed[EATS].reason


def test_what_is_preloaded_is_in_every_worker_from_the_start() -> None:
    code = (
        "from citecheck.engine.local import Pool\n"
        'asked = [\'"wave" in __import__("sys").modules\'] * 8\n'
        "if __name__ == '__main__':\n"
        "    for preload in (None, 'wave'):\n"
        "        print({done.result for done in Pool(2, preload=preload).map(eval, asked)})"
    )
    shown = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["{False}", "{True}"]


def test_a_job_that_names_its_processor_time_may_wait_for_a_busy_machine() -> None:
    job = SimpleNamespace(cpu_seconds=60.0)
    assert wall_seconds(job, 60.0) == WALL_FOR_PROCESSOR * 60
    assert wall_seconds(SimpleNamespace(cpu_seconds=0.1), 60.0) == 60.0
    assert wall_seconds("a job", 4.0) == 4.0


def test_no_jobs_are_no_work() -> None:
    assert list(Pool(1).map(work, [])) == []


def test_choosing_starts_nothing() -> None:
    assert isinstance(Choice(workers=3).engine(), Pool)


@pytest.mark.needs("dask")
@pytest.mark.filterwarnings("ignore")  # distributed warns of its own ports and sockets
def test_a_cluster_gives_the_same_results() -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True
    ) as cluster:
        engine = Choice(scheduler=cluster.scheduler_address).engine()
        done, failed = results(engine, mixed(RAISES))
    assert done == GOOD
    assert set(failed) == {RAISES}


@pytest.mark.needs("dask")
def test_a_cluster_without_an_address_is_one_of_this_machine() -> None:
    code = (
        "import json\n"
        "from citecheck.engine import Choice\n"
        "if __name__ == '__main__':\n"
        "    with Choice(workers=2, is_cluster=True).engine() as engine:\n"
        "        print(json.dumps(sorted(one.result for one in engine.map(eval, ['1', '2 * 3']))))"
    )
    shown = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert json.loads(shown.stdout) == [1, 6], shown.stderr


@pytest.mark.needs("dask")
@pytest.mark.filterwarnings("ignore")
def test_jobs_that_wait_for_a_worker_say_so_and_are_done_once_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    from citecheck.engine import dask  # noqa: PLC0415 - an extra

    monkeypatch.setattr(dask, "LOOKED_EVERY_S", 0.1)
    told: list[str] = []
    with LocalCluster(n_workers=0, dashboard_address=None) as cluster:

        def tell(words: str) -> None:
            told.append(words)
            cluster.scale(1)

        with Choice(scheduler=cluster.scheduler_address, tell=tell).engine() as engine:
            done, _ = results(engine, ["1 + 1"])  # type: ignore[arg-type]
    assert done == {"1 + 1": 2}
    assert told[0].startswith(f"no worker is at {cluster.scheduler_address}: jobs wait")


@pytest.mark.needs("dask")
def test_a_scheduler_that_does_not_answer_is_the_callers_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from citecheck.engine import dask  # noqa: PLC0415 - an extra

    monkeypatch.setattr(dask, "CONNECT_WITHIN_S", 1)
    with pytest.raises(ConfigError, match="no dask scheduler answers at tcp://127"):
        list(dask.Cluster("tcp://127.0.0.1:9").map(work, ["1"]))
