"""A year from now: a folder of wheels in which everything that is pinned has a newer version.

``newer.py FOLDER PINS`` writes them, for pip's ``--find-links``; each is well-formed, demands a
package that does not exist, and must never be taken. ``newer.py --installed PINS``, run by the
interpreter of an environment, fails where that environment holds another version than the pins say.
"""

from __future__ import annotations

import re
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NEWER = "9999.0"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)\s*(?:;\s*([^\\]+))?", re.MULTILINE)


def pins(file: Path) -> dict[str, set[str]]:
    """Return the versions of each name in a file of constraints; "nothing" where a marker rules."""
    found: dict[str, set[str]] = {}
    for name, pinned, marker in PIN.findall(file.read_text(encoding="utf-8")):
        found.setdefault(name, set()).update({pinned, "nothing"} if marker else {pinned})
    return found


def write_wheels(folder: Path, file: Path) -> int:
    """Write a newer wheel of every pinned package into `folder`; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in pins(file):
        stem = f"{name.replace('-', '_')}-{NEWER}"
        info = f"{stem}.dist-info"
        with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(
                f"{info}/METADATA",
                f"Metadata-Version: 2.1\nName: {name}\nVersion: {NEWER}\n"
                "Requires-Dist: citecheck-must-never-take-this\n",
            )
            wheel.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            wheel.writestr(f"{info}/RECORD", "")
    return len(pins(file))


def strays(file: Path) -> list[str]:
    """Return what is installed here in another version than is pinned, or is missing."""
    found = []
    for name, pinned in pins(file).items():
        try:
            here = version(name)
        except PackageNotFoundError:
            here = "nothing"
        if here not in pinned:
            found.append(f"{name}: {here}, pinned {', '.join(sorted(pinned))}")
    return found


def main(arguments: list[str]) -> int:
    """Do what `arguments` say; return 1 where something stands in another version."""
    first, file = arguments[0], Path(arguments[1])
    if first != "--installed":
        print(f"{write_wheels(Path(first), file)} newer wheels")
        return 0
    found = strays(file)
    print("\n".join(found) or f"as pinned: {len(pins(file))} packages")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
