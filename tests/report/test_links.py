from __future__ import annotations

from urllib.parse import unquote

import pytest

from citecheck.model import Passage, Source, SourceState, Span, Via
from citecheck.report.links import is_web, link

PAGE = "https://port.example/report"


def _source(media_type: str = "text/html", url: str = PAGE, **more: object) -> Source:
    known: dict[str, object] = {"state": SourceState.OK, "via": Via.LIVE}
    return Source(
        key=url,
        url=url,
        final_url=url,
        media_type=media_type,
        sha256="00" * 32,
        **{**known, **more},  # type: ignore[arg-type]
    )


def _passage(text: str, page: int | None = None) -> Passage:
    return Passage(span=Span(0, len(text)), text=text, page=page)


def test_a_short_passage_is_named_whole() -> None:
    assert link(_source(), _passage("Turnover fell")) == f"{PAGE}#:~:text=Turnover%20fell"


def test_a_long_one_by_its_first_and_last_words() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    address = link(_source(), _passage(text))
    assert address == f"{PAGE}#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven"


def test_a_row_of_a_table_by_its_first_and_last_cell() -> None:
    address = link(_source(), _passage("Year | Freight\n2023 | 1,822,900 tonnes"))
    assert address == f"{PAGE}#:~:text=Year,1%2C822%2C900%20tonnes"


def test_characters_with_a_meaning_in_a_fragment_are_encoded() -> None:
    text = "mid-term, 5% & “more”"
    address = link(_source(), _passage(text))
    assert address is not None
    encoded = address.partition(":~:text=")[2]
    assert not set(encoded) & set("-,& “")
    assert unquote(encoded) == text


def test_a_fragment_already_there_is_kept() -> None:
    address = link(_source(url=f"{PAGE}#part-2"), _passage("Turnover fell"))
    assert address == f"{PAGE}#part-2:~:text=Turnover%20fell"


def test_a_pdf_opens_at_its_page() -> None:
    assert link(_source("application/pdf"), _passage("x", page=7)) == f"{PAGE}#page=7"


def test_a_source_whose_live_copy_is_gone_opens_the_capture() -> None:
    capture = "https://archive.example/web/2021/https://port.example/report"
    gone = _source(state=SourceState.ARCHIVED, via=Via.ARCHIVE, archived_url=capture)
    assert link(gone, _passage("Turnover fell")) == f"{capture}#:~:text=Turnover%20fell"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://host/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "notes.docx",
        "https://",
        "https://a b",
        "https://a/\x1b[2J",
        'https://a/"onclick=',
        "https://[::1",
        "",
    ],
)
def test_only_web_addresses_are_ever_linked(url: str) -> None:
    assert not is_web(url)
    assert link(_source(url=url), _passage("Turnover fell")) is None
