"""What the review is about: nothing yet, a saved report, or a draft with the sources given for it.

In: what the command names, or what the page is given. Out: the `Desk`. Drafts and sources that the
page is given lie in a folder that goes when the review ends. Knows no HTTP.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from citecheck.errors import InputError
from citecheck.findings import decisions
from citecheck.findings.decisions import DECISIONS_NAME
from citecheck.report.original_file import Held
from citecheck.report.wire.types import Reference
from citecheck.review.checking import Check, CheckedDraft
from citecheck.review.session import Desk


class Job(Struct, frozen=True, kw_only=True):
    """A draft to check, with the sources (``NAME=PATH``) that the page was given for it.

    `replaced` are the other names of the entries that these serve; `is_ours`: a copy of ours.
    """

    draft: str
    given: tuple[str, ...] = ()
    replaced: frozenset[str] = frozenset()
    is_ours: bool = False


Checker = Callable[[Job], Check]

_LONGEST_NAME = 120


class Service(Struct, frozen=True, kw_only=True):
    """What the command lends to the page.

    `checker` is None where nothing but a saved report is worked on; `evidence`: whether annotated
    copies usually have a comment at claims that hold, too; `held` gives them a draft at an address.
    """

    checker: Checker | None = None
    evidence: bool = False
    held: Held | None = None


class UnknownReferenceError(Exception):
    """A source for an entry that the draft does not list."""


class Room:
    """The desk, and what may be put on it; safe to use from several threads."""

    def __init__(self, folder: Path, service: Service, decided: Path | None = None) -> None:
        """Open the room.

        Args:
            folder: an empty one, for what the page is given.
            service: what checks drafts.
            decided: the file of decisions; by default the one beside the draft or above it.
        """
        self.desk: Desk | None = None
        self.takes_drafts = False
        self._folder = folder
        self.service = service
        self._decided = decided
        self._lock = threading.Lock()
        self._given: dict[str, str] = {}
        self._replaced: set[str] = set()
        self._is_ours = False
        self._files = 0

    def show(self, report: Path) -> None:
        """Lay a saved report on the desk.

        Raises:
            InputError: it cannot be read.
            ConfigError: the decisions cannot be read.
        """
        self.desk = Desk(report, self._decided)

    def take(self, draft: str, *, is_ours: bool = False) -> None:
        """Lay a draft on the desk and begin to check it.

        Args:
            draft: a path or an address.
            is_ours: whether it is a copy in the folder of the room.

        Raises:
            ConfigError: the decisions cannot be read.
        """
        with self._lock:
            self._given, self._replaced, self._is_ours = {}, set(), is_ours
            version = self.desk.held.state().version if self.desk else 0
            decided = self._decided or (_of_working_folder() if is_ours else None)
            self.desk = Desk(CheckedDraft(draft, self._check(draft), version), decided)

    def place_for(self, name: str) -> Path:
        """Return where a file that the page calls `name` is to be written: a new path of ours."""
        with self._lock:
            self._files += 1
            folder = self._folder / str(self._files)
        folder.mkdir()
        bare = "".join(sign for sign in Path(name).name if sign.isprintable() and sign not in "\\:")
        return folder / (bare.lstrip(".")[-_LONGEST_NAME:] or "draft")

    def give(self, reference: str, source: Path) -> None:
        """Use `source` for the entry with the id `reference`, and check again.

        Raises:
            UnknownReferenceError: the draft lists no such entry.
            InputError: a saved report is on the desk, which is not checked.
        """
        held = self.desk.held if self.desk else None
        if not isinstance(held, CheckedDraft):
            raise InputError("a saved report is not checked again: give the draft itself")
        report = held.report()
        listed = {item.id: item for item in report.references} if report else {}
        if reference not in listed:
            raise UnknownReferenceError
        with self._lock:
            entry = listed[reference]
            name = _name(entry)
            self._given[name] = str(source)
            self._replaced |= {entry.id, entry.label or entry.id} - {name}
            held.again(self._check(held.draft))

    def _check(self, draft: str) -> Check:
        if self.service.checker is None:
            raise InputError("only a saved report is worked on here")
        pairs = tuple(f"{name}={path}" for name, path in self._given.items())
        job = Job(
            draft=draft, given=pairs, replaced=frozenset(self._replaced), is_ours=self._is_ours
        )
        return self.service.checker(job)


def _name(reference: Reference) -> str:
    """Return what an entry keeps when the list changes: its address, else its label or id."""
    addresses = (reference.url, reference.doi and f"https://doi.org/{reference.doi}")
    kept = next((one for one in addresses if one and "://" in one and "=" not in one), None)
    return kept or reference.label or reference.id


def _of_working_folder() -> Path:
    """Return the decisions file of the working folder: the draft itself is a copy that goes."""
    return decisions.find(Path.cwd()) or Path.cwd() / DECISIONS_NAME
