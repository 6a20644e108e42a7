"""What is made ready before a process forks: most of what a check compiles, and no verdict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_who_is_ready_compiles_few_patterns_more(unmeasured: dict[str, str]) -> None:
    """Else every fork compiles them for itself, and the readying is mere cost."""
    code = (
        "import re._compiler as sre, sys\n"
        "from citecheck import compare\n"
        "from citecheck.run import readiness\n"
        "count, compile = 0, sre.compile\n"
        "def counted(*given):\n"
        "    global count\n"
        "    count += 1\n"
        "    return compile(*given)\n"
        "sre.compile = counted\n"
        "if 'ready' in sys.argv: readiness.make_ready()\n"
        "count = 0\n"
        "found = compare('In 2024 the harbour moved 1.8 million tonnes, the port said.',"
        " 'The port moved 1,812,000 tonnes in 2024. Critics claim that it moved less.')\n"
        "print(count, found.outcome, found.score)"
    )

    def told(*ready: str) -> list[str]:
        command = [sys.executable, "-c", code, *ready]
        return subprocess.check_output(command, text=True, cwd=ROOT, env=unmeasured).split()

    cold, *as_it_was = told()
    warm, *as_it_is = told("ready")
    assert as_it_is == as_it_was
    assert int(cold) > 40
    assert int(warm) < int(cold) / 4
