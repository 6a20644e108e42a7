from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config import schema
from citecheck.errors import ConfigError
from citecheck.model import Outcome, Severity


def written(folder: Path, text: str, name: str = schema.CONFIG_NAME) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_fills_the_parts_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    found = schema.load(
        written(
            tmp_path,
            '[fetch]\ntimeout_s = 5\nallow_hosts = ["127.0.0.1:8000"]\n'
            '[policy]\nfail_on = ["contradicted"]\nseverity = { "source.dead" = "error" }\n'
            '[sources]\n"3" = "report.pdf"\n',
        )
    )
    assert found.fetch.timeout_s == 5.0
    assert found.fetch.allow_hosts == ("127.0.0.1:8000",)
    assert found.fetch.retries == schema.Fetch().retries
    assert found.policy.fail_on == (Outcome.CONTRADICTED,)
    assert found.policy.severity == {"source.dead": Severity.ERROR}
    assert found.sources == {"3": "report.pdf"}
    assert found.folder == tmp_path


def test_a_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, "[tool.citecheck.fetch]\nretries = 0\n", "pyproject.toml")
    written(inner, "[tool.other]\nx = 1\n", "pyproject.toml")
    found = schema.find(inner)
    assert found == tmp_path / "pyproject.toml"
    assert schema.load(found).fetch.retries == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[fetch]\ntimeout = 5\n", "did you mean 'timeout_s'"),
        ("[fetsh]\nretries = 1\n", "did you mean 'fetch'"),
        ('[fetch]\nretries = "two"\n', "retries must be a whole number, not 'two'"),
        ("[fetch]\nretries = 1.5\n", "a whole number"),
        ("[fetch]\nretries = true\n", "a whole number"),
        ("[fetch]\nretries = -1\n", "a number from 0 up"),
        ('[fetch]\nrobots = "yes"\n', "true or false"),
        ('[fetch]\nallow_hosts = "127.0.0.1:1"\n', "a list"),
        ('[policy]\nfail_on = ["wrong"]\n', "one of supported, partial"),
        ('[policy]\nseverity = { "source.dead" = "fatal" }\n', "one of error, warning, note"),
        ("[sources]\n3 = 4\n", "a table of texts"),
        ("fetch = 3\n", "a table of settings"),
        ("[fetch\n", "is not valid TOML"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong_and_where(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        schema.load(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the configuration"):
        schema.load(tmp_path / "none.toml")


def test_the_digest_hangs_on_what_can_change_a_result_alone(tmp_path: Path) -> None:
    plain = schema.Config()
    assert plain.digest() == schema.Config(folder=tmp_path, offline=True).digest()
    assert plain.digest() != schema.Config(fetch=schema.Fetch(max_bytes=1)).digest()
    assert plain.digest() != schema.Config(sources={"1": "a.txt"}).digest()
