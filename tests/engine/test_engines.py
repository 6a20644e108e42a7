from __future__ import annotations

import pytest

from citecheck.engine import Choice, Done, Engine, Failed, Here
from citecheck.engine.local import Pool
from citecheck.errors import ConfigError

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


def test_a_job_that_raises_here_is_a_value_and_costs_no_neighbour() -> None:
    done, failed = results(Here(), mixed(RAISES))
    assert done == GOOD
    assert failed[RAISES].reason.startswith("ValueError: invalid literal")


def test_workers_survive_jobs_that_raise_hang_die_or_eat_memory() -> None:
    done, failed = results(Pool(2, seconds=4), mixed(RAISES, DIES, HANGS, EATS))
    assert done == GOOD
    assert set(failed) == {RAISES, DIES, HANGS, EATS}
    assert failed[HANGS].timed_out
    assert not failed[DIES].timed_out
    assert "MemoryError" in failed[EATS].reason


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
def test_a_scheduler_that_does_not_answer_is_the_callers_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from citecheck.engine import dask  # noqa: PLC0415 - an extra

    monkeypatch.setattr(dask, "CONNECT_WITHIN_S", 1)
    with pytest.raises(ConfigError, match="no dask scheduler answers at tcp://127"):
        list(dask.Cluster("tcp://127.0.0.1:9").map(work, ["1"]))
