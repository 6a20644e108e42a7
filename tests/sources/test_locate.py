from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from citecheck.config.schema import Fetch
from citecheck.errors import InputError
from citecheck.model import Bibliographic, Reference, Span
from citecheck.nlp.web_address import original_of
from citecheck.sources.locate import given, locate

FETCH = Fetch()
COPY = "https://web.archive.org/web/20190601120000/http://a.example/x"


def entry(work: Bibliographic, label: str | None = "3") -> Reference:
    return Reference(id="r3", label=label, text="An entry.", span=Span(0, 9), work=work)


def urls(**work: str) -> tuple[str, ...]:
    return locate(entry(Bibliographic(**work)), {}, FETCH).urls  # type: ignore[arg-type]


def test_addresses_come_in_order() -> None:
    found = urls(url="https://a.example/x", doi="10.1/a", arxiv="2401.01234", pmid="12", pmcid="7")
    assert found == (
        "https://a.example/x",
        "https://doi.org/10.1/a",
        "https://arxiv.org/pdf/2401.01234",
        "https://arxiv.org/abs/2401.01234",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7/",
        "https://pubmed.ncbi.nlm.nih.gov/12/",
    )


def test_the_full_text_goes_before_the_abstract() -> None:
    assert urls(url="https://arxiv.org/abs/2401.01234v2") == (
        "https://arxiv.org/pdf/2401.01234",
        "https://arxiv.org/abs/2401.01234",
        "https://arxiv.org/abs/2401.01234v2",
    )


def test_a_doi_with_odd_characters_is_escaped() -> None:
    assert urls(doi="10.1/<a>#b?c") == ("https://doi.org/10.1/%3Ca%3E%23b%3Fc",)


def test_an_archived_link_is_asked_for_live_first() -> None:
    wanted = locate(entry(Bibliographic(url=COPY, accessed=date(2020, 1, 2))), {}, FETCH)
    assert wanted.urls == ("http://a.example/x",)
    assert wanted.archived_url == COPY
    assert wanted.accessed == date(2020, 1, 2)
    assert original_of("http://a.example/web/2019/x") is None


def test_an_entry_that_names_nothing_keeps_its_key() -> None:
    wanted = locate(entry(Bibliographic()), {}, FETCH)
    assert wanted.urls == ()
    assert wanted.key == locate(entry(Bibliographic()), {}, FETCH).key


def test_the_user_comes_first(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    work = Bibliographic(url="https://a.example/x")
    by_label = locate(entry(work), {"3": "x.pdf"}, FETCH, folder=tmp_path)
    by_id = locate(entry(work, label=None), {"r3": "https://b.example/"}, FETCH)
    assert by_label.file == str(tmp_path / "x.pdf")
    assert by_id.urls == ("https://b.example/",)
    with pytest.raises(InputError, match="'9' does not exist"):
        given("9", str(tmp_path / "none.pdf"))


@pytest.mark.parametrize(
    ("copied", "is_own"),
    [
        ("https://town.example/report", True),
        ("http://www.town.example/report/", True),
        ("https://town.example/report?utm_source=x", True),
        ("https://town.example/another", False),
        ("https://evil.example/report", False),
    ],
)
def test_a_capture_of_another_address_is_no_copy_of_the_entrys_page(
    *, copied: str, is_own: bool
) -> None:
    archived = f"https://web.archive.org/web/20210101000000/{copied}"
    work = Bibliographic(url="https://town.example/report", archived_url=archived)
    wanted = locate(entry(work), {}, FETCH)
    assert wanted.archived_url == (archived if is_own else None)


def test_a_confined_source_starts_at_the_folder_of_the_settings_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "own.txt").touch()
    (tmp_path / "settings").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert given("1", "own.txt", folder=tmp_path / "settings").file == "own.txt"
    with pytest.raises(InputError, match="does not exist"):
        given("1", "own.txt", folder=tmp_path / "settings", is_confined=True)
