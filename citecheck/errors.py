"""What a caller may catch.

::

    CitecheckError
    ├── InputError    a draft or a file named by the user cannot be used
    ├── ConfigError   settings, options or a lock or decisions file are wrong
    └── StoreError    the store cannot be opened, read or written

Each message says what is wrong, where, and what to do. What is wrong with a *source* is no
exception: it is an :class:`citecheck.model.Unavailable`.
"""

from __future__ import annotations


class CitecheckError(Exception):
    """The caller's fault, said in one line; the command exits with 2."""


class InputError(CitecheckError):
    """A draft or a file named by the user cannot be used."""


class ConfigError(CitecheckError):
    """Settings, options, or a lock or decisions file are wrong."""


class StoreError(CitecheckError):
    """The store cannot be opened, read or written."""
