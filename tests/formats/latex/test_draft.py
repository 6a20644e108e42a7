"""LaTeX drafts: what is printed, what is cited, and where the entries come from."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from citecheck.formats.draft import read as read_draft
from citecheck.formats.folder import DraftFolder
from citecheck.formats.latex.draft import read
from citecheck.model import BlockKind, CitationKind, Document, HintKind
from citecheck.references import find_references

BIB = """@article{lund, title = {Cold springs}, author = {Lund, Aila}, year = 2019,
  doi = {10.9999/springs.19}}
@book{okoro, title = {Early nests}, author = {Okoro, Ben}, year = {2021}}
@misc{unused, title = {Never cited}}
"""


def cited(source: str) -> list[tuple[str, tuple[str, ...]]]:
    content = read(source)
    return [
        (hint.span.of(content.text), hint.keys)
        for hint in content.hints
        if hint.kind is HintKind.CITATION
    ]


def project(folder: Path, **files: str) -> Document:
    """Write files (``_`` in a name is a dot, ``__`` a slash) and read ``main.tex``."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_draft(str(folder / "main.tex"))


@pytest.mark.parametrize(
    ("written", "shown", "keys"),
    [
        (r"\cite{lund}", "[lund]", ("lund",)),
        (r"\cite{lund, okoro}", "[lund, okoro]", ("lund", "okoro")),
        (r"\cite[p.~3]{lund}", "[lund, p. 3]", ("lund",)),
        (r"\citep[see][pp.~3--5]{lund,okoro}", "[see lund, okoro, pp. 3–5]", ("lund", "okoro")),
        (r"\citep[e.g.,][]{lund}", "[e.g., lund]", ("lund",)),
        (r"\citet*{lund}", "[lund]", ("lund",)),
        (r"\Citeauthor{lund}", "[lund]", ("lund",)),
        (r"\citealp{lund}", "[lund]", ("lund",)),
        (r"\parencite{lund}", "[lund]", ("lund",)),
        (r"\textcite[3]{lund}", "[lund, 3]", ("lund",)),
        (r"\autocite{lund}", "[lund]", ("lund",)),
        (r"\footcite[p. 3]{lund}", "[lund, p. 3]", ("lund",)),
        (r"\fullcite{lund}", "[lund]", ("lund",)),
        (
            r"\cites[3]{lund}[see][4]{okoro}",
            "[lund, 3; see okoro, 4]",
            ("lund", "okoro"),
        ),
        (r"\parencites(see)()[3]{lund}{okoro}", "[see lund, 3; okoro]", ("lund", "okoro")),
        ("\\cite{lund,% the first\n  okoro}", "[lund, okoro]", ("lund", "okoro")),
        (r"\shortcite{lund}", "[lund]", ("lund",)),
        (r"\citeA<see>[p. 3]{lund}", "[see lund, p. 3]", ("lund",)),
        (r"\cite {lund}", "[lund]", ("lund",)),
        (r"\citeyearpar{lund:2019a/b}", "[lund:2019a/b]", ("lund:2019a/b",)),
        (r"$^{\cite{lund}}$", "[lund]", ("lund",)),
        (r"\textsuperscript{\cite{lund}}", "[lund]", ("lund",)),
        (r"\citetext{see \citealp{lund}}", "[lund]", ("lund",)),
        (r"\begin{theorem}[\cite{lund}] All nest.\end{theorem}", "[lund]", ("lund",)),
        (r"\onlinecite{lund}", "[lund]", ("lund",)),
        (r"\cite{lund,*okoro}", "[lund, okoro]", ("lund", "okoro")),
    ],
)
def test_every_command_that_cites(written: str, shown: str, keys: tuple[str, ...]) -> None:
    assert cited(rf"Herons nest early~{written}, and late.") == [(shown, keys)]


