"""What makes a finding the same finding in the next run, whatever moves around it.

In: the words it is about, what was found, and the bytes it was found in. Out: 16 hexadecimal
digits. Places, labels and times take no part, so that an edit elsewhere, a renumbered list or
another day reopen nothing; a changed claim, finding or source does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_DIGITS = 16


def fingerprint(words: str, finding: str, sha256s: Iterable[str] = ()) -> str:
    """Return the fingerprint of `finding` (a code or an outcome) about `words`.

    White space in `words` does not matter, nor does the order of `sha256s`: the digests of the
    sources that were read for it.
    """
    parts = (" ".join(words.split()), finding, *sorted(set(sha256s)))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]
