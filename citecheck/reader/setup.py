"""What the settings say of a second reader → an `Endpoint`, or why it cannot be one.

The key is read from the environment here, in the process that asks, and goes nowhere else.
"""

from __future__ import annotations

import os

from msgspec import Struct

from citecheck.config.schema import Config, Reader, is_address
from citecheck.errors import ConfigError
from citecheck.sources.address import host_of
from citecheck.sources.http.guard import objection

ENTAILMENT = "entailment"
"""Name of the local model: the one of `[semantic] entailment`."""

_PATH = "/chat/completions"
_VERSION = "/v1"


class Endpoint(Struct, frozen=True, kw_only=True):
    """Where questions go: the whole address, and the key, which is never shown."""

    address: str
    host: str  # with its port
    model: str
    timeout_s: float
    key: str | None = None

    def __repr__(self) -> str:
        """Leave out the key."""
        return f"Endpoint({self.address!r}, model={self.model!r})"


def ready(config: Config) -> None:
    """Refuse a reader that could not be asked, before anything else is done.

    Raises:
        ConfigError: what it lacks, and how to give it.
    """
    asked = config.reader
    if asked == Reader():
        return
    if is_local(asked):
        if config.semantic.entailment is None:
            raise ConfigError(
                '[reader] model = "entailment" is the model of [semantic] entailment, which names'
                " no folder: name it there, or give [reader] a url"
            )
    elif asked.url is None or asked.model is None:
        lacks = "url" if asked.url is None else "model"
        raise ConfigError(
            f"[reader] has no {lacks}: it takes the url of a server and the name of a model there"
            ' (or model = "entailment" alone, for the one of [semantic])'
        )
    elif config.offline:
        address_of(asked.url)
    else:
        endpoint(asked)


def is_local(settings: Reader) -> bool:
    """Whether the reader is the model of entailment on this machine."""
    return settings.url is None and settings.model == ENTAILMENT


def endpoint(settings: Reader) -> Endpoint:
    """Return where the settings have questions sent.

    Raises:
        ConfigError: the address is none, or the variable of the key is not set.
    """
    key = None
    if settings.key_env is not None:
        key = os.environ.get(settings.key_env, "").strip()
        if not (key.isascii() and key.isprintable() and key):
            raise ConfigError(
                f"[reader] key_env names the environment variable {settings.key_env}, which is not"
                " set or holds no key: set it, or leave key_env out"
            )
    address = address_of(settings.url or "")
    return Endpoint(
        address=address,
        host=host_of(address),
        model=settings.model or "",
        timeout_s=settings.timeout_s,
        key=key,
    )


def address_of(url: str) -> str:
    """Return the address of the completions at a server.

    Args:
        url: as a user gives it: the server, its ``/v1``, or the whole address.

    Raises:
        ConfigError: it is no web address.
    """
    address = url.strip().rstrip("/")
    why = objection(address) if is_address(address) else "It is no web address."
    if why is not None:
        raise ConfigError(
            f"[reader] url cannot be used: {why} Give it as http://localhost:11434/v1, and a key"
            " by key_env"
        )
    if address.endswith(_PATH):
        return address
    return address + (_PATH if address.endswith(_VERSION) else _VERSION + _PATH)