@pytest.mark.parametrize(
    "written",
    [
        r"% \cite{lund}",
        r"\begin{verbatim}\cite{lund}\end{verbatim}",
        r"\verb|\cite{lund}|",
        "\\begin{lstlisting}[language=TeX]\n\\cite{lund}\n\\end{lstlisting}",
        r"\begin{comment}\cite{lund}\end{comment}",
        r"\nocite{lund}",
        r"\iffalse \cite{lund} \fi",
        r"\bibliographystyle{plain}\setcitestyle{numbers}\citestyle{egu}",
        r"\newcommand{\mycite}[1]{\cite{#1}}",
        "lund@heron.example, @lund",
    ],
)
def test_what_does_not_cite(written: str) -> None:
    assert cited(f"Herons nest early. {written}\n") == []


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"A \emph{cold} \textbf{spring \textit{here}}.", "A cold spring here."),
        (r"``Cold'' `springs' -- 1990--2013 --- it's", "“Cold” ‘springs’ – 1990–2013 — it’s"),
        (r"G\"odel, \'Etude, na{\"\i}ve, \AA, \o, {\ss}", "Gödel, Étude, naïve, Å, ø, ß"),
        (r"50\,\% of \$5 \& more \#3 under\_score", "50 % of $5 & more #3 under_score"),
        (r"Fig.~\ref{fig:a} shows 5~km\label{x}.", "Fig. shows 5 km."),
        (r"rose by $5\%$ to $1{,}600$ in $n=12$ of", "rose by 5% to 1,600 in n=12 of"),
        (
            r"\SI{5}{\kilo\metre\per\second}, \num{1600}, \qty{3}{\percent}",
            "5 kilometre per second, 1600, 3 %",
        ),
        (r"\textcolor{red}{Red} \href{https://h.example/a%20b}{the map}", "Red the map"),
        (r"An \unknown{macro} never \fails[x] here.", "An macro never [x] here."),
        ("One % comment\ntwo", "One two"),
        (r"\LaTeX{} and \ldots done", "LaTeX and … done"),
        (r"one\\two \newline three", "one\ntwo\nthree"),
        (r"He said \enquote{cold}.", "He said “cold”."),
        (r"{\small small} {\bf bold} \small again", "small bold again"),
        (r"The $$E = mc^2$$ law and \[x = y\] too", "The law and too"),
        (r"before\begin{equation}x_1\label{a}\end{equation}behind", "before behind"),
        (r"real\kern-0.04em time\vskip 0pt plus 1fill", "real time"),
        (r"\newacronym{acc:gpu}{GPU}{a unit} A \acs{acc:gpu}, \glspl{other}.", "A GPU, other."),
        (
            r"At 20$^\circ$C, \pounds5 and \textquotedblleft cold\textquotedblright.",
            "At 20°C, £5 and “cold”.",
        ),
        (r"\todo{mend} Text \vspace{3pt}\index{text}here", "Text here"),
    ],
)
def test_the_text_is_as_printed(written: str, printed: str) -> None:
    assert read(written).text == printed


def test_preamble_title_sections_lists_captions_and_cells() -> None:
    content = read(
        r"""\documentclass[ngerman]{article}
\usepackage{babel}
\title{Cold \emph{springs}\thanks{for all}}
\newcommand{\x}{y}
\begin{document}
\maketitle
\section[Short]{Nests}\label{sec}
First paragraph.

Second "uber.
\begin{itemize}
  \item one
  \begin{enumerate} \item inner \end{enumerate}
  goes on
  \item[Two] two
\end{itemize}
\begin{figure}[t]\centering
  \includegraphics[width=3cm]{map} stray
  \caption[c]{A map of nests.}
\end{figure}
\begin{tabular}{ll} a & 5 \\ \hline b & 6 \end{tabular}
\end{document}
ignored"""
    )
    assert content.title == "Cold springs"
    assert content.language == "de"
    assert [(block.kind, block.span.of(content.text)) for block in content.blocks] == [
        (BlockKind.HEADING, "Nests"),
        (BlockKind.PARAGRAPH, "First paragraph."),
        (BlockKind.PARAGRAPH, "Second über."),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "inner"),
        (BlockKind.LIST_ITEM, "goes on"),
        (BlockKind.LIST_ITEM, "Two two"),
        (BlockKind.PARAGRAPH, "A map of nests."),
        *[(BlockKind.TABLE_CELL, cell) for cell in ("a", "5", "b", "6")],
    ]
    assert [block.number for block in content.blocks if block.number] == ["1"]


@pytest.mark.parametrize(
    ("definition", "used", "printed"),
    [
        (r"\newcommand{\ie}{i.e.\xspace}", r"cold, \ie frozen", "cold, i.e. frozen"),
        (r"\newcommand\kepler{\emph{Kepler}}", r"the \kepler{} field", "the Kepler field"),
        (r"\newcommand{\red}[1]{\textcolor{red}{#1}}", r"\red{cold} water", "cold water"),
        (
            r"\newcommand{\pair}[2][warm]{#1 and #2}",
            r"\pair{dry}, \pair[wet]{dry}",
            "warm and dry, wet and dry",
        ),
        (r"\def\say#1{``#1''}", r"\say{cold}", "“cold”"),
        (r"\newcommand{\hide}[1]{}", r"seen\hide{unseen}", "seen"),
        (r"\newcommand{\one}{\two}\newcommand{\two}{\one}", r"x \one y", "x y"),
        (r"\newcommand{\odd}{\@ifnextchar[{\x}{\y}}", r"x \odd y", "x y"),
    ],
)
def test_macros_of_the_draft_are_filled_in(definition: str, used: str, printed: str) -> None:
    source = rf"\documentclass{{article}}{definition}\begin{{document}}{used}\end{{document}}"
    assert read(source).text == printed


