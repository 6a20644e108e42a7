r"""A LaTeX draft → its content: what is printed, its citations by key, its list of references.

The preamble, comments, displayed formulas, drawings and listings are no text. Chapters that the
draft inputs are read in their place, with places in their own files; the list is that of its
bibliographies, of ``thebibliography``, or of the ``.bbl`` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from citecheck.errors import InputError
from citecheck.formats.bibliography.latex_text import plain
from citecheck.formats.bibliography.library import Library, write_entries
from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Content, ContentBuilder
from citecheck.formats.folder import DraftFolder, Found
from citecheck.formats.latex import bbl, macros
from citecheck.formats.latex.definitions import acronyms_in, definitions_in
from citecheck.formats.latex.project import File, Project
from citecheck.formats.latex.scan import arguments, body_of, without_comments
from citecheck.formats.latex.walk import LatexWalk, Reading
from citecheck.lazy_regex import regex

_BIBLIOGRAPHY = regex(
    r"\\(?:(?:no)?bibliography(?!style|unit)[A-Za-z]*|add(?:bibresource|globalbib|sectionbib)"
    r"|defaultbibliography)\*?(?=[\[{\s])"
)
_PREAMBLE_INPUT = regex(r"\\(?:input|include|loadglsentries)\s*\{([^{}\n]{1,300})\}")
_PACKAGE = regex(r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]{0,2000}\])?\s*\{([^{}]{1,300})\}")
_NOCITE = regex(r"\\nocite\s{0,3}\{([^{}]{0,5000})\}")
_TITLE = regex(r"\\title\s*(?=[\[{])")
_NOTE = regex(r"\\(?:thanks|footnote|footnotemark|titlenote|vspace\*?|label)(?![A-Za-z])")
_BABEL = regex(
    r"\\(?:usepackage\s*(?:\[([^\]]{0,400})\])?\s*\{babel\}"
    r"|set(?:main|default)language\s*(?:\[[^\]]{0,400}\])?\{(\w+)\})"
)
_CLASS_OPTIONS = regex(r"\\documentclass\s*\[([^\]]{0,1000})\]")
_EMBEDDED = regex(
    r"\\begin\{filecontents\*?\}(?:\[[^\]]{0,99}\])?\{([^{}\n]{1,200}\.bib)\}(.*?)\\end\{filecontents",
    re.DOTALL,
)
MOST_PACKAGES = 60  # of the preamble that are looked for beside the draft


def read(source: str, beside: DraftFolder | None = None) -> Content:
    """Return what a person reads in the printed draft, and what it cites.

    Args:
        source: the file's text.
        beside: where its chapters and bibliographies lie.

    Raises:
        InputError: its environments are nested deeper than can be read.
    """
    beside = beside or DraftFolder()
    project = Project(beside, source)
    reading = Reading(language=_language(project.main.bare))
    for text in _preamble_files(project):
        reading.own.update(definitions_in(text))
        reading.acronyms |= acronyms_in(text)
    start, _ = body_of(project.main.bare)
    for one in _NOCITE.finditer(project.main.bare, 0, start):
        reading.listed += [key.strip() for key in one[1].split(",")]
    builder = ContentBuilder()
    walk = LatexWalk(builder, project, reading)
    try:
        walk.file(project.main)
        walk.finish()
        _write_list(walk, builder, _library(project, source))
    except RecursionError as error:
        raise InputError("its environments are nested too deeply; flatten them") from error
    return builder.build(project, title=_title(project.main), language=reading.language)


def _library(project: Project, source: str) -> Library:
    """Return the bibliographies that the user gives, and those that the draft's files name."""
    library = Library()
    beside = project.beside
    library.add_given(beside)
    embedded = {one[1]: one[2] for one in _EMBEDDED.finditer(source)}
    named: list[str] = []
    for file in project.files:
        for one in _BIBLIOGRAPHY.finditer(file.bare):
            places, _ = arguments(file.bare, one.end(), "[{")
            words = file.bare[slice(*places[-1])] if len(places) == 2 and places[-1] else ""
            words = words.replace("\\jobname", PurePosixPath(beside.draft).stem)
            named += [name.strip().strip('"') for name in words.split(",")]
    for name in dict.fromkeys(filter(None, named)):
        found = beside.read(name, ("", ".bib"))
        body = embedded.get(name) or embedded.get(f"{name}.bib")
        if isinstance(found, str) and body is not None:
            found = Found(path=name, body=body.encode())
        library.add(found, name)
    return library


def _write_list(walk: LatexWalk, builder: ContentBuilder, library: Library) -> None:
    """Write the entries that the printed list holds, those of ``thebibliography`` excepted."""
    reading = walk.reading
    if not reading.entries and not all(map(library.holds, reading.cited)):
        _add_twin(walk, library)
    known = set(reading.entries)
    listed = [*library] if "*" in reading.listed else reading.listed
    keys = [key for key in [*reading.cited, *listed] if key not in known]
    write_entries(builder, library, keys)
    if not known or not known.issuperset(reading.cited):
        builder.notices += library.notices


def _add_twin(walk: LatexWalk, library: Library) -> None:
    """Take the entries of the ``.bbl`` that has the draft's name, if there is one."""
    twin = walk.project.open_twin(".bbl")
    if twin is None:
        return
    if bbl.is_biblatex(twin.text):
        library.files.append((twin.path or "", bbl.read(twin.text)))
        library.notices.clear()
    else:
        walk.file(twin)
        walk.finish()


def _preamble_files(project: Project) -> Iterator[str]:
    """Yield the files that the preamble reads, and packages beside the draft, without comments."""
    start, _ = body_of(project.main.bare)
    preamble = project.main.bare[:start]
    names: list[tuple[str, tuple[str, ...]]]
    names = [(name, (".tex", "", ".sty")) for name in _PREAMBLE_INPUT.findall(preamble)]
    for packages in _PACKAGE.findall(preamble):
        names += [(name.strip(), (".sty",)) for name in packages.split(",")]
    for name, endings in names[:MOST_PACKAGES]:
        file = project.beside.read(name.strip(), endings)
        if isinstance(file, Found):
            yield without_comments(decode(file.body))


def _title(main: File) -> str | None:
    one = _TITLE.search(main.bare)
    places, _ = arguments(main.bare, one.end(), "[{") if one else ([], 0)
    place = places[-1] if places else None
    if place is None:
        return None
    words = main.bare[slice(*place)]
    for note in reversed(list(_NOTE.finditer(words))):
        _, end = arguments(words, note.end(), "[{")
        words = words[: note.start()] + words[end:]
    return plain(words) or None


def _language(bare: str) -> str | None:
    """Return the language that babel or polyglossia is told: the last option is the main one."""
    one = _BABEL.search(bare)
    options = (one[1] or one[2] or "").split(",") if one else []
    if one and not options[0]:
        options = []
    classed = _CLASS_OPTIONS.search(bare)
    if one and not any(option.strip() in macros.LANGUAGES for option in options) and classed:
        options = classed[1].split(",")
    known = [macros.LANGUAGES.get(option.split("=")[-1].strip()) for option in options]
    return next((language for language in reversed(known) if language), None)
