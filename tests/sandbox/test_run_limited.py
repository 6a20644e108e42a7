import ast
import importlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest

import citecheck
from citecheck.sandbox import Limit, LimitedError, run_here, run_limited

PACKAGE = Path(citecheck.__file__).parent


def failure(fn: Callable[..., object], *args: object, seconds: float = 10.0) -> LimitedError:
    with pytest.raises(LimitedError) as caught:
        run_limited(fn, *args, seconds=seconds, megabytes=500)
    return caught.value


def test_the_result_comes_back() -> None:
    assert run_limited(abs, -17, seconds=10, megabytes=500) == 17


def test_a_hang_ends_with_the_clock() -> None:
    started = time.monotonic()
    assert failure(time.sleep, 60, seconds=0.5).limit is Limit.TIME
    assert time.monotonic() - started < 10


def test_memory_has_a_ceiling() -> None:
    error = failure(bytearray, 2_000_000_000)
    assert error.limit is Limit.MEMORY
    assert str(error) == "needs more than 500 MB of memory"


def test_a_dead_child_is_a_crash() -> None:
    assert failure(os.abort).limit is Limit.CRASH


def test_an_exception_is_named() -> None:
    error = failure(int, "seven")
    assert error.limit is Limit.ERROR
    assert str(error).startswith("ValueError: invalid literal for int()")


def test_what_the_function_prints_does_not_reach_the_answer() -> None:
    assert run_limited(print, "noise", seconds=10, megabytes=500) is None


def test_a_module_in_the_working_directory_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert run_limited(abs, -1, seconds=10, megabytes=500) == 1


def test_an_error_here_is_told_as_one_from_a_child() -> None:
    assert run_here(len, b"abc") == 3
    with pytest.raises(LimitedError, match="TypeError") as caught:
        run_here(len, 3)
    assert caught.value.limit is Limit.ERROR


def children() -> list[tuple[str, str]]:
    """Return the functions that the package runs in a child, each with its module."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        calls = (one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Call))
        for call in calls:
            if ast.unparse(call.func) in ("run_limited", "run_aside", "run_here"):
                module = path.relative_to(PACKAGE.parent).with_suffix("")
                found.append((".".join(module.parts), ast.unparse(call.args[0])))
    return found


def test_what_a_child_returns_can_be_told_apart() -> None:
    """Structures that may stand in one another's place need tags."""
    found = [
        getattr(importlib.import_module(module), name)
        for module, name in children()
        if hasattr(importlib.import_module(module), name)
    ]
    kinds = {function.__name__: get_type_hints(function)["return"] for function in found}
    assert {"_parse", "_parse_pictures", "understood", "annotated"} <= kinds.keys()
    for kind in kinds.values():
        assert msgspec.msgpack.Decoder(kind).type == kind