def test_a_macro_of_the_draft_may_cite() -> None:
    source = r"\newcommand{\eg}[1]{\citep[e.g.][]{#1}} Early \eg{lund,okoro}."
    assert cited(source) == [("[e.g. lund, okoro]", ("lund", "okoro"))]


@pytest.mark.parametrize(
    "definition",
    [
        r"\renewcommand{\cite}{\citep}",
        r"\let\cite\citep",
        r"\newcommand{\mine}{\citep}\let\cite\mine",
        r"\let\cite=\citet",
        r"\renewcommand{\cite}[1]{\citep{#1}}",
        r"\renewcommand{\cite}{\@ifnextchar[{\x}{\y}}",
        r"\newcommand{\cite}[1]{(#1)}",
    ],
)
def test_a_command_that_cites_still_cites_however_it_is_redefined(definition: str) -> None:
    assert cited(rf"{definition} Early \cite{{lund,okoro}}.")[-1][1] == ("lund", "okoro")


def test_a_footnote_stands_behind_its_paragraph_and_hands_its_citation_to_its_mark(
    tmp_path: Path,
) -> None:
    document = project(
        tmp_path,
        main_tex=r"""They nest early.\footnote{See \cite{lund}, and \url{https://h.example/a_b%20c}.}
Late\footnote{An aside.} ones \citep{okoro}.
\bibliography{refs}""",
        refs_bib=BIB,
    )
    found = find_references(document)
    assert [(one.text, one.labels) for one in found.markers if one.kind is CitationKind.ENTRY] == [
        ("1", ("lund",)),
        ("[okoro]", ("okoro",)),
    ]
    notes = [
        one.span.of(document.text)
        for one in document.blocks
        if one.kind is BlockKind.NOTE and one.key is None
    ]
    assert notes == ["See [lund], and https://h.example/a_b%20c.", "An aside."]
    links = [one.target for one in document.hints if one.kind is HintKind.LINK]
    assert links == ["https://h.example/a_b%20c"]


def test_the_list_holds_what_is_cited_or_asked_for(tmp_path: Path) -> None:
    document = project(
        tmp_path,
        main_tex=r"""\addbibresource{refs.bib}\begin{document}
Early \parencite{okoro}.\nocite{lund}
\printbibliography\end{document}""",
        refs_bib=BIB,
    )
    found = find_references(document)
    assert [one.label for one in found.references] == ["okoro", "lund"]
    place = document.place(found.references[1].span.start)
    assert (place.file, place.line) == ("refs.bib", 1)


def test_a_bibliography_may_be_named_after_the_draft_or_embedded_in_it(tmp_path: Path) -> None:
    document = project(
        tmp_path,
        main_tex=r"""\documentclass{article}
\begin{filecontents}{own.bib}
@book{sand, title = {Sand}}
\end{filecontents}
\addbibresource{\jobname.bib}\addbibresource{own.bib}\nocite{lund}
\begin{document}
Early \parencite{okoro, sand}.
\end{document}""",
        main_bib=BIB,
    )
    labels = [one.label for one in find_references(document).references]
    assert labels == ["okoro", "sand", "lund"]


def test_all_entries_where_all_are_asked_for(tmp_path: Path) -> None:
    document = project(
        tmp_path, main_tex=r"Early \cite{okoro}. \nocite{*} \bibliography{refs}", refs_bib=BIB
    )
    labels = [one.label for one in find_references(document).references]
    assert labels == ["okoro", "lund", "unused"]


def test_a_list_in_the_draft_itself() -> None:
    source = r"""Early \cite{okoro,lund}.
\begin{thebibliography}{99}
\bibitem[Lund(2019)]{lund} A.~Lund. \newblock Cold springs. \newblock {\em Wader}, 2019.
  \newblock \href{https://doi.org/10.9999/springs.19}{doi:10.9999/springs.19}.

\bibitem{okoro} B. Okoro. Early nests. \url{https://h.example/nests}
\end{thebibliography}
After."""
    content = read(source)
    document = Document(
        path="d", media_type="text/x-tex", sha256="0" * 64, text=content.text,
        blocks=content.blocks, hints=content.hints,
    )  # fmt: skip
    found = find_references(document)
    assert [(one.label, one.work.doi or one.work.url) for one in found.references] == [
        ("lund", "10.9999/springs.19"),
        ("okoro", "https://h.example/nests"),
    ]
    assert [one.references for one in found.markers] == [("r2", "r1")]
    assert content.text.endswith("\n\nAfter.")


