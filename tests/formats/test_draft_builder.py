from hypothesis import example, given, settings
from hypothesis import strategies as st

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content, ContentBuilder, Lines, OpenBlock, OpenHint
from citecheck.formats.html import draft
from citecheck.formats.markdown import draft as from_markdown
from citecheck.model import BlockKind, HintKind, Span

WHITE = " \t\n\r\f\v"
# fmt: off
TAGS = (
    "<p>", "</p>", "<b>", "</b>", "<sup>", "</sup>", "<br>", "<ol>", "<ul>", "<li>", "</li>",
    "</ol>", "<h2>", "</h2>", "<pre>", "</pre>", "<table>", "<tr>", "<td>", "</td>", "<code>",
    "</code>",
    "<blockquote>", "<section>", "<dl><dt>", "<dd>", "<aside role=doc-footnote>", "<hr>",
)
LINKS = (
    '<a href="#n1">[1]</a>', '<a id="n1">', "</a>", '<li id="n1">', '<a href="#m">↩</a>',
    "<i id=m>",
)
WORDS = ("war", " ", "1", "\n", "&amp;", "\xa0", "[2]", "\u202e", "\u00ad", "é", "<", "&", "  ")
MARKDOWN = (
    "[^1]", "[^1]:", "^[", "]", "[7]", "[7]:", " https://a.example/ ", "[w][7]", "`", "```", "*",
    "**", "- ", "1. ", "> ", "# ", "\\", "|", "|-", "[a](#n1)", "![", "---", "\n\n", "    ",
)
# fmt: on


def assert_sound(content: Content) -> None:
    """Blocks in order and apart, hints trimmed and each in one block, places sorted."""
    end = -2
    for block in content.blocks:
        words = block.span.of(content.text)
        assert block.span.start == end + 2
        assert words
        trimmed = words.rstrip(WHITE) if block.kind is BlockKind.CODE else words.strip(WHITE)
        assert words == trimmed
        end = block.span.end
    assert len(content.text) == max(end, 0)
    for hint in content.hints:
        assert any(block.span.covers(hint.span) for block in content.blocks)
        shown = hint.span.of(content.text)
        assert shown
        assert shown == shown.strip(WHITE)
    offsets = [place.offset for place in content.places]
    assert offsets == sorted(offsets)
    assert all(place.line >= 1 and place.column >= 1 for place in content.places)


@settings(deadline=None)
@given(st.lists(st.sampled_from((*TAGS, *LINKS, *WORDS)), max_size=30).map("".join))
def test_any_page_gives_sound_content(source: str) -> None:
    assert_sound(draft.read(source))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from((*MARKDOWN, *TAGS[:10], *WORDS, "\n\n", "    ")), max_size=30).map(
        "".join
    )
)
@example("[^1]: a\n\n    b\n[^2]: c")
def test_any_markdown_gives_sound_content(source: str) -> None:
    try:
        assert_sound(from_markdown.read(source))
    except InputError:
        return


def test_white_space_collapses_and_never_opens_a_block() -> None:
    builder = ContentBuilder()
    builder.write("  \n")
    builder.write(" two   words ")
    builder.begin(OpenBlock(kind=BlockKind.HEADING, level=2))
    builder.write("next\n")
    content = builder.build()
    assert content.text == "two words\n\nnext"
    assert [block.span for block in content.blocks] == [Span(0, 9), Span(11, 15)]


def test_what_only_steers_line_breaks_is_no_text() -> None:
    builder = ContentBuilder()
    builder.write("Werk\u00adzeug\u200b \u2060neu", 5)
    content = builder.build()
    assert content.text == "Werkzeug neu"
    assert builder.origins == [(0, 5), (4, 10), (9, 17)]


def test_hints_span_visible_text_in_each_block() -> None:
    builder = ContentBuilder()
    hint = builder.open_hint(OpenHint(kind=HintKind.LINK, target="https://a.example/"))
    builder.write(" one ")
    builder.end()
    builder.write("two ")
    builder.close_hint(hint)
    builder.write("three")
    content = builder.build()
    assert [hint.span.of(content.text) for hint in content.hints] == ["one", "two"]


def test_ids_without_text_go_to_the_next_block() -> None:
    builder = ContentBuilder()
    builder.anchor("a")
    builder.begin(OpenBlock(anchors=["b"]))
    builder.begin(OpenBlock(anchors=["c"]))
    builder.write("text")
    assert builder.build().blocks[0].anchors == ("a", "b", "c")


def test_origins_become_places() -> None:
    source = "one\r\n  two"
    builder = ContentBuilder()
    builder.write(source, 0)
    places = builder.build(Lines(source)).places
    assert [(place.offset, place.line, place.column) for place in places] == [(0, 1, 1), (4, 2, 3)]
