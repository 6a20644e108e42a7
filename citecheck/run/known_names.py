"""Whether what the settings name exists: codes and their beginnings. Silence would be a false pass.

In: a `Config`. Out: nothing, or a `ConfigError` with the nearest right word. Outcomes, formats and
keys are held against their tables where they are read.
"""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.config.schema import Config
from citecheck.errors import ConfigError
from citecheck.findings import codes


def refuse_unknown(config: Config) -> None:
    """Refuse a policy that names a code, or a beginning of codes, which there is not.

    Raises:
        ConfigError: names the setting, the word, and the nearest code.
    """
    policy = config.policy
    for setting, names in (("select", policy.select), ("ignore", policy.ignore)):
        for name in names:
            if not any(code.startswith(name) for code in _codes()) and not _is_outside(name):
                raise _unknown(setting, name)
    for name in policy.severity:
        if name not in _codes() and not _is_outside(name):
            raise _unknown("severity", name)


def _is_outside(name: str) -> bool:
    """Whether `name` is a code of another package's check."""
    from citecheck.checks import outside_check  # noqa: PLC0415 - few settings name one

    return outside_check(name) is not None


def _codes() -> Iterable[str]:
    return codes.kinds()


def _unknown(setting: str, name: str) -> ConfigError:
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

    known = list(_codes())
    beginnings = sorted({code.partition(".")[0] for code in known})
    near = get_close_matches(name, [*known, *beginnings], n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"codes begin with {', '.join(beginnings)}"
    return ConfigError(
        f"{setting} names {name!r}, and no finding is called so; {hint}; see docs/findings.md"
    )
