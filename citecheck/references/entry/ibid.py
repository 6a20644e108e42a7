"""Part of step 2a: entries that point at earlier ones ("Ibid.", "Okafor, op. cit.", "———.").

Takes the works of a draft's entries in order; gives them with what the earlier entry says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from citecheck.language.common.references import SAME
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic
from citecheck.references.entry.authors import REPEATED, SURNAME, fold_name

_SAME = regex(
    SAME,
    re.IGNORECASE,
)
_EARLIER = regex(
    rf"(?P<name>{SURNAME})[^.]{{0,60}}?,?\s(?:op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?O|supra note|"
    r"see note|указ\. соч)\b",
    re.IGNORECASE,
)
_SUPRA = regex(r"(?:supra|above|see|fn\.?|n\.?)\s+(?:note|n\.)?\s?(\d{1,4})\b", re.IGNORECASE)
LONGEST = 240  # code points of an entry that only points at another


def followed(entries: Sequence[tuple[str | None, str, Bibliographic]]) -> list[Bibliographic]:
    """Return the works of `entries` (label, text, work), those that point back filled in."""
    works: list[Bibliographic] = []
    by_name: dict[str, int] = {}
    by_label: dict[str, int] = {}
    for number, (label, text, work) in enumerate(entries):
        meant = _meant(text, number, by_name, by_label)
        if meant is not None:
            works.append(_filled(work, works[meant]))
        elif REPEATED.match(text) and works:
            works.append(replace(work, authors=works[-1].authors))
        else:
            works.append(work)
            first = re.match(SURNAME, text)
            if first is not None:
                by_name[fold_name(first.group())] = number
        if label is not None:
            by_label[label] = number
    return works


def _meant(text: str, number: int, by_name: dict[str, int], by_label: dict[str, int]) -> int | None:
    """Return which earlier entry `text` points at."""
    if not number or len(text) > LONGEST:
        return None
    if _SAME.match(text):
        return number - 1
    earlier = _EARLIER.match(text)
    if earlier is None:
        return None
    note = _SUPRA.search(text)
    if note is not None and note[1] in by_label:
        return by_label[note[1]]
    return by_name.get(fold_name(earlier["name"]))


def _filled(work: Bibliographic, earlier: Bibliographic) -> Bibliographic:
    """Return `earlier` with the addresses that the later entry gives itself."""
    own = {
        field.name: getattr(work, field.name)
        for field in fields(work)
        if field.name in {"url", "archived_url", "doi", "accessed"} and getattr(work, field.name)
    }
    return replace(earlier, **own)
