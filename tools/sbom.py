"""Write what is installed with citecheck as a CycloneDX list: pinned names, versions and hashes.

    python tools/sbom.py [constraints.txt] > sbom.json

It reads the pins and asks no one; the same pins give the same bytes. Source: CycloneDX 1.5, JSON.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(constraints: str) -> list[dict[str, Any]]:
    """Return a component for each pin in the text of a constraints file, in its order."""
    found: list[dict[str, Any]] = []
    for line in constraints.splitlines():
        if pin := _PIN.match(line):
            name = re.sub(r"[-_.]+", "-", pin[1]).lower()  # PEP 503
            found.append(
                {
                    "type": "library",
                    "bom-ref": f"pkg:pypi/{name}@{pin[2]}",
                    "name": name,
                    "version": pin[2],
                    "purl": f"pkg:pypi/{name}@{pin[2]}",
                }
            )
        hashes = [{"alg": "SHA-256", "content": digest} for digest in _HASH.findall(line)]
        if hashes:  # several: one for each file that may be installed
            kept = found[-1].setdefault("properties", [])
            kept += [{"name": "sha256", "value": item["content"]} for item in hashes]
    return found


def sbom(constraints: str) -> str:
    """Return the whole list as JSON."""
    version = re.search(r'"([^"]+)"', (ROOT / "citecheck" / "_version.py").read_text())
    listed = components(constraints)
    own = f"citecheck-report@{version[1] if version else '0'}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + constraints)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/{own}",
                "name": "citecheck-report",
                "version": own.partition("@")[2],
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": listed,
        "dependencies": [
            {"ref": f"pkg:pypi/{own}", "dependsOn": [item["bom-ref"] for item in listed]}
        ],
    }
    return json.dumps(document, indent=2) + "\n"


if __name__ == "__main__":
    pins = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "constraints.txt"
    sys.stdout.write(sbom(pins.read_text(encoding="utf-8")))
