"""What settings that were found beside a draft may say: they may come from a stranger.

In: the table of such a file. Out: the table without what reaches beyond its folder or the public
web, and a sentence for each thing left out. Files that the user names, and the user's own settings
folder, are not judged here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from citecheck.regular_file import lies_in

OWN_FOLDER = "citecheck"
"""Folder of the user's own settings, below ``$XDG_CONFIG_HOME`` (else ``~/.config``)."""

_WHOLE_SECTIONS = ("reader", "semantic")  # they name servers, keys and programs' models
_CEILINGS = {  # what a stranger may ask of the machine; the settings' own units
    "timeout_s": 300,
    "connect_timeout_s": 60,
    "max_bytes": 200_000_000,
    "max_redirects": 50,
    "retries": 10,
    "retry_after_max_s": 600,
    "max_per_host": 8,
}
_OWN_ALONE = {  # what a user alone may say, and why
    ("fetch", "cookies"): "cookies are keys",
    ("fetch", "browser"): "it would run the scripts of pages",
}
_STORE = ("store", "path")
_ELSEWHERE = "pass it on the command line or in a file that --config names, if it is yours"


def own_file(name: str) -> Path:
    """Return where the user's own settings file `name` lies, if there is one."""
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(home).expanduser() / OWN_FOLDER / name


def is_own(path: Path) -> bool:
    """Whether a settings file lies in the user's own settings folder."""
    return lies_in(path, own_file(path.name).parent)


def limited(
    table: Mapping[str, Any], folder: Path, is_address: Callable[[str], bool]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what counts of settings that were found, and a sentence for each that does not.

    Args:
        table: the parsed settings, already valid.
        folder: where the file lies; paths in it start there.
        is_address: tells an address from a path.
    """
    ignored: list[str] = []

    def is_kept(section: str, name: str, value: object) -> bool:
        why = _why_not(section, name, value, folder, is_address)
        if why is not None:
            ignored.append(f"[{section}] {name} is ignored: {why}; {_ELSEWHERE}.")
        return why is None

    kept: dict[str, Any] = {}
    for section, content in table.items():
        if section in _WHOLE_SECTIONS:
            ignored.append(f"[{section}] is ignored: it was found beside the draft; {_ELSEWHERE}.")
        else:
            kept[section] = {
                name: value for name, value in content.items() if is_kept(section, name, value)
            }
    return kept, tuple(ignored)


def _why_not(
    section: str,
    name: str,
    value: object,
    folder: Path,
    is_address: Callable[[str], bool],
) -> str | None:
    """Return why one setting of a stranger does not count, None where it does."""
    if name in ("allow_hosts", "base") or name.endswith("_base"):
        return "it was found beside the draft, and names servers"
    if (section, name) in _OWN_ALONE:
        return f"it was found beside the draft, and {_OWN_ALONE[section, name]}"
    ceiling = _CEILINGS.get(name) if section == "fetch" else None
    if ceiling is not None and isinstance(value, int | float) and value > ceiling:
        return f"a file found beside the draft may ask for {ceiling:,} at most"
    if not isinstance(value, str):
        return None
    is_path = (section == "sources" and not is_address(value)) or (section, name) == _STORE
    if is_path and not lies_in(folder / Path(value).expanduser(), folder):
        return "it leads out of the folder of the settings"
    return None
