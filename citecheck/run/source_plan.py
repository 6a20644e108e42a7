"""Which sources a draft needs: every entry of its list, every link that a claim rests on.

In: an extract and the user's own sources. Out: which source answers for what, and what is wanted,
one source once however often it is cited. Nothing is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from citecheck.config.schema import Config
from citecheck.model import CitationKind, Cited, Claim, Extract, Wanted
from citecheck.sources.address import canonical
from citecheck.sources.locate import given, locate


@dataclass(frozen=True, kw_only=True)  # no slots: its tables are made once, when first asked for
class Plan:
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
    table = _for_every_entry(extract, config)
    for reference in extract.references:
        if reference.kind is CitationKind.ENTRY or reference.id in used:
            wanted = locate(
                reference, table, config.fetch, folder=config.folder, confined=config.confined
            )
            yield (
                Cited(source=wanted.key, reference=reference.id, label=reference.label),
                wanted,
            )


def _for_every_entry(extract: Extract, config: Config) -> dict[str, str]:
    """Return the user's own sources, each also under the ids of the other entries of its work.

    A source that is named for an address serves all entries with that address; one named for a
    label serves later notes on the same work ("Ibid.").
    """
    if not config.sources:
        return {}
    addresses = {
        reference.id: locate(reference, {}, config.fetch).key for reference in extract.references
    }
    by_work = {canonical(name): value for name, value in config.sources.items() if "://" in name}
    for reference in extract.references:
        names = [reference.label, reference.id]
        own = next((config.sources[name] for name in names if name in config.sources), None)
        if own is not None:
            by_work.setdefault(addresses[reference.id], own)
    others = {name: by_work[key] for name, key in addresses.items() if key in by_work}
    return {**others, **config.sources}


def _stand_ins(extract: Extract, config: Config) -> Iterator[tuple[Cited, Wanted]]:
    """Yield the user's sources for labels that are cited and have no entry."""
    answered = {reference.label for reference in extract.references}
    answered |= {reference.id for reference in extract.references}
    cited = {label for marker in extract.markers for label in marker.labels}
    for label, value in config.sources.items():
        if label in cited - answered:
            wanted = given(label, value, folder=config.folder, is_confined=label in config.confined)
            yield Cited(source=wanted.key, label=label), wanted
