"""Settings that were found beside a draft may come from a stranger."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.config import schema
from citecheck.config.resolve import settle, store_folder
from citecheck.config.schema import CONFIG_NAME, Archive, Config, Fetch
from citecheck.errors import ConfigError

SAID_NOTHING: dict[str, object] = {"config": None}


@pytest.fixture(autouse=True)
def _no_own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "draft.md").touch()
    (folder / "own.txt").write_text("words")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


def found(folder: Path, text: str) -> Config:
    (folder / CONFIG_NAME).write_text(text, encoding="utf-8")
    return settle(SAID_NOTHING, (str(folder / "draft.md"),))


BASES = [name for name in Fetch.__struct_fields__ if name.endswith("_base")]


@pytest.mark.parametrize(
    "text",
    [
        '[fetch]\nallow_hosts = ["127.0.0.1:80"]\n',
        *(f'[fetch]\n{name} = "http://127.0.0.1"\n' for name in BASES),
        '[archive]\nbase = "http://127.0.0.1:8080"\n',
        '[semantic]\nembeddings = "wordllama"\n',
        "[fetch]\nbrowser = true\n",
        '[fetch]\ncookies = "own.txt"\n',
        "[fetch]\nmax_bytes = 1000000000000\n",
        "[fetch]\ntimeout_s = 1000000\n",
        '[sources]\n"2" = "/etc/passwd"\n',
        '[sources]\n"2" = "../secret.txt"\n',
        '[sources]\n"2" = "~/.netrc"\n',
        '[sources]\n"2" = "file:///etc/passwd"\n',
        '[store]\npath = "../elsewhere"\n',
        '[store]\npath = "/var/lib/store"\n',
    ],
)
def test_what_reaches_beyond_is_named_and_ignored(beside: Path, text: str) -> None:
    usual = Config()
    settings = found(beside, text)
    if "file:" in text:  # a path like any other, below the folder, where nothing lies
        assert settings.confined == {"2"}
        return
    assert (settings.fetch, settings.archive, settings.semantic, settings.store) == (
        usual.fetch, usual.archive, usual.semantic, usual.store,
    )  # fmt: skip
    assert settings.sources == {}
    assert len(settings.ignored) == 1
    assert "is ignored" in settings.ignored[0]


def test_a_link_out_of_the_folder_leads_out_of_it(beside: Path) -> None:
    (beside / "innocent.txt").symlink_to(beside.parent / "secret.txt")
    (beside / "store").symlink_to(beside.parent)
    settings = found(beside, '[sources]\n"2" = "innocent.txt"\n[store]\npath = "store"\n')
    assert settings.sources == {}
    assert settings.store.path is None
    assert len(settings.ignored) == 2


def test_what_stays_in_the_folder_and_on_the_web_counts(beside: Path) -> None:
    settings = found(
        beside,
        '[sources]\n"1" = "own.txt"\n"2" = "https://boats.example/a"\n[store]\npath = "kept"\n'
        '[fetch]\ndelay_s = 3.0\n[policy]\nignore = ["reference"]\n',
    )
    assert settings.sources == {"1": "own.txt", "2": "https://boats.example/a"}
    assert settings.confined == {"1", "2"}
    assert store_folder(settings, None) == beside / "kept"
    assert settings.fetch.delay_s == 3.0
    assert settings.policy.ignore == ("reference",)
    assert settings.ignored == ()


def test_a_named_file_and_the_command_line_count_whole(beside: Path) -> None:
    text = '[fetch]\nallow_hosts = ["127.0.0.1:80"]\n[sources]\n"2" = "../secret.txt"\n'
    (beside / CONFIG_NAME).write_text(text, encoding="utf-8")
    named = settle({"config": str(beside / CONFIG_NAME)}, (str(beside / "draft.md"),))
    assert named.fetch.allow_hosts == ("127.0.0.1:80",)
    assert named.sources == {"2": "../secret.txt"}
    assert named.ignored == ()
    said = settle(
        {"config": None, "allow_host": ("10.0.0.1:80",), "source": ("2=../secret.txt",)},
        (str(beside / "draft.md"),),
    )
    assert said.fetch.allow_hosts == ("10.0.0.1:80",)
    assert said.sources == {"2": "../secret.txt"}
    assert said.confined == frozenset()
    assert len(said.ignored) == 2


def test_the_users_own_settings_lie_below_those_found(beside: Path, tmp_path: Path) -> None:
    own = tmp_path / "home" / "citecheck"
    own.mkdir(parents=True)
    (own / CONFIG_NAME).write_text(
        '[archive]\nbase = "http://10.0.0.1"\n[fetch]\ndelay_s = 2\nretries = 1\n'
        '[store]\npath = "kept"\n'
    )
    settings = found(beside, "[fetch]\ndelay_s = 5\n")
    assert settings.archive == Archive(base="http://10.0.0.1")
    assert settings.fetch == Fetch(delay_s=5.0, retries=1)
    assert store_folder(settings, None) == own / "kept"
    (beside / CONFIG_NAME).unlink()
    alone = settle(SAID_NOTHING, (str(beside / "draft.md"),))
    assert alone.archive == settings.archive
    assert alone.folder == beside


def test_a_usual_store_that_is_a_link_out_is_refused(beside: Path) -> None:
    (beside / ".citecheck").symlink_to(beside.parent)
    with pytest.raises(ConfigError, match="leads out of its folder"):
        store_folder(found(beside, ""), None)
    assert store_folder(found(beside, ""), "said") == Path("said")


def test_a_wrong_setting_is_an_error_before_it_is_a_strangers(beside: Path) -> None:
    with pytest.raises(ConfigError, match="a list"):
        found(beside, '[fetch]\nallow_hosts = "127.0.0.1:80"\n')


def test_settings_nested_too_deeply_are_named(beside: Path) -> None:
    with pytest.raises(ConfigError, match=r"nested too deeply|not valid TOML"):
        found(beside, "a = " + "[" * 100_000)
    with pytest.raises(ConfigError, match=r"nested too deeply|unknown key"):
        schema.load(_written(beside, "a" + ".a" * 50_000 + " = 1"))


def _written(folder: Path, text: str) -> Path:
    path = folder / "named.toml"
    path.write_text(text)
    return path


def test_the_browser_is_asked_for_by_its_user_alone(beside: Path) -> None:
    assert not found(beside, "[fetch]\nbrowser = true\n").fetch.browser
    draft = (str(beside / "draft.md"),)
    assert settle({"config": str(beside / CONFIG_NAME)}, draft).fetch.browser
    assert settle({"config": None, "browser": True}, draft).fetch.browser
