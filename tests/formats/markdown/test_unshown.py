"""What a Markdown program does not show as text is not read: comments, short codes, call-outs."""

import time

import pytest

from citecheck.formats.markdown.draft import read
from citecheck.formats.markdown.unshown import shown
from citecheck.model import BlockKind, HintKind

HIDDEN = {
    "obsidian": "It has 212 lamps %%check: 999 lamps?%% in all.",
    "obsidian, a block": "It has 212 lamps\n\n%%\nNo: 999 lamps.\n\n- and 888\n%%\n\nin all.",
    "hugo": 'It has 212 lamps {{< figure src="999.png" >}} in all.',
    "hugo, a notice": "{{% notice 999 %}}It has 212 lamps in all.{{% /notice %}}",
    "jekyll": "It has 212 lamps {% include lamps.html n=999 %} in all.",
    "kramdown": "It has 212 lamps in all.{: .lamps-999}",
    "html": "It has 212 lamps <!-- 999 lamps --> in all.",
}
SHOWN = {
    "percent, doubled": "The share rose by 40%% at first. The other fell by 30%% later.",
    "code": "The comment `%% 999 %%` is kept, and so is `{{< fn 999 >}}`.",
    "code, fenced": "Look:\n\n```\n%% 999 %%\n{{< fn 999 >}}\n```\n\nIt is code.",
    "one sign alone": "It has 212 %% lamps and 999 doors.",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_not_shown_is_not_read(name: str) -> None:
    text = read(HIDDEN[name]).text
    assert "999" not in text
    assert "212 lamps" in text
    assert "in all." in text


@pytest.mark.parametrize("name", SHOWN)
def test_what_only_looks_like_it_is_read(name: str) -> None:
    assert shown(SHOWN[name]).text == SHOWN[name]


def test_offsets_stay_behind_what_is_not_shown() -> None:
    source = "A %%comment\nof two lines%% and {{< fn >}} more."
    assert len(shown(source).text) == len(source)
    assert shown(source).text.index("more") == source.index("more")


@pytest.mark.parametrize("sign", ["[!note]", "[!WARNING]-", "[!tip]+", "[!x]", "[!info|small]"])
def test_the_title_of_a_call_out_is_a_heading_and_its_words_no_quotation(sign: str) -> None:
    content = read(f"> {sign} Lamps\n> It has 212 lamps.\n")
    assert [block.kind for block in content.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert content.text == "Lamps\n\nIt has 212 lamps."
    assert content.hints == ()


def test_a_call_out_without_a_title_leaves_its_words_alone() -> None:
    content = read("> [!note]\n> It has 212 lamps.\n")
    assert content.text == "It has 212 lamps."


def test_a_call_out_of_a_quotation_is_one() -> None:
    content = read("> [!quote] The mayor\n> It has 212 lamps.\n")
    assert {hint.kind for hint in content.hints} == {HintKind.QUOTATION}


@pytest.mark.parametrize("sign", ["%% ", "%%%", "{{<", "{%", "{:", "> [!a]\n", "`%%"])
def test_a_sign_repeated_holds_nothing_up(sign: str) -> None:
    source = sign * 100_000
    start = time.process_time()
    assert len(shown(source).text) == len(source)
    assert time.process_time() - start < 10
