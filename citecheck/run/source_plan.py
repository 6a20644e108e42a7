"""Which sources a draft needs: every entry of its list, every link that a claim rests on.

In: an extract and the user's own sources. Out: which source answers for what, and what is wanted,
one source once however often it is cited. Nothing is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from citecheck.config.schema import Config
from citecheck.model import CitationKind, Cited, Claim, Extract, Wanted
from citecheck.sources.address import canonical
from citecheck.sources.locate import given, locate


class Plan(
    Struct, frozen=True, kw_only=True, dict=True
):  # no slots: its tables are made once, when first asked for
    """What one draft wants; `wanted` holds each source once."""

    cited: tuple[Cited, ...]
    wanted: tuple[Wanted, ...]

    def keys(self, claim: Claim) -> tuple[str, ...]:
        """Return the keys of the sources that `claim` rests on, in the order of its markers."""
        by_reference, by_label = self._by_reference, self._by_label
        keys = [by_reference[name] for name in claim.references if name in by_reference]
        keys += [by_label[label] for label in claim.labels if label in by_label]
        return tuple(dict.fromkeys(keys))

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels that each source answers for, by its key."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in self.cited:
            if item.label:
                found[item.source].append(item.label)
        return {key: tuple(labels) for key, labels in found.items()}

    @cached_property
    def references(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the references that each source answers for, by its key."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in self.cited:
            if item.reference:
                found[item.source].append(item.reference)
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def _by_reference(self) -> Mapping[str, str]:
        return {item.reference: item.source for item in self.cited if item.reference}

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        return {item.label: item.source for item in self.cited if item.label and not item.reference}


def plan(extract: Extract, config: Config) -> Plan:
    """Return what `extract` wants.

    Raises:
        InputError: the configuration names a path that does not exist.
    """
    pairs = [*_listed(extract, config), *_stand_ins(extract, config)]
    wanted = {item.key: item for _, item in reversed(pairs)}
    return Plan(
        cited=tuple(cited for cited, _ in pairs),
        wanted=tuple(wanted[key] for key in dict.fromkeys(item.key for _, item in pairs)),
    )


def _listed(extract: Extract, config: Config) -> Iterator[tuple[Cited, Wanted]]:
    used = {reference for claim in extract.claims for reference in claim.references}
    serving = _serving(extract, config)
    table = {**{one: config.sources[name] for one, name in serving.items()}, **config.sources}
    confined = config.confined.union(
        one for one, name in serving.items() if name in config.confined
    )
    for reference in extract.references:
        if reference.kind is CitationKind.ENTRY or reference.id in used:
            wanted = locate(reference, table, config.fetch, folder=config.folder, confined=confined)
            yield (
                Cited(source=wanted.key, reference=reference.id, label=reference.label),
                wanted,
            )


def _serving(extract: Extract, config: Config) -> dict[str, str]:
    """Return which of the user's own sources, by its name, serves each reference, by its id.

    One that is named for an address serves all entries with that address; one named for a label
    serves other notes on the same work, too ("Ibid.").
    """
    if not config.sources:
        return {}
    works = {
        reference.id: locate(reference, {}, config.fetch).key for reference in extract.references
    }
    works |= {
        one.id: works[one.same_as]
        for one in extract.references
        if one.same_as is not None and not one.work.url
    }
    by_work = {canonical(name): name for name in config.sources if "://" in name}
    for reference in extract.references:
        names = (reference.label, reference.id)
        own = next((name for name in names if name and name in config.sources), None)
        if own is not None:
            by_work.setdefault(works[reference.id], own)
    return {one: by_work[work] for one, work in works.items() if work in by_work}


def _stand_ins(extract: Extract, config: Config) -> Iterator[tuple[Cited, Wanted]]:
    """Yield the user's sources for labels that are cited and have no entry."""
    answered = {reference.label for reference in extract.references}
    answered |= {reference.id for reference in extract.references}
    cited = {label for marker in extract.markers for label in marker.labels}
    for label, value in config.sources.items():
        if label in cited - answered:
            wanted = given(label, value, folder=config.folder, is_confined=label in config.confined)
            yield Cited(source=wanted.key, label=label), wanted
