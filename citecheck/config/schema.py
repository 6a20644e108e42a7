"""Settings: one frozen object for each step, one loader, one place that validates.

`load` reads ``citecheck.toml`` or ``[tool.citecheck]`` of a ``pyproject.toml``; what the command
line says goes on top with `msgspec.structs.replace`. An unknown key is an error that names the
nearest known one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct, field
from msgspec.structs import asdict, fields, replace

from citecheck import regular_file
from citecheck._version import __version__
from citecheck.config import trust
from citecheck.errors import ConfigError
from citecheck.model import Outcome, Severity

CONFIG_NAME = "citecheck.toml"
_MAX_BYTES = 1_000_000  # of a file of settings; a project's largest pyproject.toml has a tenth
_DEEPEST = 100  # dots of a key
WAYBACK = "https://web.archive.org"


class Fetch(Struct, frozen=True, kw_only=True):
    """How sources are fetched."""

    timeout_s: Annotated[
        float, Meta(description="Seconds one source may take in all, every redirect included.")
    ] = 30.0
    connect_timeout_s: Annotated[float, Meta(description="Seconds to connect to one address.")] = (
        10.0
    )
    max_bytes: Annotated[int, Meta(description="Bytes of one body, after decompression.")] = (
        20_000_000
    )
    max_redirects: Annotated[
        int, Meta(description="Redirects followed, `meta refresh` included.")
    ] = 10
    retries: Annotated[
        int, Meta(description="Tries after the first, for what may pass (5xx, 429, resets).")
    ] = 2
    retry_after_max_s: Annotated[
        float, Meta(description="Longest `Retry-After` that is waited for.")
    ] = 60.0
    delay_s: Annotated[float, Meta(description="Seconds between two requests to one host.")] = 1.0
    max_per_host: Annotated[int, Meta(description="Requests under way at one host.")] = 2
    robots: Annotated[bool, Meta(description="Obey robots.txt.")] = True
    user_agent: Annotated[str, Meta(description="How citecheck names itself to servers.")] = (
        f"citecheck/{__version__} (citation verifier; reads what an article cites)"
    )
    allow_hosts: Annotated[
        tuple[str, ...],
        Meta(
            description="`HOST:PORT` pairs on private addresses that may be fetched all the same."
        ),
    ] = ()
    browser: Annotated[
        bool,
        Meta(
            description="Read a page that only its scripts can show as an installed Chromium "
            "shows it (extra `browser`). Counts where `cookies` does."
        ),
    ] = False
    cookies: Annotated[
        str | None,
        Meta(
            description="File of cookies (Netscape form) for one's own subscriptions; each goes to "
            "its own hosts alone. Counts on the command line, in a file that `--config` names and "
            "in one's own settings."
        ),
    ] = None
    email: Annotated[
        str | None,
        Meta(
            description="Contact for Crossref and Unpaywall; open copies of DOIs are looked for "
            "only with it."
        ),
    ] = None
    retractions: Annotated[
        bool, Meta(description="Ask Crossref whether the works cited by DOI were retracted.")
    ] = True
    doi_base: Annotated[str, Meta(description="Resolver of DOIs.")] = "https://doi.org"
    crossref_base: Annotated[str, Meta(description="Crossref's API.")] = "https://api.crossref.org"
    unpaywall_base: Annotated[str, Meta(description="Unpaywall's API.")] = (
        "https://api.unpaywall.org"
    )
    europepmc_base: Annotated[str, Meta(description="Europe PMC's API.")] = (
        "https://www.ebi.ac.uk/europepmc/webservices/rest"
    )
    arxiv_base: Annotated[str, Meta(description="Where arXiv papers lie.")] = "https://arxiv.org"
    pubmed_base: Annotated[str, Meta(description="Where PubMed abstracts lie.")] = (
        "https://pubmed.ncbi.nlm.nih.gov"
    )
    pmc_base: Annotated[str, Meta(description="Where PubMed Central articles lie.")] = (
        "https://pmc.ncbi.nlm.nih.gov"
    )


class Archive(Struct, frozen=True, kw_only=True):
    """Which web archive is asked for captures."""

    base: Annotated[
        str, Meta(description="Address below which the Wayback Machine's own paths lie.")
    ] = WAYBACK
    enabled: Annotated[bool, Meta(description="Ask the archive where a live copy is gone.")] = True
    save: Annotated[bool, Meta(description="Ask the archive to save each live source.")] = False


class Policy(Struct, frozen=True, kw_only=True):
    """What fails the gate."""

    fail_on: Annotated[tuple[Outcome, ...], Meta(description="Outcomes that fail a claim.")] = (
        Outcome.CONTRADICTED,
        Outcome.ALTERED,
        Outcome.NOT_FOUND,
    )
    require_all: Annotated[
        bool, Meta(description="Exit 4 where a claim could not be verified or a source not had.")
    ] = False
    select: Annotated[
        tuple[str, ...], Meta(description="Code prefixes to report; empty means all.")
    ] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="Code prefixes to leave out.")] = ()
    severity: Annotated[
        dict[str, Severity], Meta(description="Severity by code, instead of the usual one.")
    ] = field(default_factory=dict)


class StorePlace(Struct, frozen=True, kw_only=True):
    """Where captures are kept."""

    path: Annotated[
        str | None,
        Meta(description="Folder of the store; `.citecheck` beside the config if unset."),
    ] = None


class Copies(Struct, frozen=True, kw_only=True):
    """What annotated copies of a draft (Word, PDF) hold."""

    evidence: Annotated[
        bool, Meta(description="A comment with the evidence at claims that hold, too.")
    ] = False


class Semantic(Struct, frozen=True, kw_only=True):
    """Which models of language help; none unless asked for, and none is ever fetched."""

    embeddings: Annotated[
        str | None,
        Meta(
            description="`wordllama`, or a folder with an exported sentence encoder (`model.onnx`, "
            "`tokenizer.json`): passages are ranked by meaning, too."
        ),
    ] = None
    entailment: Annotated[
        str | None,
        Meta(
            description="Folder with an exported entailment model (`model.onnx`, `tokenizer.json`, "
            "`config.json`): a claim that it doubts is handed to a person."
        ),
    ] = None


class Reader(Struct, frozen=True, kw_only=True):
    """A second reader for `unclear` claims, a language model; none unless it is named here."""

    url: Annotated[
        str | None,
        Meta(
            description="Address of an OpenAI-compatible server, as `http://localhost:11434/v1`: "
            "`/chat/completions` below it gets the claims and passages."
        ),
    ] = None
    model: Annotated[
        str | None,
        Meta(
            description="Name of the model at that server; `entailment` without a `url` is the "
            "folder of `[semantic] entailment`, and nothing leaves the machine."
        ),
    ] = None
    key_env: Annotated[
        str | None,
        Meta(description="Name of the environment variable that holds the key of the server."),
    ] = None
    max_claims: Annotated[
        int, Meta(description="Claims of one draft that are asked about, the worst first.")
    ] = 50
    timeout_s: Annotated[
        float,
        Meta(
            description="Seconds for one answer, all tries included; ten times as long for all of "
            "a run."
        ),
    ] = 60.0
    decides: Annotated[
        bool,
        Meta(
            description="Let an answer whose words stand in the source turn `unclear` into "
            "`supported` or `contradicted`, marked as decided so."
        ),
    ] = False


class Config(Struct, frozen=True, kw_only=True):
    """All settings of a run.

    `bibliographies`, `offline`, `as_of` and `today` come from the command line alone.
    """

    fetch: Fetch = Fetch()
    archive: Archive = Archive()
    sources: Annotated[
        dict[str, str], Meta(description="Label = path or address of the source to use.")
    ] = field(default_factory=dict)
    policy: Policy = Policy()
    store: StorePlace = StorePlace()
    copies: Copies = Copies()
    semantic: Semantic = Semantic()
    reader: Reader = Reader()
    bibliographies: tuple[str, ...] = ()  # paths of files for drafts whose list lies beside them
    offline: bool = False
    as_of: date | None = None
    today: date | None = None
    folder: Path | None = None  # where the file lay: relative paths in it start here
    confined: frozenset[str] = frozenset()  # labels of `sources` that start nowhere but there
    ignored: tuple[str, ...] = ()  # what a stranger's settings said in vain, a sentence each

    def digest(self) -> str:
        """Return the sha256 of the settings that can change a result and are not the usual ones."""
        sections = ("fetch", "archive", "policy", "semantic")
        chosen = {name: _unusual(getattr(self, name)) for name in sections}
        if self.fetch.cookies:
            chosen["fetch"]["cookies"] = True  # the path is nobody's business
        if self.reader != Reader():
            chosen["reader"] = _unusual(self.reader)
        if self.bibliographies:
            chosen["bibliographies"] = {"files": self.bibliographies}
        text = repr((chosen, sorted(self.sources.items()), self.as_of))
        return hashlib.sha256(text.encode()).hexdigest()


def _unusual(section: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the sections above
    """Return the settings of a section that differ from its defaults."""
    if section == type(section)():  # as most are; the digest of every draft of a batch asks
        return {}
    usual, chosen = asdict(type(section)()), asdict(section)
    return {name: value for name, value in chosen.items() if value != usual[name]}


def models(config: Config) -> Semantic | None:
    """Return the models that `config` asks for, folders given from its file on; None for none."""
    if config.semantic == Semantic():
        return None
    beside = config.folder or Path()

    def whole(named: str | None) -> str | None:
        return str(beside / named) if named is not None and (beside / named).is_dir() else named

    asked = config.semantic
    return Semantic(embeddings=whole(asked.embeddings), entailment=whole(asked.entailment))


_PATHS = (
    ("store", "path"),
    ("fetch", "cookies"),
    ("semantic", "embeddings"),
    ("semantic", "entailment"),
)
SCALARS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
SECTIONS: dict[str, type] = {
    "fetch": Fetch,
    "archive": Archive,
    "policy": Policy,
    "store": StorePlace,
    "copies": Copies,
    "semantic": Semantic,
    "reader": Reader,
}


def find(start: Path) -> Path | None:
    """Return the nearest configuration file at or above `start`, or None."""
    for folder in (start, *start.parents):
        own = folder / CONFIG_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "citecheck" in _parse(project).get("tool", {}):
            return project
    return None


def load(path: Path) -> Config:
    """Read and validate a configuration file that the user named.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds an unknown key or a wrong value.
    """
    return from_table(table_in(path), where=str(path), folder=path.resolve().parent)


def load_found(path: Path) -> Config:
    """Read a configuration file that was found beside a draft, on top of the user's own one.

    A stranger may have put it there: what reaches beyond its folder or the public web is left out
    and named in `Config.ignored`.

    Raises:
        ConfigError: as for `load`.
    """
    if trust.is_own(path):
        return load(path)
    folder = path.resolve().parent
    table = table_in(path)
    from_table(table, where=str(path))  # what is wrong is said, whoever wrote it
    kept, ignored = trust.limited(table, folder, is_address)
    own = _own_table()
    merged = {name: {**own.get(name, {}), **kept.get(name, {})} for name in (*own, *kept)}
    found = from_table(merged, where=str(path), folder=folder)
    return replace(found, confined=frozenset(kept.get("sources", {})), ignored=ignored)


def load_own(folder: Path) -> Config:
    """Return the user's own settings, the usual ones where there are none, for drafts in `folder`.

    Raises:
        ConfigError: as for `load`.
    """
    return from_table(_own_table(), where=str(trust.own_file(CONFIG_NAME)), folder=folder)


def _own_table() -> dict[str, Any]:
    """Return the table of the user's own settings file, its relative paths made whole."""
    path = trust.own_file(CONFIG_NAME)
    if not path.is_file():
        return {}
    table = table_in(path)
    from_table(table, where=str(path))
    for section, name in _PATHS:
        if isinstance(said := table.get(section, {}).get(name), str):
            whole = path.parent / Path(said).expanduser()
            if section in ("store", "fetch") or whole.exists():
                table[section][name] = str(whole)
    return table


