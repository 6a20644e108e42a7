"""citecheck as a library: the three calls, on the types of the report."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from citecheck.claims import claim_of
from citecheck.config import schema
from citecheck.config.resolve import store_folder
from citecheck.config.schema import Config
from citecheck.model import Text
from citecheck.report.wire import build
from citecheck.report.wire.documents import Comparison, Extract, Report
from citecheck.run import pipeline
from citecheck.run.compare import compare as compare_with
from citecheck.run.known_names import refuse_unknown

Settings = Config | Mapping[str, Any] | str | os.PathLike[str]
Draft = str | os.PathLike[str] | bytes


def extract(
    path_or_bytes: Draft, media_type: str | None = None, *, config: Settings | None = None
) -> Extract:
    """Return references, markers, claims and facts of a draft; no source is touched.

    Args:
        path_or_bytes: where the draft lies, or its bytes.
        media_type: what the bytes are, as ``text/html; charset=utf-8``; found out where None.
        config: settings, as for `check`.

    Raises:
        InputError: the draft cannot be read.
        ConfigError: a setting is unknown or wrong.
        TypeError: an argument is of another kind.
    """
    return build.extract(pipeline.extract(_draft(path_or_bytes), _settings(config), media_type))


def check(
    path_or_bytes: Draft,
    *,
    config: Settings | None = None,
    store: str | os.PathLike[str] | None = None,
    offline: bool = False,
    as_of: date | None = None,
) -> Report:
    """Return what the sources of a draft say to its claims.

    Args:
        path_or_bytes: where the draft lies, or its bytes.
        config: settings: a `Config`, the path of a ``citecheck.toml``, or a mapping of the same
            form (``{"sources": {"3": "report.pdf"}}``); the usual ones where None. No file is
            looked for.
        store: folder of the store; `.citecheck` beside the draft, or in the working folder for
            bytes, where None.
        offline: whether the store and files of one's own are all that is looked at.
        as_of: publication date of the draft.

    Raises:
        InputError: the draft, or a source file that the settings name, cannot be read.
        ConfigError: a setting is unknown or wrong.
        StoreError: the store cannot be opened, read or written.
        TypeError: an argument is of another kind.
    """
    draft = _draft(path_or_bytes)
    settings = _settings(config)
    refuse_unknown(settings)
    if settings.folder is None:
        beside = Path.cwd() if isinstance(draft, bytes) else Path(draft).resolve().parent
        settings = replace(settings, folder=beside)
    settings = replace(settings, offline=settings.offline or offline, as_of=as_of or settings.as_of)
    place = None if store is None else os.fspath(_path(store, "store"))
    bench = pipeline.Bench(store=store_folder(settings, place))
    found = pipeline.extract(draft, settings)
    return build.report(pipeline.check([found], settings, bench)[0])


def compare(claim: str, source: str) -> Comparison:
    """Hold one claim against the text of one source; nothing is fetched, no file is read.

    Args:
        claim: a sentence or some, as an article says them.
        source: the whole text of the source, not its path.

    All offsets of the facts are into `claim`, those of the passages into `source`.

    Raises:
        TypeError: an argument is no text.
    """
    for name, value in (("claim", claim), ("source", source)):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be the text itself, a str, not {_kind(value)}")
    return build.comparison(compare_with(claim_of(claim), Text(body=source)))


def _draft(given: object) -> str | bytes:
    if isinstance(given, bytes | bytearray | memoryview):
        return bytes(given)
    return os.fspath(_path(given, "the draft"))


def _path(given: object, name: str) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, os.PathLike) and isinstance(found := os.fspath(given), str):
        return found
    raise TypeError(f"{name} must be a path (str or Path) or bytes, not {_kind(given)}")


def _settings(given: object) -> Config:
    if given is None:
        return Config()
    if isinstance(given, Config):
        return given
    if isinstance(given, Mapping):
        return schema.from_table(dict(given), where="config")
    if isinstance(given, str | os.PathLike):
        return schema.load(Path(given))
    raise TypeError(
        f"config must be a Config, a mapping, or the path of a citecheck.toml, not {_kind(given)}"
    )


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"
