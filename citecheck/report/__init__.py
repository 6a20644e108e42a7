"""Step 7: something to read.

In: a `wire.Report` (or a `wire.Extract`, for the forms that know one), whether fresh or read back
from a file. Out: bytes in one of the forms of `Format`. Nothing here judges, fetches or writes a
file.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.report.wire.documents import Extract, Report


class Format(StrEnum):
    """The forms of a report; each is rendered by the module ``to_<value>``."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    CSV = "csv"
    DOCX = "docx"
    PDF = "pdf"
    MEMO = "memo"


COPIES = (Format.DOCX, Format.PDF)
"""The forms that are annotated copies of a draft, made by ``render(report, evidence=…, held=…)``; a
PDF of PDF drafts alone."""

OF_EXTRACTS = (Format.TERMINAL, Format.JSON)
"""The forms that know an extract; the others show outcomes, and it has none."""


TOGETHER = (Format.SARIF, Format.JUNIT, Format.GITHUB, Format.GITLAB, Format.CSV)
"""The forms in which one file holds the reports of several drafts."""


class Renderer(Protocol):
    """What every ``to_*`` module offers; those of `OF_EXTRACTS` take an extract, too."""

    def render(self, report: Report | Extract, /) -> bytes:
        """Return the report in the module's form."""
        ...


class JoiningRenderer(Protocol):
    """What the modules of `TOGETHER` offer besides."""

    def render_all(self, reports: Sequence[Report], /) -> bytes:
        """Return the reports in one file of the module's form."""
        ...


def render(report: Report | Extract, form: Format) -> bytes:
    """Return `report` as `form`; text is UTF-8 and ends with a line feed.

    The module that renders it is loaded only now: rich, jinja2 and python-docx are slow to load.

    Raises:
        ConfigError: an extract was asked for in a form that shows outcomes.
    """
    from citecheck.report.wire.documents import Extract  # noqa: PLC0415 - its types render through here

    if isinstance(report, Extract) and form not in OF_EXTRACTS:
        raise ConfigError(f"an extract has no outcomes for {form}; use --format terminal or json")
    module = import_module(f"citecheck.report.to_{form}")
    return cast("Renderer", module).render(report)


def render_all(reports: Sequence[Report], form: Format) -> bytes:
    """Return `reports`, at least one, in one file of `form`, which is one of `TOGETHER`."""
    module = import_module(f"citecheck.report.to_{form}")
    return cast("JoiningRenderer", module).render_all(reports)