def table_in(path: Path) -> dict[str, Any]:
    """Return the settings that a file holds, unvalidated.

    Raises:
        ConfigError: the file cannot be read, or is no TOML.
    """
    table = _parse(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("citecheck", {})
    return table


def is_address(value: str) -> bool:
    """Whether a source that a user names is an address, not a path."""
    return value.lower().startswith(("http:", "https:"))


def from_table(table: dict[str, Any], *, where: str, folder: Path | None = None) -> Config:
    """Validate a parsed table; `where` names it in messages."""
    _refuse_unknown(table, [*SECTIONS, "sources"], where)
    parts: dict[str, Any] = {}
    for name, section in SECTIONS.items():
        if name in table:
            parts[name] = _section(section, table[name], f"{where}, [{name}]")
    if "sources" in table:
        parts["sources"] = _strings_by_name(table["sources"], f"{where}, [sources]")
    return Config(**parts, folder=folder)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return _table(regular_file.read(path, max_bytes=_MAX_BYTES).decode())
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration {path}: {error.strerror or error}"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path} is not in UTF-8 (UTF-16, perhaps, as some editors write it): save it as UTF-8"
        ) from error
    except RecursionError as error:
        raise ConfigError(f"{path} is nested too deeply for settings") from error
    except ValueError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error


