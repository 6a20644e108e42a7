"""Articles with planted errors, through the whole of `check`: what is accused, passed and caught.

    python benchmarks/planted.py [--show] [ARTICLE ...]

Each folder of ``own/planted`` holds an article in our own words in the manner of a real one, the
sources of its list under their labels (text, and pages with tables), and ``errors.jsonl``: a
change of words each, `old` and `new` as they stand in ``article.md``, and its `kind`. Every claim
of the article is borne out by its sources; the copy has all changes made, one or two in a claim.
Both are checked as a user would check them, from files, without network. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import rows

ARTICLES = Path(__file__).with_name("own") / "planted"
ACCUSING = ("contradicted", "altered", "not_found")
FLAGGING = (*ACCUSING, "partial")
_LEFT_OUT = ("uncited",)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of an article or its copy, with its outcome; `kinds` of the errors in it."""

    article: str
    text: str
    outcome: str
    why: str
    kinds: tuple[str, ...] = ()


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Articles with planted errors")
    parser.add_argument("--show", action="store_true", help="print accused, passed and missed ones")
    parser.add_argument("articles", nargs="*", help="folders of own/planted; all unless given")
    given = parser.parse_args(argv)
    true, planted = measured(given.articles)
    for name, value in shares(true, planted).items():
        print(f"{name:45} {value}")
    print("true claims:    ", dict(Counter(one.outcome for one in true)))
    print("planted errors: ", dict(Counter(one.outcome for one in planted)))
    by_kind = Counter(kind for one in planted for kind in one.kinds)
    caught = Counter(kind for one in planted if one.outcome in FLAGGING for kind in one.kinds)
    print("caught by kind: ", {kind: f"{caught[kind]}/{by_kind[kind]}" for kind in sorted(by_kind)})
    if given.show:
        _show("accused", (one for one in true if one.outcome in FLAGGING))
        _show("passed", (one for one in planted if one.outcome == "supported"))
        _show("missed", (one for one in planted if one.outcome in ("unclear", "unverifiable")))


def measured(names: Iterable[str] = ()) -> tuple[list[Judged], list[Judged]]:
    """Return the true claims of the articles `names` (all unless given), and the changed ones."""
    true: list[Judged] = []
    planted: list[Judged] = []
    for folder in sorted(path for path in ARTICLES.iterdir() if path.is_dir()):
        if not names or folder.name in names:
            article = (folder / "article.md").read_text(encoding="utf-8")
            true += checked(folder, article, [])
            errors = list(rows(folder / "errors.jsonl"))
            changed = checked(folder, copy_of(article, errors), errors)
            planted += [one for one in changed if one.kinds]
    return true, planted


def copy_of(article: str, errors: Iterable[dict[str, str]]) -> str:
    """Return `article` with every error planted.

    Raises:
        ValueError: the words of an error do not stand in the article, or stand there twice.
    """
    for error in errors:
        if article.count(error["old"]) != 1:
            raise ValueError(f"{error['old']!r} does not stand once in the article")
        article = article.replace(error["old"], error["new"])
    return article


def checked(folder: Path, article: str, errors: Sequence[dict[str, str]]) -> list[Judged]:
    """Return the cited claims of `article` as ``citecheck check`` judges them.

    Raises:
        ValueError: an error stands in none of the claims.
    """
    report = _report(folder, article)
    found = []
    planted: list[str] = []
    for claim in report["claims"]:
        text = claim["text"]
        inside = [error for error in errors if error["new"] in text]
        planted += [error["new"] for error in inside]
        if claim["outcome"] not in _LEFT_OUT:
            kinds = tuple(error["kind"] for error in inside)
            found.append(Judged(folder.name, text, claim["outcome"], claim["why"] or "", kinds))
    if lost := [error["new"] for error in errors if error["new"] not in planted]:
        raise ValueError(f"{folder.name}: no claim has {lost}")
    return found


def _report(folder: Path, article: str) -> dict[str, Any]:
    sources = sorted(path for path in folder.iterdir() if path.stem.isdigit())
    with tempfile.TemporaryDirectory() as there:
        draft = Path(there, "article.md")
        draft.write_text(article, encoding="utf-8")
        command = [sys.executable, "-m", "citecheck", "check", str(draft), "--format", "json"]
        command += [part for path in sources for part in ("--source", f"{path.stem}={path}")]
        command += ["--offline", "--store", str(Path(there, "store"))]
        Path(there, "store").mkdir()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{folder.name}: {done.stderr}")
    return dict(json.loads(done.stdout))


def shares(true: Sequence[Judged], planted: Sequence[Judged]) -> dict[str, str]:
    """Return the figures by name, as counts and shares."""
    return {
        "true claims accused": _share(true, ACCUSING),
        "true claims flagged (accused or partial)": _share(true, FLAGGING),
        "true claims supported": _share(true, ("supported",)),
        "planted errors passed as supported": _share(planted, ("supported",)),
        "planted errors caught (accused or partial)": _share(planted, FLAGGING),
        "planted errors accused": _share(planted, ACCUSING),
    }


def _share(claims: Sequence[Judged], outcomes: Sequence[str]) -> str:
    count = sum(one.outcome in outcomes for one in claims)
    return f"{count} of {len(claims)} = {count / max(1, len(claims)):.3f}"


def _show(title: str, claims: Iterable[Judged]) -> None:
    for line in _lines(title, claims):
        print(line)


def _lines(title: str, claims: Iterable[Judged]) -> Iterator[str]:
    for one in claims:
        kinds = f" ({', '.join(one.kinds)})" if one.kinds else ""
        yield f"{title}{kinds}: {one.article}: {one.text}\n    {one.outcome}: {one.why}"


if __name__ == "__main__":
    main(sys.argv[1:])
