from __future__ import annotations

import datetime as dt

import pytest

from citecheck.references.entry.fields import work_of


@pytest.mark.parametrize(
    ("entry", "title", "authors", "date"),
    [
        (
            "Abe, K., & Lee, S. (2021). Closing roads before the river rises. Road Review, 8, 1.",
            "Closing roads before the river rises",
            ("Abe, K.", "Lee, S."),
            "2021",
        ),
        (
            "Abe K, Lee S, et al. Closing roads before the river rises. Road Rev. 2021;8(2):11-29.",
            "Closing roads before the river rises",
            ("Abe K", "Lee S"),
            "2021",
        ),
        (
            "K. Abe and S. Lee, “Closing roads before the river rises,” Road Review, vol. 8, 2021.",
            "Closing roads before the river rises",
            ("K. Abe", "S. Lee"),
            "2021",
        ),
        (
            'Abe, Keiko (3 May 2021). "Closing roads before the river rises". Road Review.',
            "Closing roads before the river rises",
            ("Abe, Keiko",),
            "2021-05-03",
        ),
        (
            "Abe K 2021 Closing roads before the river rises. Road Review 8: 11-29.",
            "Closing roads before the river rises",
            ("Abe K",),
            "2021",
        ),
        ("https://example.org/a", None, (), None),
        ("", None, (), None),
    ],
)
def test_title_authors_and_date(
    entry: str, title: str | None, authors: tuple[str, ...], date: str | None
) -> None:
    work = work_of(entry)
    assert (work.title, work.authors, work.date) == (title, authors, date)


def test_the_container_follows_the_title() -> None:
    entry = "Abe, K. (2021). Closing roads before the river rises. Road Review, 8(2), 11-29."
    assert work_of(entry).container == "Road Review"


@pytest.mark.parametrize(
    ("entry", "accessed", "date"),
    [
        ("“Roads of nine towns”. Road Office. Retrieved 12 May 2021.", dt.date(2021, 5, 12), None),
        ("Roads (2019). Accessed on May 12, 2021: http://a.example", dt.date(2021, 5, 12), "2019"),
        ("Straßen. 2019. Abgerufen am 3 Mai 2021.", dt.date(2021, 5, 3), "2019"),
        ("“Roads”. 2019-03-02. Archived from the original on 1 May 2020.", None, "2019-03-02"),
    ],
)
def test_the_day_of_access_is_not_the_date(
    entry: str, accessed: dt.date | None, date: str | None
) -> None:
    work = work_of(entry)
    assert (work.accessed, work.date) == (accessed, date)


def test_a_quoted_word_is_no_title() -> None:
    entry = "Abe K (2021) “Soft” roads and hard rivers: a view. Road Review 8: 11-29."
    assert work_of(entry).title == "Soft” roads and hard rivers: a view"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            (
                "L. Orme and I. Karst. Finding a berth by tide. In Proceedings of the 2013 Harbour "
                "Conference, 2013. https://harbour.example/tide.pdf"
            ),
            "Finding a berth by tide",
        ),
        (
            "Berg A, Dahl C. Harbour Boat Survey 2020 Results. The Quay Blog. https://p.example/s",
            "Harbour Boat Survey 2020 Results",
        ),
        (
            "Harbour Boat Survey 2020 Results. The Quay Blog. https://port.example/survey",
            "Harbour Boat Survey 2020 Results",
        ),
        ("Quay Trust Annual Report 2019. https://x.example/r", "Quay Trust Annual Report 2019"),
        ("Statistics Office. Census 2011 Tables. 2013. https://x.example", "Census 2011 Tables"),
        ("Smith J 2010 The tides of the bay. J Boats 3: 12.", "The tides of the bay"),
        ("Smith J et al. 2010. The tides of the bay. J Boats 3: 12.", "The tides of the bay"),
        ("A. Berg and C. Dahl. The U.S. ferry in winter. Boats, 1999.", "The U.S. ferry in winter"),
    ],
)
def test_a_year_inside_a_title_is_no_end_of_the_authors(text: str, title: str) -> None:
    assert work_of(text).title == title
