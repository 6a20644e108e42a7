"""citecheck as a library: the three calls, on the types of the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citecheck.claims import claim_of
from citecheck.config.resolve import store_folder
from citecheck.config.schema import Config
from citecheck.model import Text
from citecheck.report.wire import build
from citecheck.report.wire.documents import Comparison, Extract, Report
from citecheck.run import pipeline
from citecheck.run.compare import compare as compare_with


def extract(
    path_or_bytes: str | Path | bytes,
    media_type: str | None = None,
    *,
    config: Config | None = None,
) -> Extract:
    """Return references, markers, claims and facts of a draft; no source is touched.

    Raises:
        InputError: the draft cannot be read.
    """
    draft = path_or_bytes if isinstance(path_or_bytes, bytes) else str(path_or_bytes)
    return build.extract(pipeline.extract(draft, config or Config(), media_type))


def check(
    path: str | Path, *, config: Config | None = None, store: str | Path | None = None
) -> Report:
    """Return what the sources of the draft at `path` say to its claims.

    Args:
        path: the draft.
        config: settings; the usual ones where None (no file is looked for).
        store: folder of the store; `.citecheck` beside the draft where None.

    Raises:
        InputError: the draft, or a source file that the settings name, cannot be read.
        StoreError: the store cannot be opened, read or written.
    """
    settings = config or Config()
    if settings.folder is None:
        settings = replace(settings, folder=Path(path).resolve().parent)
    bench = pipeline.Bench(store=store_folder(settings, str(store) if store else None))
    found = pipeline.extract(str(path), settings)
    return build.report(pipeline.check([found], settings, bench)[0])


def compare(claim: str, source: str) -> Comparison:
    """Hold one claim against the text of one source; nothing is fetched, no file is read.

    All offsets of the facts are into `claim`, those of the passages into `source`.
    """
    return build.comparison(compare_with(claim_of(claim), Text(body=source)))
