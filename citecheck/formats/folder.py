r"""What lies beside a draft: bibliographies and chapters that it names, read within bounds.

A draft may come from a stranger. What it names must lie, after all links, below its own folder, be
a plain file, and be small; what the user names may lie anywhere. A draft from standard input or
from the web has no folder, and nothing lies beside it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import Struct, field

from citecheck import regular_file

MAX_BYTES = 16_000_000  # of one file; ten thousand entries with abstracts have 12 MB
MAX_TOTAL = 32_000_000  # bytes of all files together
MAX_FILES = 400


class Found(Struct, frozen=True, kw_only=True):
    """A file beside the draft; `path` is how messages and places name it."""

    path: str
    body: bytes


class DraftFolder(Struct, kw_only=True, eq=False):
    """The folder of one draft; counts what is read of it.

    Attributes:
        path: the folder, None where there is none.
        draft: what the draft is called: its path or address.
        bibliographies: files that the user names, wherever they lie.
        digests: the sha256 of every file that was read, by path.
    """

    path: str | None = None
    draft: str = "the draft"
    bibliographies: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    _total: int = 0

    def read(self, name: str, endings: tuple[str, ...] = ("",)) -> Found | str:
        """Return the file that the draft names, or why there is none, as the end of a sentence.

        Args:
            name: a relative path, as the draft writes it.
            endings: what is added to the name, the first that fits.
        """
        if self.path is None:
            return "the draft was not read from a file, so nothing lies beside it"
        root = Path(self.path).resolve()
        for ending in endings:
            try:
                target = (root / f"{name}{ending}").resolve()
                if not target.is_relative_to(root):
                    return "it lies outside the draft's folder"
                if target.is_file():
                    return self._load(target, target.relative_to(root).as_posix())
            except (OSError, ValueError, RuntimeError):  # a NUL, a name too long, a loop of links
                continue
        return "there is no such file"

    def read_given(self, path: str) -> Found | str:
        """Return a file that the user names, or why it cannot be had."""
        try:
            return self._load(Path(path), path)
        except (OSError, ValueError) as error:
            return str(getattr(error, "strerror", None) or error)

    def twin(self, ending: str) -> Found | None:
        """Return the file that has the draft's name but for its ending, if there is one.

        Args:
            ending: with the dot.
        """
        found = self.read(f"{Path(self.draft).stem}{ending}")
        return found if isinstance(found, Found) else None

    def names(self, ending: str) -> list[str]:
        """Return the names of the files beside the draft that have `ending`, in order."""
        if self.path is None:
            return []
        try:
            found = [one.name for one in os.scandir(self.path) if one.name.endswith(ending)]
        except OSError:
            return []
        return sorted(found)[:MAX_FILES]

    def _load(self, target: Path, shown: str) -> Found | str:
        if len(self.digests) >= MAX_FILES:
            return f"more than {MAX_FILES} files would be read"
        room = min(MAX_BYTES, MAX_TOTAL - self._total)
        size = regular_file.length(target)
        if size > room:
            return f"it has {size / 1e6:.0f} MB, and {room / 1e6:.0f} are read"
        body = regular_file.read(target, max_bytes=room)
        self._total += len(body)
        self.digests[shown] = hashlib.sha256(body).hexdigest()
        return Found(path=shown, body=body)
