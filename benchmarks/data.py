"""Where the open benchmark data lie, and how their files are read."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VARIABLE = "CITECHECK_BENCH_DATA"


def options(summary: str) -> argparse.ArgumentParser:
    """Return a parser that knows ``--data``."""
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get(VARIABLE),
        help=f"folder of the benchmark data (else ${VARIABLE})",
    )
    return parser


def folder(argv: list[str]) -> Path:
    """Return the data folder that `argv` or the environment names; exit with 2 if none does."""
    arguments, _ = options("Benchmark data").parse_known_args(argv)
    return existing(arguments.data)


def existing(path: Path | None) -> Path:
    """Return `path` if it is a folder; exit with 2 and a sentence if not."""
    if path is None or not Path(path).is_dir():
        raise SystemExit(f"no benchmark data: give --data FOLDER or set {VARIABLE}")
    return Path(path)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
