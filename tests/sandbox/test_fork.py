"""A fork that stays: in an interpreter of one thread, as it is where a check runs."""

from __future__ import annotations

import subprocess
import sys

BEGIN = """
import os, time
from citecheck.sandbox import Limit, LimitedError
from citecheck.sandbox.fork import Fork, can_fork
assert can_fork()

def ask(fork, fn, job, seconds=5.0):
    fork.begin(fn, job, seconds)
    return fork.result()
"""


def run(code: str) -> None:
    command = [sys.executable, "-c", BEGIN + code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_it_does_one_job_after_the_other_and_ends_when_told() -> None:
    run("""
fork = Fork(megabytes=200)
places = {ask(fork, eval, "__import__('os').getpid()") for _ in range(3)}
assert len(places) == 1 and os.getpid() not in places
fork.stop()
fork.end()
fork.end()
assert fork.is_over
try: os.kill(places.pop(), 0)
except ProcessLookupError: pass
else: raise AssertionError("it is still there")
""")


def test_what_a_job_raises_is_a_value_and_the_fork_stays() -> None:
    run("""
fork = Fork(megabytes=200)
error = ask(fork, int, "seven")
assert isinstance(error, LimitedError) and error.limit is Limit.ERROR, error
assert str(error).startswith("ValueError: invalid literal")
assert not fork.is_over and ask(fork, int, "7") == 7
fork.end()
""")


def test_a_job_that_hangs_or_dies_ends_it() -> None:
    run("""
fork = Fork(megabytes=200)
late = ask(fork, eval, "[0 for _ in iter(int, 1)]", 0.3)
assert late.limit is Limit.TIME and str(late) == "took longer than 0.3 s", late
assert fork.is_over
fork = Fork(megabytes=200)
dead = ask(fork, eval, "__import__('os').abort()")
assert dead.limit is Limit.CRASH and fork.is_over, dead
""")


def test_it_ends_with_the_pipe_of_its_own_parent_though_others_were_begun_beside_it() -> None:
    """A second fork that held the first one's pipe open would keep it alive."""
    run("""
first = Fork(megabytes=200)
place = ask(first, eval, "__import__('os').getpid()")
second = Fork(megabytes=200, beside=[first])
os.close(first.jobs)
os.waitpid(place, 0)
assert ask(second, int, "2") == 2
second.end()
""")
