"""BibTeX and biblatex files as they are written."""

from __future__ import annotations

import time

import pytest

from citecheck.formats.bibliography import read
from citecheck.formats.bibliography.records import Record


def one(text: str, key: str = "a") -> Record:
    found = read(text.encode(), "refs.bib").find(key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"{G\"odel, Escher und M{\"u}ller}", "Gödel, Escher und Müller"),
        (r"{{\AA}ngstr{\"o}m \& {\O}re --- 5\% of {DNA}}", "Ångström & Øre — 5% of DNA"),
        (r"{50% of herons}", "50% of herons"),
        ("{Quoted ``title'' here}", "Quoted “title” here"),
        (r"{Rise of $\alpha$ rays}", "Rise of α rays"),
        (r"{\emph{Ardea} in \enquote{cold} springs}", "Ardea in “cold” springs"),
        (r"{Nests 1990--2013}", "Nests 1990–2013"),
        (r'"Cold " # season # { springs}', "Cold winter springs"),
        (r"{" + "{" * 200 + "Deep" + "}" * 200 + "}", "Deep"),
    ],
)
def test_titles_are_read_as_printed(written: str, shown: str) -> None:
    text = f'@string{{season = "winter"}}\n@article{{a, title = {written}, year = 2019}}'
    assert one(text).work.title == shown


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Lund, Aila and Ben Okoro", ("Lund, Aila", "Okoro, Ben")),
        ("van der Berg, Jan and others", ("van der Berg, Jan",)),
        ("{Wader Trust} and Lund, A.", ("Wader Trust", "Lund, A.")),
        (r"N{\'u}{\~n}ez, Rafael E.", ("Núñez, Rafael E.",)),
        ("{Lund and Sons}", ("Lund and Sons",)),
    ],
)
def test_names_are_family_first(written: str, names: tuple[str, ...]) -> None:
    assert one(f"@book{{a, author = {{{written}}}}}").work.authors == names


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2019", "2019"),
        ("year = {2019}, month = apr", "2019-04"),
        ("year = {2019}, month = {April}", "2019-04"),
        ("year = {2019}, month = 11", "2019-11"),
        ("date = {2019-04-03}", "2019-04-03"),
        ("date = {2019-04/2019-05}", "2019-04"),
        ("year = {in press}", "in press"),
    ],
)
def test_dates_are_as_fine_as_stated(fields: str, date: str) -> None:
    assert one(f"@article{{a, {fields}}}").work.date == date


@pytest.mark.parametrize(
    ("fields", "url", "doi"),
    [
        (r"url = {https://heron.example/a\_b\%20c\#d}", "https://heron.example/a_b%20c#d", None),
        (r"url = {https://h.example/{\textasciitilde}lund}", "https://h.example/~lund", None),
        (r"howpublished = {\url{https://heron.example/map}}", "https://heron.example/map", None),
        (r"note = {Seen at https://heron.example/map.}", "https://heron.example/map", None),
        ("doi = {https://doi.org/10.9999/ABC.1}", None, "10.9999/abc.1"),
        (r"doi = {10.9999/a\_b}", None, "10.9999/a_b"),
        ("url = {https://doi.org/10.9999/x}", "https://doi.org/10.9999/x", "10.9999/x"),
        ("eprint = {1901.12}, archivePrefix = {arXiv}", "https://arxiv.org/abs/1901.12", None),
        ("eprint = {hep-th/96}, eprinttype = arxiv", "https://arxiv.org/abs/hep-th/96", None),
    ],
)
def test_addresses_and_identifiers(fields: str, url: str | None, doi: str | None) -> None:
    work = one(f"@misc{{a, title = {{T}}, {fields}}}").work
    assert (work.url, work.doi) == (url, doi)


def test_a_chapter_inherits_from_its_book() -> None:
    text = """@incollection{a, title = {Nests}, crossref = {book}}
    @book{book, title = {Waders}, publisher = {Wader Press}, year = 2019, editor = {Lund, A.}}"""
    work = one(text).work
    assert (work.title, work.container, work.date) == ("Nests", "Waders", "2019")


def test_cross_references_in_a_circle_end() -> None:
    assert one("@book{a, crossref = {b}}\n@book{b, crossref = {a}, title = {T}}").work.title == "T"


def test_comments_preambles_and_repeated_keys_do_no_harm() -> None:
    text = """This file was made by hand.
    @comment{ @book{a, title = {Not this}} }
    @preamble{ "\\newcommand{\\x}{}" }
    @book{a, title = {First}, title = {Second}}
    @book{a, title = {Third}}
    @misc(b, title = {In parentheses})"""
    assert one(text).work.title == "First"
    assert one(text, "b").work.title == "In parentheses"


def test_other_keys_of_an_entry_lead_to_it() -> None:
    assert one("@book{a, ids = {old, older}, title = {T}}", "older").work.title == "T"


def test_ten_thousand_entries_are_read_in_seconds() -> None:
    entry = "@article{{k{0}, title = {{Nests of {0}}}, author = {{Lund, A. and Okoro, B.}}}}\n"
    text = "".join(entry.format(number) for number in range(10_000))
    start = time.process_time()
    assert one(text, "k9999").work.title == "Nests of 9999"
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    "text",
    [
        "@article{" + "{" * 100_000,
        "@article{a, title = " + "{" * 100_000 + "}" * 100_000 + "}",
        "@" * 100_000,
        '@article{a, title = "x' * 10_000,
        '@string{m0 = "x"}' + "".join(f"\n@string{{m{n + 1} = m{n} # m{n}}}" for n in range(60)),
    ],
)
def test_hostile_files_end_soon(text: str) -> None:
    start = time.process_time()
    found = read(text.encode(), "refs.bib")
    assert all(found.find(key) for key in found)
    assert time.process_time() - start < 8
