"""`citecheck review`: the page of a draft or a report, served until interrupted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.errors import InputError

if TYPE_CHECKING:
    from citecheck.report.wire.documents import Report
    from citecheck.report.wire.types import Document
    from citecheck.review.room import Checker, Job, Service

Options = Mapping[str, Any]


def run(held: str | None, options: Options) -> None:
    """Serve the page of a report (``.json``), of a draft, or of none yet, until interrupted.

    Raises:
        InputError: there is no such report or draft.
        ConfigError: a setting is unknown or wrong, or the port is taken.
    """
    from citecheck import review as page  # noqa: PLC0415 - an extra

    is_report = held is not None and held.lower().endswith(".json") and "://" not in held
    page.serve(
        held,
        None if is_report else _service(held, options),
        port=options["port"],
        decisions=Path(options["decisions"]) if options["decisions"] else None,
        open_browser=not options["no_browser"],
    )


def _service(first: str | None, options: Options) -> Service:
    """Return what checks drafts as `citecheck check` would; `first` is the one to begin with."""
    from citecheck.commands import check_against_sources as check  # noqa: PLC0415 - only where a draft is checked
    from citecheck.review.room import Service  # noqa: PLC0415 - the same
    from citecheck.run import inputs  # noqa: PLC0415 - the same

    if first is not None and "://" not in first and not Path(first).is_file():
        raise InputError(f"cannot read the draft {first}: there is no such file")
    # what is wrong with the settings is said before the page opens
    settings, _ = check.prepared(() if first is None else (first,), options)

    def held(draft: Document) -> bytes | None:
        _, bench = check.prepared((draft.path,), options)
        return inputs.held(bench, draft.sha256)

    return Service(checker=_checker(options), evidence=settings.copies.evidence, held=held)


def _checker(options: Options) -> Checker:
    from citecheck.commands import check_against_sources as check  # noqa: PLC0415 - only where a draft is checked
    from citecheck.report.phrases import STATE_WORDS  # noqa: PLC0415 - the same

    def checker(job: Job) -> _Check:
        asked = {**options, "source": (*options["source"], *job.given)}

        def checked(tell: Callable[[int, int], None], hear: Callable[[str, str], None]) -> Report:
            ears = check.Ears(
                tell=tell,
                hear=lambda source: hear(source.url or source.key, STATE_WORDS[source.state]),
            )
            return check.report_of(
                job.draft, asked, ears, is_ours=job.is_ours, replaced=job.replaced
            )

        return checked

    return checker


_Check = Callable[[Callable[[int, int], None], Callable[[str, str], None]], "Report"]
