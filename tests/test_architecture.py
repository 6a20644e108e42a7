"""What holds for the whole house: light imports, the layers, and every promise of the docs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import citecheck
from citecheck.formats import source

ROOT = Path(__file__).parents[1]
HEAVY = (
    "PIL",
    "aiohttp",
    "bibtexparser",
    "cv2",
    "dask",
    "distributed",
    "jinja2",
    "lxml",
    "mammoth",
    "marko",
    "numpy",
    "onnxruntime",
    "pdfplumber",
    "pebble",
    "playwright",
    "pylatexenc",
    "pypdfium2",
    "rapidfuzz",
    "rapidocr",
    "rich",
    "rispy",
    "sentencex",
    "starlette",
    "tokenizers",
    "trafilatura",
    "waybackpy",
    "wordllama",
    "yaml",
)

IDLE = ("asyncio", "subprocess", "tempfile")
"""What the standard library has that takes its time to load, and a check of what is kept spares."""


@pytest.fixture
def loaded_by(unmeasured: dict[str, str]) -> Callable[[str], set[str]]:
    """Return what tells the top-level modules that a fresh interpreter holds after a statement."""

    def loaded(statement: str) -> set[str]:
        code = (
            f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
        )
        command = [sys.executable, "-c", code]
        shown = subprocess.check_output(command, text=True, cwd=ROOT, env=unmeasured)
        return set(shown.splitlines()[-1].split())

    return loaded


@pytest.mark.parametrize(
    "statement", ["import citecheck", "import citecheck.cli.main", "import citecheck.model"]
)
def test_importing_loads_no_parser_client_or_engine(
    statement: str, loaded_by: Callable[[str], set[str]]
) -> None:
    assert loaded_by(statement).isdisjoint(HEAVY)


def test_a_check_of_what_the_store_holds_loads_no_client_and_nothing_for_terminals(
    loaded_by: Callable[[str], set[str]],
) -> None:
    check = ("check", "fixtures/demo/draft.md", "--store", "fixtures/demo/store", "--offline")
    run = (
        f"import sys; sys.argv[1:] = {check}\n"
        "from citecheck.cli.main import main\n"
        "try: main()\n"
        "except SystemExit as done: assert done.code == 1"
    )
    loaded_by(run)  # the texts of a store that came from elsewhere are made once
    loaded = loaded_by(run)
    assert "citecheck" in loaded
    spared = {*HEAVY, *IDLE} - {"marko", "rapidfuzz", "sentencex"}
    assert sorted(loaded & spared) == []


def test_what_stands_in_a_draft_is_found_without_sources_checks_and_verdicts(
    unmeasured: dict[str, str],
) -> None:
    """A check loads them while a child reads its draft; a list of claims needs none of them."""
    code = (
        "import sys; from citecheck.cli.main import citecheck\n"
        "try: citecheck(['extract', 'fixtures/demo/draft.md', '--quiet'], standalone_mode=False)\n"
        "except SystemExit as done: assert done.code == 0\n"
        "rooms = ('sources', 'checks', 'verdict', 'run.pipeline')\n"
        "print('loaded:', *(name for name in sys.modules"
        " if name.startswith(tuple(f'citecheck.{room}' for room in rooms))))"
    )
    shown = subprocess.check_output(
        [sys.executable, "-c", code], text=True, cwd=ROOT, env=unmeasured
    )
    assert shown.splitlines()[-1] == "loaded:"


def test_the_driver_of_a_batch_loads_no_check_and_nothing_that_makes_reports() -> None:
    """Its workers do both; what it loads delays the first of their jobs."""
    code = "import sys, citecheck.commands.batch_run; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    others = ("citecheck.checks", "citecheck.verdict", "citecheck.run.pipeline", "jinja2", "pebble")
    assert sorted(loaded.intersection(others)) == []


def test_the_demo_holds_the_texts_that_the_readers_of_now_make() -> None:
    """Else each run of it makes them anew, in workers with every parser: five times as long."""
    store = ROOT / "fixtures" / "demo" / "store"
    bodies = {path.name.removesuffix(".gz") for path in store.glob("bodies/*/*.gz")}
    texts = {path.name for path in store.glob("texts/*/*.gz")}
    assert bodies
    assert texts == {f"{body}.{source.VERSION}.gz" for body in bodies}


def test_every_public_name_can_be_had() -> None:
    for name in citecheck.__all__:
        assert getattr(citecheck, name) is not None
    assert set(dir(citecheck)) == set(citecheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        citecheck.nothing  # noqa: B018 - the access is the test


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "citecheck").rglob("*.py")
        if not path.read_text(encoding="utf-8").startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_no_pattern_is_compiled_by_an_import() -> None:
    """Hundreds of them cost a third of a short run: `lazy_regex` compiles those it meets."""
    early = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "citecheck").rglob("*.py")
        for call in _calls_on_import(ast.parse(path.read_text(encoding="utf-8")))
        if ast.unparse(call.func) == "re.compile"
    ]
    assert early == []


def _calls_on_import(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            if isinstance(child, ast.Call):
                yield child
            yield from _calls_on_import(child)
