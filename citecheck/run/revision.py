"""A draft as it was at an earlier revision of its git repository → its `Extract`.

In: a revision as git names it, and the draft's path. No filter, hook or driver of the repository
is run: the bytes are read as git keeps them.
"""

from __future__ import annotations

from pathlib import Path

from citecheck.config.schema import Config
from citecheck.errors import ConfigError, InputError
from citecheck.model import Extract
from citecheck.run import pipeline

SECONDS = 20  # one look-up in a repository on the spot


def extract_at(revision: str, draft: str, settings: Config) -> Extract | None:
    """Return what stood in `draft` at `revision`; None where it did not exist then.

    Args:
        revision: as git names it: a tag, a branch, ``HEAD~3``, a digest.
        draft: path of the draft as it is now.
        settings: of the run.

    Raises:
        ConfigError: `draft` lies in no repository, or there is no such revision.
    """
    path = Path(draft).resolve()
    known = _git(
        path.parent,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
    )
    if known is None:
        raise ConfigError(
            f"--diff {revision}: {draft} lies in no git repository that knows this revision; name a"
            " revision (origin/main, HEAD~1) or a JSON report"
        )
    body = _git(path.parent, "cat-file", "blob", f"{known.decode().strip()}:./{path.name}")
    if body is None:
        return None
    try:
        return pipeline.extract(body, settings, name=draft)
    except InputError:
        return None  # what could not be read then has no claims that are known


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None where it fails."""
    import subprocess  # noqa: PLC0415 - for --diff only

    command = ["git", "-C", str(folder), "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed words, a path and a digest
    except FileNotFoundError as error:
        raise ConfigError("--diff needs git, which is not installed; name a JSON report") from error
    except subprocess.TimeoutExpired as error:
        raise ConfigError(f"--diff: git took more than {SECONDS} seconds in {folder}") from error
    return done.stdout if done.returncode == 0 else None
