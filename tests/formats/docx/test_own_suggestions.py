from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.formats.docx.draft import read
from citecheck.formats.draft_builder import Content

MakeDocx = Callable[..., bytes]


def change(kind: str, words: str, author: str = "citecheck") -> str:
    tag = "delText" if kind == "del" else "t"
    run = f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'
    return f'<w:{kind} w:id="1" w:author="{author}">{run}</w:{kind}>'


def sentence(*changes: str) -> str:
    before = '<w:r><w:t xml:space="preserve">The ferry used </w:t></w:r>'
    behind = '<w:r><w:t xml:space="preserve"> per cent less energy.</w:t></w:r>'
    return f"<w:p>{before}{''.join(changes)}{behind}</w:p>"


def said(content: Content) -> list[str]:
    return [notice.message for notice in content.notices]


def test_a_suggestion_of_ours_is_no_word_of_the_draft(make_docx: MakeDocx) -> None:
    content = read(make_docx(sentence(change("del", "28"), change("ins", "18"))))
    assert content.text == "The ferry used 28 per cent less energy."
    assert [notice.code for notice in content.notices] == ["draft.suggestion_open"]
    (message,) = said(content)
    assert message.startswith("1 correction that citecheck suggested is neither accepted nor")
    assert message.endswith("rejected; the words before it were checked.")


def test_several_are_counted(make_docx: MakeDocx) -> None:
    two = sentence(change("del", "28"), change("ins", "18")) * 2
    assert said(read(make_docx(two)))[0].startswith("2 corrections that citecheck suggested are")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ((change("del", "28", "Ana"), change("ins", "18", "Ana")), "18"),
        ((change("del", "28", "Ana"), change("ins", "18")), "18"),
        ((change("ins", "18"),), "18"),
        ((change("ins", "18"), change("del", "28")), "18"),
    ],
    ids=["another's", "half another's", "nothing struck out", "the wrong way round"],
)
def test_all_else_under_our_name_is_read_like_any_tracked_change(
    make_docx: MakeDocx, changes: tuple[str, ...], text: str
) -> None:
    content = read(make_docx(sentence(*changes)))
    assert content.text == f"The ferry used {text} per cent less energy."
    assert content.notices == ()
