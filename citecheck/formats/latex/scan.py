r"""LaTeX as characters: arguments of a macro, comments and verbatim stretches, the document's body.

What the walker must not look into (addresses, keys, listings) is cut out here by its delimiters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.lazy_regex import regex

LONGEST_ARGUMENT = 20_000  # code points between the delimiters of one argument
DEEPEST_GROUP = 60  # braces in one another; articles have a dozen, and the walker is recursive

Argument = tuple[int, int]  # where the words of an argument start and end, delimiters left out

_GAP = regex(r"[^\S\n]*(?:%[^\n]*)?(?:\n[^\S\n]*)?(?:%[^\n]*\n[^\S\n]*)*")
_LENGTH = regex(
    r"\s{0,3}=?\s{0,3}-?\s?(?:[\d.]+\s?(?:true)?(?:em|ex|pt|mm|cm|in|mu|pc|bp|sp|fill?|fil)?|\\[a-z]+)"
    r"(?:\s?plus\s?-?[\d.]+\s?\w{2,4})?(?:\s?minus\s?-?[\d.]+\s?\w{2,4})?"
)
_BRACES = regex(r"\\.|[{}]", re.DOTALL)
_DELIMITER = {
    "{": regex(r"\\.|[{}]", re.DOTALL),
    "[": regex(r"\\.|[{}\[\]]", re.DOTALL),
    "(": regex(r"\\.|[{}()]", re.DOTALL),
    "<": regex(r"\\.|[{}<>]", re.DOTALL),
}
_CLOSERS = {"{": "}", "[": "]", "(": ")", "<": ">"}
_COMMENT = regex(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_VERBATIM = regex(
    r"\\begin\{(verbatim\*?|[BL]?Verbatim\*?|lstlisting|minted|comment|filecontents\*?|tikzpicture"
    r"|pgfpicture|picture|CCSXML|tikzcd|forest|asy|alltt|luacode|sageblock|algorithmic|Sinput"
    r"|Soutput|Schunk|knitrout|dot2tex)\}"
)
_FALSE = regex(r"\\iffalse(?![A-Za-z]).*?\\fi(?![A-Za-z])", re.DOTALL)
_CHUNK = regex(r"^<<[^\n]*>>=[^\n]*\n.*?^@[^\n]*$", re.MULTILINE | re.DOTALL)  # code in Sweave
_BEGIN = regex(r"\\begin\s{0,3}\{document\}")
_END = regex(r"\\end\s{0,3}\{document\}")


def arguments(text: str, start: int, form: str) -> tuple[list[Argument | None], int]:
    r"""Return the arguments behind a macro, and where they end.

    Args:
        text: the file's text.
        start: offset behind the macro's name.
        form: a character an argument: ``*`` a star that may be there (no argument), ``[``, ``(``
            and ``<`` optional ones, ``{`` a required one, or a character or macro in its place,
            ``=`` a length (no argument), ``;`` an argument in braces that ends the list of
            arguments, with the optional ones before it, where it is not there.
    """
    found: list[Argument | None] = []
    at = start
    whole = 0, start  # the arguments up to the last in braces, and where they end
    for one in form:
        gap = _GAP.match(text, at)
        here = gap.end() if gap else at
        if one == "=":
            length = _LENGTH.match(text, start)
            at = length.end() if length else at
        elif one == "*":
            at = here + 1 if text.startswith("*", here) else at
        elif text.startswith("{" if one == ";" else one, here):
            end = closing(text, here)
            if end is None:
                break
            found.append((here + 1, end))
            at = end + 1
            if one in "{;":
                whole = len(found), at
        elif one == ";":
            return found[: whole[0]], whole[1]
        elif one == "{" and here < len(text) and text[here] not in "}&\n":
            at = _end_of_token(text, here)
            found.append((here, at))
        else:
            found.append(None)
    return found, at


def _end_of_token(text: str, start: int) -> int:
    """Return where the character or macro ends that stands in place of a braced argument."""
    if text[start] != "\\":
        return start + 1
    end = start + 2
    while text[start + 1 : start + 2].isalpha() and text[end : end + 1].isalpha():
        end += 1
    return end


def closing(text: str, start: int) -> int | None:
    """Return where the argument that opens at `start` closes, or None within reach.

    Args:
        text: the file's text.
        start: offset of its opening delimiter, one of ``{[(<``.
    """
    opener = text[start]
    closer = _CLOSERS[opener]
    braces = depth = 0
    for found in _DELIMITER[opener].finditer(text, start, start + LONGEST_ARGUMENT):
        sign = found.group()
        if sign == opener and (opener == "{" or not braces):
            depth += 1
            if depth > DEEPEST_GROUP:
                return None
        elif sign == closer and (opener == "{" or not braces):
            depth -= 1
            if depth == 0:
                return found.start()
        elif sign == "{":
            braces += 1
        elif sign == "}":
            braces -= 1
            if braces < 0:
                return None
    return None


def without_comments(text: str) -> str:
    """Return `text` with blanks for its comments, so that every offset stays."""
    return _COMMENT.sub(lambda one: one[1] + " " * (len(one.group()) - len(one[1])), text)


def without_verbatim(text: str) -> str:
    """Return `text` with blanks for listings, drawings and code, so that every offset stays."""
    parts, at = [], 0
    for start, end in sorted(_verbatim(text)):
        if start >= at:
            parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _verbatim(text: str) -> Iterator[tuple[int, int]]:
    for chunk in _CHUNK.finditer(text) if text.find("\n@") >= 0 else ():
        yield chunk.span()
    for false in _FALSE.finditer(text) if "\\iffalse" in text else ():
        yield false.span()
    end = 0
    for opening in _VERBATIM.finditer(text):
        line = text[text.rfind("\n", 0, opening.start()) + 1 : opening.start()]
        if opening.start() < end or "%" in line.replace("\\%", ""):
            continue
        close = f"\\end{{{opening[1]}}}"
        found = text.find(close, opening.end())
        if found >= 0:
            end = found + len(close)
            yield opening.start(), end


def flattened(text: str) -> str:
    """Return `text` with blanks for braces that no other closes, or that lie too deep."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for brace in _BRACES.finditer(text):
        if brace.group() == "{":
            opened.append(brace.start())
        elif brace.group() == "}" and opened:
            pairs.append((opened.pop(), brace.start()))
    blanks: list[int] = []
    around: list[int] = []  # where the groups around a pair end
    for start, end in sorted(pairs):
        while around and around[-1] < start:
            around.pop()
        if len(around) >= DEEPEST_GROUP:
            blanks += [start, end]
        else:
            around.append(end)
    if not blanks and not opened:
        return text
    signs = list(text)
    for place in [*blanks, *opened]:
        signs[place] = " "
    return "".join(signs)


def body_of(text: str) -> Argument:
    r"""Return where the document's body stands: between begin and end, else all of the file.

    Args:
        text: the file's text, comments blanked.
    """
    begin = _BEGIN.search(text)
    if begin is None:
        return 0, len(text)
    end = _END.search(text, begin.end())
    return begin.end(), end.start() if end else len(text)