REVTEX_BBL = r"""\begin{thebibliography}{1}%
\makeatletter
\providecommand \@ifxundefined [1]{\@ifx{#1\undefined}}%
\providecommand \href@noop [0]{\@secondoftwo}%
\makeatother
\bibitem [{\citenamefont {Lund}(2019)}]{lund}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Lund}},\ }%
  \href@noop {} {\emph {\bibinfo {title} {Cold springs}}},\ %
  \href {https://doi.org/10.9999/springs.19} {\bibfield {journal} {\bibinfo {journal} {Wader}}}%
  \BibitemShut {NoStop}%
\end{thebibliography}%"""
BBL = r"""\begin{thebibliography}{1}
\providecommand{\natexlab}[1]{#1}
\bibitem[{Lund(2019)}]{lund}
A.~Lund. \newblock Cold springs. \newblock \emph{Wader}, 2019.
\newblock \doi{10.9999/springs.19}.
\end{thebibliography}"""
BIBLATEX_BBL = r"""\refsection{0}
  \datalist[entry]{nty/global//global/global}
    \entry{lund}{article}{}
      \name{author}{2}{}{%
        {{hash=1}{%
           family={Lund},
           familyi={L\bibinitperiod},
           given={Aila},
           giveni={A\bibinitperiod}}}%
        {{hash=2}{%
           family={Okoro}, familyi={O\bibinitperiod}, given={Ben}}}%
      }
      \list{publisher}{1}{%
        {Wader Press}%
      }
      \field{title}{Cold {S}prings}
      \field{year}{2019}
      \verb{doi}
      \verb 10.9999/springs.19
      \endverb
    \endentry
  \enddatalist
\endrefsection"""


@pytest.mark.parametrize("bbl", [BBL, BIBLATEX_BBL, REVTEX_BBL])
def test_the_bbl_beside_the_draft_serves_where_the_bib_is_missing(tmp_path: Path, bbl: str) -> None:
    document = project(
        tmp_path, main_tex=r"Early \cite{lund}. \bibliography{/home/a/library}", main_bbl=bbl
    )
    (entry,) = find_references(document).references
    assert (entry.label, entry.work.doi) == ("lund", "10.9999/springs.19")
    assert "Cold" in entry.text
    assert document.notices == ()


def test_authors_and_title_of_biblatexs_bbl(tmp_path: Path) -> None:
    document = project(tmp_path, main_tex=r"Early \cite{lund}.", main_bbl=BIBLATEX_BBL)
    (entry,) = find_references(document).references
    assert entry.work.authors == ("Lund, Aila", "Okoro, Ben")
    assert entry.work.title == "Cold Springs"


def test_chapters_are_read_in_their_place_and_keep_theirs(tmp_path: Path) -> None:
    document = project(
        tmp_path,
        main_tex=r"""\input{macros}
\begin{document}
Start.
\include{chapters/nests}
\input chapters/late.tex
End \cite{lund}.
\end{document}""",
        macros_tex=r"\newcommand{\heron}{grey heron}",
        chapters__nests_tex="\\section{Nests}\nThe \\heron\\ nests\nearly \\cite{okoro}.\n",
        chapters__late_tex="Late ones, too.",
    )
    assert document.text.split("\n\n")[:4] == [
        "Start.",
        "Nests",
        "The grey heron nests early [okoro].",
        "Late ones, too. End [lund].",
    ]
    place = document.place(document.text.index("early"))
    assert (place.file, place.line, place.column) == ("chapters/nests.tex", 3, 1)
    place = document.place(document.text.index("End"))
    assert (place.file, place.line) == (None, 6)
    assert sorted(path for path, _ in document.parts) == [
        "chapters/late.tex",
        "chapters/nests.tex",
        "macros.tex",
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone", "there is no such file"),
        ("../secret", "outside the draft's folder"),
        ("/etc/passwd", "outside the draft's folder"),
        ("link", "outside the draft's folder"),
        ("main", "it reads itself"),
    ],
)
def test_a_part_that_is_not_read_is_told(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "secret.tex").write_text("Secret words.", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    (work / "link.tex").symlink_to(tmp_path / "secret.tex")
    document = project(work, main_tex=rf"Before. \input{{{name}}} After.")
    (notice,) = document.notices
    assert notice.code == "draft.part_missing"
    assert name in notice.message
    assert why in notice.message
    assert document.text == "Before. After."


def test_an_unknown_key_and_a_missing_bibliography_are_told(tmp_path: Path) -> None:
    document = project(tmp_path, main_tex=r"Early \cite{lund}. \bibliography{gone}")
    assert [one.code for one in document.notices] == ["draft.bibliography_missing"]
    (marker,) = find_references(document).markers
    assert (marker.labels, marker.references) == (("lund",), ())


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (b"% a paper\n\\documentclass{article}\n", "x", "text/x-tex"),
        (b"\\section{A}", "chapter.tex", "text/x-tex"),
        (b"\\section{A}", "notes.txt", "text/plain"),
    ],
)
def test_latex_is_told_by_its_first_line_or_its_name(body: bytes, name: str, kind: str) -> None:
    assert read_draft(body, name=name).media_type == kind


