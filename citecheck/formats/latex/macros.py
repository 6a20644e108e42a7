r"""What macros and environments mean for reading: what is cited, shown, skipped, or a block.

Names are those of LaTeX's kernel and of packages that articles use; what is not here is shown
with all its arguments in braces, and never fails.
"""

from __future__ import annotations

from types import MappingProxyType

from citecheck.lazy_regex import regex


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Every command that cites is called so (natbib, biblatex, apacite, jurabib, harvard, achicago,
# and what authors make of them): "cite" in its name.
CITES = regex(r"[A-Za-z]*[cC]ite[A-Za-z]*|[A-Za-z]*(?:textcquote|blockcquote)|citation")
NO_CITES = _names(
    "citestyle setcitestyle citereset citetrackerfalse citetrackertrue DeclareCiteCommand citeindex"
    " citenumfont citeleft citeright citemid citepunct citedash citeform citesetup citeindextrue"
    " AtEveryCite AtEveryCitekey citename citefield citelist citealias defcitealias citefont"
    " bibcite citation newcites newcitescommand citeurl citetext shortcites"
)
CITES_FIELD = _names("citename citefield citelist citeurl")  # their last argument is a field
CITES_LISTS = _names(  # several works, each with its own notes: \cites(pre)(post)[p. 3]{a}{b}
    "cites parencites textcites footcites autocites smartcites supercites footcitetexts fullcites"
    " Cites Parencites Textcites Autocites Smartcites citeauthors volcites"
)


def is_cite(name: str) -> bool:
    """Whether a macro cites, by its name."""
    return CITES.fullmatch(name) is not None and name not in NO_CITES


LISTED_ONLY = _names("nocite")
CITES_FORM = "*<[[{"
CITES_LIST_FORM = "*((" + "[[{" + "[[;" * 11

# macro → form of its arguments, as in `scan.arguments`
SKIPPED = MappingProxyType(
    {
        **dict.fromkeys(
            _names(
                "label index glossary vspace hspace bibliographystyle pagestyle thispagestyle"
                " pagenumbering hypersetup graphicspath includeonly stepcounter refstepcounter"
                " addtocontents phantom hphantom vphantom color pagecolor linespread"
                " usetikzlibrary listfiles setstretch ref eqref cref Cref autoref pageref vref"
                " nameref subref Vref fref Fref namecref labelcref crefrange autopageref"
                " captionsetup DeclareGraphicsExtensions selectlanguage date author"
                " affil affiliation institute address email thanks keywords pacs ccsdesc orcid"
                " acmConference acmISBN acmDOI acmYear setcopyright copyrightyear acmJournal"
                " shorttitle shortauthors received revised accepted published DeclareMathOperator"
                " bibpunct printbibheading settopmatter tableofcontents marginnote todo"
                " missingfigure listoftodos newtheorem theoremstyle newcolumntype input@path"
                " makeglossaries printglossary printglossaries glsaddall acrodef cline cmidrule"
                " setmainfont enlargethispage nopagebreak pagebreak nolinebreak markright"
                " lstset BibitemShut Description authornote preprint altaffiliation homepage"
                " Sexpr cortext ead fntext corref tnotetext authorrunning"
                " titlerunning IEEEauthorblockN IEEEauthorblockA IEEEmembership deleted tnoteref"
                " fnref runningauthor runningtitle correspondingauthor corresponding"
                " conflictsofinterest urlstyle excludecomment includecomment nomenclature write"
            ),
            "*[{",
        ),
        **dict.fromkeys(
            _names(
                "setlength addtolength setcounter addtocounter newlength numberwithin markboth"
                " renewcommand newcommand providecommand DeclareRobustCommand fontsize crefname"
                " Crefname pgfplotsset tikzset newacronym rule raisebox definecolor settowidth"
                " titlespacing titleformat crefrangelabelformat newenvironment renewenvironment"
                " newglossaryentry loadglsentries definechangesauthor"
            ),
            "*[[{[{",
        ),
        **dict.fromkeys(_names("addcontentsline newdateformat DeclareFieldFormat"), "*[{{{"),
        **dict.fromkeys(
            _names("includegraphics includepdf includestandalone lstinputlisting inputminted"),
            "*[[{",
        ),
        **dict.fromkeys(_names("usepackage documentclass RequirePackage"), "[{["),
        **dict.fromkeys(
            _names(
                "kern mkern hskip vskip mskip hglue vglue parindent parskip itemsep topsep parsep"
                " tabcolsep baselineskip lineskip abovecaptionskip belowcaptionskip raise lower"
                " moveleft moveright fboxsep columnsep textheight textwidth penalty tolerance"
            ),
            "=",
        ),
        "newacronym": "[{{{",
        "DeclareAcronym": "{{",
        "newglossaryentry": "{{",
        "acro": "{[{",
        "bibitem": "[{",
        "pgfmathsetmacro": "{{",
        "let": "{{",
    }
)
TEXT = MappingProxyType(  # macro → form; the last required argument is shown
    {
        **dict.fromkeys(
            _names(
                "emph textbf textit textsc textsl textrm textsf texttt textup textmd textnormal"
                " underline uline sout uuline uwave mbox hbox fbox makebox framebox text centerline"
                " textsuperscript textsubscript caption subcaption title part chapter"
                " section subsection subsubsection paragraph subparagraph footnote footnotetext"
                " endnote sidenote marginpar tablefootnote enquote textquote blockquote"
                " MakeUppercase MakeLowercase uppercase lowercase hl highlight ensuremath abstract"
                " textlf oldstylenums textls term keyword newterm boldsymbol mathrm mathbf"
                " mathit mathcal mathbb operatorname dedication epigraph lettrine acknowledgments"
                " subtitle minisec runinhead frametitle framesubtitle item"
            ),
            "*[[{",
        ),
        **dict.fromkeys(_names("textcolor colorbox parbox"), "[[[{{"),
        "multicolumn": "{{{",
        "resizebox": "*{{{",
        "scalebox": "{[{",
        "rotatebox": "[{{",
        "bibinfo": "{{",
        "bibfield": "{{",
        "hrefXnoop": "{{",
        **dict.fromkeys(_names("bibnamefont bibfnamefont natexlab showURL citenamefont"), "{"),
        "texorpdfstring": "{{",
        "foreignlanguage": "[{{",
        "captionof": "*{[{",
        "multirow": "[{[{[{",
        "item": "[",
        "lstinline": "[{",
        "mintinline": "[{{",
    }
)
ITALIC = _names("emph textit textsl")  # macros whose words are set so
BOLD = _names("textbf")
SWITCHES = MappingProxyType(  # of the rest of a group → a macro that sets so
    {
        **dict.fromkeys(_names("em it itshape sl slshape"), "emph"),
        **dict.fromkeys(_names("bf bfseries"), "textbf"),
    }
)
HEADINGS = MappingProxyType(
    {
        "part": 1,
        "chapter": 1,
        "section": 2,
        "subsection": 3,
        "subsubsection": 4,
        "paragraph": 5,
        "subparagraph": 6,
        "minisec": 5,
        "frametitle": 3,
    }
)
ACRONYMS = _names(
    "gls Gls GLS glspl Glspl acs acl acf ac acp Ac Acp acfp aclp acsp acrshort acrlong acrfull Acs"
    " glsentryshort glsentrytext glsxtrshort iac Iac"
)
NOTES = _names("footnote footnotetext endnote sidenote marginpar tablefootnote")
INPUTS = MappingProxyType(
    {
        **dict.fromkeys(_names("input include subfile InputIfFileExists subfileinclude"), "{"),
        **dict.fromkeys(_names("import subimport includefrom subincludefrom"), "*{{"),
    }
)
BIBLIOGRAPHIES = _names("bibliography printbibliography putbib bibbysection makebibliography")
ADDRESSES = _names("url nolinkurl path")
DOIS = _names("doi showDOI")
BREAKS = _names("\\ newline linebreak tabularnewline cr break")
PARAGRAPHS = _names("par newpage clearpage cleardoublepage bigskip medskip smallskip maketitle")

MATH = _names(
    "equation align gather multline eqnarray math displaymath flalign alignat dmath subequations"
    " xalignat darray gathered aligned split array"
)
LISTS = _names(
    "itemize enumerate description compactitem compactenum inparaenum enumerate* itemize*"
)
QUOTATIONS = _names("quote quotation quoting displayquote displaycquote foreigndisplayquote")
DROPPED = _names(
    "keywords keyword graphicalabstract highlights IEEEkeywords CCSXML MSCcodes acronym acronyms"
)  # environments without prose
FLOATS = _names(
    "figure figure* table table* wrapfigure wraptable sidewaystable sidewaysfigure subfigure"
    " subtable algorithm algorithm2e listing SCfigure marginfigure"
)
TABLES = _names(
    "tabular tabular* tabularx tabulary longtable supertabular array deluxetable deluxetable*"
    " xltabular tblr longtblr tabu longtabu"
)
# environment → form of its arguments; of others, what stands in square brackets is skipped
ENVIRONMENTS = MappingProxyType(
    {
        "minipage": "[[[{",
        "multicols": "{[",
        "adjustbox": "{",
        "wrapfigure": "[{[{",
        "wraptable": "[{[{",
        "subfigure": "[[{",
        "subtable": "[[{",
        "tabular": "[{",
        "tabular*": "{[{",
        "tabularx": "{[{",
        "tabulary": "{[{",
        "longtable": "[{",
        "supertabular": "[{",
        "xltabular": "[{{",
        "tabu": "{",
        "longtabu": "{",
        "tblr": "[{",
        "longtblr": "[{",
        "array": "[{",
        "alignat": "{",
        "deluxetable": "[{",
        "deluxetable*": "[{",
        "thebibliography": "{",
        "list": "{{",
        "addmargin": "[{",
        "spacing": "{",
        "otherlanguage": "{",
        "otherlanguage*": "{",
        "foreigndisplayquote": "{[",
        "displaycquote": "[[{",
        "algorithm2e": "[",
        "frame": "[[{",
        "block": "{",
        "textblock": "{",
        "tcolorbox": "[",
        "appendices": "",
    }
)

STRUCTURE = frozenset(  # what a draft redefines only in how it looks
    (*HEADINGS, *NOTES, *INPUTS, *ADDRESSES, *DOIS, *BIBLIOGRAPHIES)
) | _names("caption item bibitem href label ref begin end emph textbf par verb title")

QUOTES = MappingProxyType({"enquote": "“”", "textquote": "“”", "blockquote": "“”"})
SIGNS = MappingProxyType(  # that the walker's own table prints otherwise, or not at all
    {name: name for name in ("TeX", "LaTeX", "BibTeX", "LuaTeX", "XeTeX", "pdfTeX")}
    | {"pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "yen": "¥"}
    | {"LaTeXe": "LaTeX2e", "textasciitilde": "~", "ie": "i.e.", "eg": "e.g.", "etal": "et al."}
)
SPECIALS = MappingProxyType(
    {
        "``": "“",
        "''": "”",
        "---": "—",
        "--": "–",
        "~": " ",
        "!`": "¡",
        "?`": "¿",
        "`": "‘",
        "&": " ",
        "#": "#",
    }
)
LANGUAGES = MappingProxyType(  # options of babel and polyglossia → ISO 639-1
    {
        **dict.fromkeys(_names("english american british usenglish ukenglish UKenglish"), "en"),
        **dict.fromkeys(_names("german ngerman austrian naustrian swissgerman nswissgerman"), "de"),
        **dict.fromkeys(_names("french francais frenchb"), "fr"),
        "spanish": "es",
        "italian": "it",
        "dutch": "nl",
        **dict.fromkeys(_names("portuguese portuges brazil brazilian"), "pt"),
        "russian": "ru",
    }
)
