"""Step 7, the wire form of what a second reader says, and of what became of the questions to it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from citecheck.model import Says

Offset = Annotated[int, msgspec.Meta(ge=0)]


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What a second reader says of an unclear claim, on which sentences of which source.

    `verified`: the words that it gave stand there (False where it cannot tell and gave none);
    `decided`: the outcome is its doing.
    """

    model: str
    says: Says
    passage: str | None = None
    start: Offset | None = None
    end: Offset | None = None
    verified: bool = False
    decided: bool = False
    source: str | None = None
    label: str | None = None
    page: int | None = None
    link: str | None = None


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """Why a second reader gave no answer, and on how many claims."""

    reason: str
    claims: int


class ReaderAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the unclear claims that a second reader could be asked about.

    `claims` are all of them: `answered`, `discarded` (the words shown are not in the source, or not
    where it is about the claim) or in `silent`. `from_store` counts answers of an earlier run,
    `decided` outcomes of its doing. `host` got `characters` of claims and passages about `sent`
    claims; null where nothing left the machine.
    """

    model: str
    claims: int
    answered: int = 0
    discarded: int = 0
    silent: tuple[Silence, ...] = ()
    decided: int = 0
    from_store: int = 0
    host: str | None = None
    sent: int = 0
    characters: int = 0