@pytest.mark.parametrize(
    "source",
    [
        "{" * 100_000 + r"Early \cite{lund}.",
        "{" * 100_000 + "}" * 100_000 + r"Early \cite{lund}.",
        r"Early \cite{lund}. " + r"\emph{" * 20_000,
        r"Early \cite{lund}. " + r"\cite[" * 20_000,
        r"Early \cite{lund}. " + "$" * 20_001,
        r"Early \cite{lund}. " + "[" * 50_000,
        r"\newcommand\x{\y\y\y}\newcommand\y{\z\z}\newcommand\z{\x\x q} Early \cite{lund}. \x",
        r"Early \cite{lund}. \begin{itemize}\item a \end{enumerate} b } c \end{itemize}",
        r"Early \cite{lund}. \frac \textbf \footnote \section \href{a}",
        "Early \\cite{lund}. " + "words of prose " * 20_000,
        "Early \\cite{lund}. " + "\n" * 500_000,
        "Early \\cite{lund}. \x00\ufffe\ud800",
    ],
    ids=range(12),
)
def test_broken_and_hostile_drafts_end_soon_and_lose_little(source: str) -> None:
    start = time.process_time()
    assert ("[lund]", ("lund",)) in cited(source)
    assert time.process_time() - start < 15


def test_files_that_read_one_another_end(tmp_path: Path) -> None:
    files = {f"f{n}_tex": rf"F{n}. \input{{f{n + 1}}} \input{{f{n + 1}}}" for n in range(30)}
    start = time.process_time()
    document = project(tmp_path, main_tex=r"\input{f0}", **files)
    assert document.text.startswith("F0. F1.")
    assert any(
        "too deeply" in one.message or "would be read" in one.message for one in document.notices
    )
    assert time.process_time() - start < 15


def test_a_huge_bibliography_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    with (tmp_path / "refs.bib").open("wb") as file:
        file.truncate(50_000_000)
    document = project(tmp_path, main_tex=r"Early \cite{lund}. \bibliography{refs}")
    (notice,) = document.notices
    assert notice.code == "draft.bibliography_missing"
    assert "50 MB" in notice.message


def test_a_list_without_end_is_cut_and_told(tmp_path: Path) -> None:
    bib = "".join(f"@misc{{k{n}, title = {{N {n}}}}}\n" for n in range(3_000))
    document = project(tmp_path, main_tex=r"\nocite{*} \bibliography{refs}", refs_bib=bib)
    assert 1_990 < len(document.blocks) < 2_010
    assert [one.code for one in document.notices] == ["draft.bibliography_unreadable"]


def test_without_a_folder_nothing_lies_beside() -> None:
    content = read(r"Early \cite{lund}. \input{a} \bibliography{b}", DraftFolder())
    assert [one.code for one in content.notices] == [
        "draft.part_missing",
        "draft.bibliography_missing",
    ]


@pytest.mark.parametrize(
    "behind", [". Then more.", "\n\nThen more.", " [text] more", "\\emph{more}"]
)
def test_a_list_of_citations_ends_where_no_brace_follows(behind: str) -> None:
    body = f"It fell \\parencites[4]{{lind}}[9]{{moe}}{behind}"
    content = read(f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}")
    keys = [hint.keys for hint in content.hints if hint.kind is HintKind.CITATION]
    assert keys == [("lind", "moe")]
    assert content.text.split("]", 1)[1].strip(". \n") in ("Then more", "[text] more", "more")