def _table(text: str) -> dict[str, Any]:
    """Parse TOML; RecursionError also for a key of far more parts than settings have: "a.a.a…".

    The parser's time and memory grow by the square of them: 50,000 took a minute and 10 GB.
    """
    import tomllib  # noqa: PLC0415 - few drafts have settings

    keys = (line.partition("=")[0] for line in text.splitlines())
    if any(part.count(".") > _DEEPEST for key in keys for part in key.split(",")):
        raise RecursionError
    return tomllib.loads(text)


def _section(section: type, table: object, where: str) -> object:
    if not isinstance(table, dict):
        raise ConfigError(f"{where} must be a table of settings")
    known = {item.name: item for item in fields(section)}
    _refuse_unknown(table, list(known), where)
    types = get_type_hints(section)
    return section(
        **{name: _value(types[name], value, f"{where} {name}") for name, value in table.items()}
    )


def _refuse_unknown(table: dict[str, Any], known: list[str], where: str) -> None:
    for key in table:
        if key not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(known)}"
            raise ConfigError(f"{where}: unknown key {key!r}; {hint}")


def _value(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type as read at run time
    """Return `value` as `kind`, or say what was expected."""
    if isinstance(kind, UnionType):  # "str | None": a file cannot say None, so it must be the other
        kind = next(item for item in get_args(kind) if item is not type(None))
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _wrong(value, "a list", where)
        return tuple(_value(get_args(kind)[0], item, where) for item in value)
    if get_origin(kind) is dict:
        named = _strings_by_name(value, where)
        return {name: _value(get_args(kind)[1], item, where) for name, item in named.items()}
    if issubclass(kind, StrEnum):
        if value not in list(kind):
            raise _wrong(value, "one of " + ", ".join(kind), where, _nearest(value, kind))
        return kind(value)
    return _scalar(kind, value, where)


def _scalar(kind: type, value: object, where: str) -> object:
    """Return a truth value, a number from 0 up, or a text; TOML's `30` will do for `30.0`."""
    accepted = (int, float) if kind is float else kind
    if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(value, SCALARS[kind], where)
    if isinstance(value, (int, float)) and value < 0:
        raise _wrong(value, "a number from 0 up", where)
    return kind(value)


def _nearest(value: object, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

    near = get_close_matches(str(value), list(known), n=1)
    return f"; did you mean {str(near[0])!r}?" if near else ""


def _wrong(value: object, expected: str, where: str, hint: str = "") -> ConfigError:
    return ConfigError(f"{where} must be {expected}, not {value!r}{hint}")


def _strings_by_name(table: object, where: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise ConfigError(f"{where} must be a table of texts")
    return table
