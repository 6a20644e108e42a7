from __future__ import annotations

import pytest

from citecheck.config.schema import Config, Reader, Semantic
from citecheck.errors import ConfigError
from citecheck.reader.setup import address_of, endpoint, ready

SERVER = "http://models.example:8000"


@pytest.mark.parametrize("given", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_server_its_version_or_the_whole_address_will_do(given: str) -> None:
    assert address_of(SERVER + given) == f"{SERVER}/v1/chat/completions"


def test_a_path_before_the_version_stays() -> None:
    assert address_of("https://a.example/api/v1") == "https://a.example/api/v1/chat/completions"


@pytest.mark.parametrize(
    "url", ["", "localhost:11434", "file:///etc/passwd", "ftp://a", "http://", "http://u:k@a/v1"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match=r"\[reader\] url cannot be used"):
        address_of(url)


def test_the_key_comes_from_the_environment_and_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DESK_KEY", " sk-secret \n")
    made = endpoint(Reader(url=SERVER, model="m", key_env="DESK_KEY"))
    assert made.key == "sk-secret"
    assert "secret" not in repr(made)
    assert made.host == "models.example:8000"


@pytest.mark.parametrize("value", [None, "", "  ", "käse", "a\nb"])
def test_a_key_that_cannot_be_sent_is_told_before_anything_is_done(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("DESK_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("DESK_KEY", value)
    asked = Reader(url=SERVER, model="m", key_env="DESK_KEY")
    with pytest.raises(ConfigError, match="DESK_KEY, which is not set or holds no key"):
        ready(Config(reader=asked))
    ready(Config(reader=asked, offline=True))  # nobody is asked, so no key is needed


def test_settings_that_ask_nobody_are_refused() -> None:
    ready(Config())
    for asked, lacks in (
        (Reader(decides=True), "no url"),
        (Reader(model="m"), "no url"),
        (Reader(url=SERVER), "no model"),
        (Reader(model="entailment"), "names no folder"),
    ):
        with pytest.raises(ConfigError, match=lacks):
            ready(Config(reader=asked))
    ready(Config(reader=Reader(model="entailment"), semantic=Semantic(entailment="folder")))
