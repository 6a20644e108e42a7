"""What the user asked for → one `Config`: the file found upward, and the command line on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from citecheck.config import schema
from citecheck.config.schema import Config
from citecheck.errors import ConfigError
from citecheck.regular_file import lies_in

STORE_NAME = ".citecheck"


def settle(options: Mapping[str, Any], drafts: tuple[str, ...]) -> Config:
    """Return the settings of a run.

    Args:
        options: the values of the command line by the names of its parameters; None where unsaid.
        drafts: the drafts, whose folder is where the search for a file starts.

    Raises:
        ConfigError: a setting is unknown or wrong.
    """
    start = folder_of(drafts)
    found = _file(options.get("config"), start)
    said = {name: value for name, value in options.items() if value is not None}
    said = {name: value for name, value in said.items() if value is not False and value != ()}
    fetch = _fetch(found, said)
    base = said.get("archive_base")
    if base is not None and not str(base).lower().startswith(("http://", "https://")):
        raise ConfigError(
            f"--archive-base takes a web address, as https://web.archive.org, not {base!r}"
        )
    archive = replace(
        found.archive,
        base=said.get("archive_base", found.archive.base),
        enabled=found.archive.enabled and "no_archive" not in said,
    )
    named = _sources(said.get("source", ()))
    return replace(
        found,
        fetch=fetch,
        archive=archive,
        policy=_policy(found, said),
        sources={**found.sources, **named},
        confined=found.confined - named.keys(),
        bibliographies=_bibliographies(said.get("bibliography", ())),
        offline="offline" in said,
        as_of=said["as_of"].date() if "as_of" in said else None,
        today=said["today"].date() if "today" in said else None,
    )


def _file(said: str | None, start: Path) -> Config:
    """Return what the file of settings says: the one named, else the one found, else one's own."""
    if said:
        return schema.load(Path(said))
    path = schema.find(start)
    return schema.load_found(path) if path else schema.load_own(start)


def store_folder(settings: Config, said: str | None) -> Path:
    """Return the folder of the store: the one said, the configured one, else `.citecheck`.

    Raises:
        ConfigError: `.citecheck` beside the draft is a link that leads elsewhere, or an address
            is given where a folder is needed.
    """
    beside = settings.folder or Path()
    named = said or str(settings.store.path or "")
    if "://" in named:
        raise ConfigError(
            f"the store {named} is an address: an object store serves `citecheck batch --store`"
            " alone, name a folder here"
        )
    if said:
        return Path(said)
    if settings.store.path is not None:
        return beside / settings.store.path
    usual = beside / STORE_NAME
    if usual.is_symlink() and not lies_in(usual, beside):
        raise ConfigError(
            f"{usual} is a link that leads out of its folder: name the store with --store"
        )
    return usual


def folder_of(drafts: tuple[str, ...]) -> Path:
    """Return the folder of the first draft; the working one for addresses and standard input."""
    first = drafts[0] if drafts else "-"
    if first == "-" or "://" in first:
        return Path.cwd()
    path = Path(first).resolve()
    return path if path.is_dir() else path.parent


def _fetch(found: Config, said: Mapping[str, Any]) -> schema.Fetch:
    stated = found.fetch
    return replace(
        stated,
        allow_hosts=(*stated.allow_hosts, *said.get("allow_host", ())),
        delay_s=said.get("delay", stated.delay_s),
        max_per_host=said.get("max_per_host", stated.max_per_host),
        browser=stated.browser or "browser" in said,
        cookies=_cookies(found, said),
    )


def _cookies(found: Config, said: Mapping[str, Any]) -> str | None:
    """Return the path of the user's cookies, made sure that the file can be read."""
    stated = found.fetch.cookies
    if "cookies" in said:
        path = Path(said["cookies"])
    elif stated is not None:
        path = (found.folder or Path()) / Path(stated).expanduser()
    else:
        return None
    from citecheck.config import cookie_file  # noqa: PLC0415 - few runs have any

    cookie_file.load(path)
    return str(path)


def _policy(found: Config, said: Mapping[str, Any]) -> schema.Policy:
    table: dict[str, Any] = {
        name: _split(said[name]) for name in ("fail_on", "select", "ignore") if name in said
    }
    stated = schema.from_table({"policy": table}, where="the command line").policy
    return replace(
        found.policy,
        **{name: getattr(stated, name) for name in table},
        require_all=found.policy.require_all or "require_all" in said,
    )


def _split(values: tuple[str, ...] | str) -> list[str]:
    """Return the names in `values`, each of which may hold several apart by commas."""
    joined = values if isinstance(values, str) else ",".join(values)
    return [name.strip() for name in joined.split(",") if name.strip()]


def _bibliographies(paths: tuple[str, ...]) -> tuple[str, ...]:
    for path in paths:
        if not Path(path).is_file():
            raise ConfigError(f"--bibliography {path}: there is no such file; check the path")
    return paths


def _sources(pairs: tuple[str, ...]) -> dict[str, str]:
    table = {}
    for pair in pairs:
        label, equals, value = pair.partition("=")
        if not (label.strip() and equals and value.strip()):
            raise ConfigError(
                f"--source takes LABEL=PATH or LABEL=URL, not {pair!r}; say --source 3=report.pdf"
            )
        table[label.strip().strip("[]")] = value.strip()
    return table
