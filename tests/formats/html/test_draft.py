"""Pages as content systems make them; all words are our own."""

import datetime as dt

import pytest

from citecheck.formats.draft_builder import Content
from citecheck.formats.html.draft import read
from citecheck.model import Block, BlockKind, Hint, HintKind


def texts(content: Content, kind: HintKind) -> list[str]:
    return [hint.span.of(content.text) for hint in content.hints if hint.kind is kind]


def hints(content: Content, kind: HintKind) -> list[Hint]:
    return [hint for hint in content.hints if hint.kind is kind]


def block_at(content: Content, anchor: str) -> Block:
    return next(block for block in content.blocks if anchor in block.anchors)


SUBSTACK = """<article><h1>Wells</h1><div class="body markup"><p>The village has four wells.
<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1"
 target="_self" rel="" class="footnote-anchor">1</a></p>
<div data-component-name="FootnoteToDOM" class="footnote"><a id="footnote-1"
 href="#footnote-anchor-1" contenteditable="false" class="footnote-number">1</a>
<div class="footnote-content"><p>Count of the water board.</p></div></div></div></article>"""
GHOST = """<div class="gh-content"><p>Rents rose.<sup class="footnote-ref">
<a href="#fn1" id="fnref1">[1]</a></sup></p><hr class="footnotes-sep">
<section class="footnotes"><ol class="footnotes-list">
<li id="fn1" class="footnote-item"><p>Count of the water board.
<a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section></div>"""
LESSWRONG = """<div><p>Rents rose.<span class="footnote-reference" role="doc-noteref"
 id="fnrefq7x"><sup><a href="#fnq7x">[1]</a></sup></span></p>
<ol class="footnote-section footnotes" role="doc-endnotes"><li class="footnote-item"
 role="doc-endnote" id="fnq7x"><span class="footnote-back-link"><sup><strong>
<a href="#fnrefq7x">^</a></strong></sup></span><div class="footnote-content">
<p>Count of the water board.</p></div></li></ol></div>"""
GOOGLE_DOCS = """<p>Rents rose.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr>
<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Count of the water board.</span></p>
</div>"""
WORDPRESS = """<p>Rents rose.<sup data-fn="ab-12" class="fn"><a href="#ab-12" id="ab-12-link">1</a>
</sup></p><ol class="wp-block-footnotes"><li id="ab-12">Count of the water board.
<a href="#ab-12-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>"""
OREILLY = """<p>Rents rose.<sup><a data-type="noteref" id="id33-marker" href="ch01.html#id33">1</a>
</sup></p><div data-type="footnotes"><p data-type="footnote" id="id33"><sup>
<a href="ch01.html#id33-marker">1</a></sup> Count of the water board.</p></div>"""
TEXINFO = """<p>Rents rose.<a class="footnote" id="DOCF1" href="#FOOT1"><sup>1</sup></a></p>
<div class="footnotes-segment"><hr><h4 class="footnotes-heading">Footnotes</h4>
<h5 class="footnote-body-heading"><a id="FOOT1" href="#DOCF1">(1)</a></h5>
<p>Count of the water board.</p></div>"""
DOCUTILS = """<p>Rents rose. <a class="footnote-reference brackets" href="#f1" id="ref1"
 role="doc-noteref">1</a></p><aside class="footnote brackets" id="f1" role="doc-footnote">
<span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#ref1">1</a>
<span class="fn-bracket">]</span></span><p>Count of the water board.</p></aside>"""
DOCUTILS_TABLE = """<p>Rents rose <a class="footnote-reference" href="#id2" id="id1">[1]</a>.</p>
<table class="docutils footnote" id="id2"><tbody><tr><td class="label">
<a class="fn-backref" href="#id1">[1]</a></td><td>Count of the water board.</td></tr></tbody>
</table>"""
LATEXML = """<p>Rents rose <cite class="ltx_cite">[<a href="#bib.bib1" class="ltx_ref">1</a>]
</cite>.</p><section class="ltx_bibliography"><h2>References</h2><ul class="ltx_biblist">
<li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag">[1]</span>
<span class="ltx_bibblock">Count of the water board.</span></li></ul></section>"""
TABLE_ROWS = """<p>Rents rose.<sup><a href="#n1">1</a></sup></p>
<table><tr><td><a name="n1">1.</a></td><td>Count of the water board.</td></tr>
<tr><td>2.</td><td>Another.</td></tr></table>"""
DEFINITION_LIST = """<p>Rents rose.<a href="#n1">[1]</a></p><dl><dt id="n1">[1]</dt>
<dd>Count of the water board.</dd></dl>"""
BREAKS = """<p>Rents rose.<a href="#a"><sup>1</sup></a> Wages fell.<a href="#b"><sup>2</sup></a></p>
<p><a name="a">1</a> Count of the water board.<br><br><a name="b">2</a> Another.</p>"""
PANDOC = """<p>Rents rose.<a href="#fn1" class="footnote-ref" id="fnref1"
 role="doc-noteref"><sup>1</sup></a></p><section id="footnotes" class="footnotes
 footnotes-end-of-document" role="doc-endnotes"><hr><ol><li id="fn1"><p>Count of the water board.<a
 href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>"""
KRAMDOWN = """<p>Rents rose.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote"
 rel="footnote">1</a></sup></p><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"
 role="doc-endnote"><p>Count of the water board.&nbsp;<a href="#fnref:1" class="reversefootnote"
 role="doc-backlink">&#8617;</a></p></li></ol></div>"""
ABSOLUTE = """<p>Rents rose.<sup><a href="https://example.org/post#note-1">1</a></sup></p>
<ol><li id="note-1">Count of the water board.</li></ol>"""
WIKIDOT = """<p>Rents rose.<sup class="footnoteref"><a id="footnoteref-1" href="javascript:;">1</a>
</sup></p><div class="footnotes-footer"><div class="footnote-footer" id="footnote-1">
<a href="javascript:;">1</a>. Count of the water board.</div></div>"""
NATURE = """<p>Rents rose<sup><a data-track="click" title="Reference 1" href="/articles/s1#ref-CR1"
 id="ref-link-section-1">1</a></sup>.</p><ol class="c-article-references"><li data-counter="1.">
<p class="c-article-references__text" id="ref-CR1">Count of the water board.</p></li></ol>"""
SCIENCE = """<p>Rents rose (<a href="#core-R1" role="doc-biblioref" data-xml-rid="R1"><i>1</i></a>).
</p><div role="list"><div role="listitem"><div class="label">1</div><div class="citations" id="R1">
<div class="citation-content">Count of the water board.</div></div></div></div>"""
GITHUB = """<p>Rents rose.<sup><a href="#fn-1" id="user-content-fnref-1" data-footnote-ref>1</a>
</sup></p><section data-footnotes class="footnotes"><ol><li id="user-content-fn-1">
<p>Count of the water
board. <a href="#fnref-1" data-footnote-backref>↩</a></p></li></ol></section>"""
TUFTE = """<article><p>Rents rose.<label for="sn-a"
 class="margin-toggle sidenote-number"></label>
<input type="checkbox" id="sn-a" class="margin-toggle">
<span class="sidenote">Count of the water board.
</span> Much so.</p></article>"""
CONTAINER = """<p>Rents rose.<span class="footnote-container"><label class="footnote-number">
</label><input type="checkbox"><span class="footnote">Count of the water board.</span></span> So.
</p>"""
FAMILIES = {
    "wikidot": WIKIDOT,
    "nature": NATURE,
    "science": SCIENCE,
    "github": GITHUB,
    "tufte": TUFTE,
    "container": CONTAINER,
    "substack": SUBSTACK,
    "ghost": GHOST,
    "lesswrong": LESSWRONG,
    "google docs": GOOGLE_DOCS,
    "wordpress block": WORDPRESS,
    "o'reilly": OREILLY,
    "texinfo": TEXINFO,
    "docutils": DOCUTILS,
    "docutils table": DOCUTILS_TABLE,
    "latexml": LATEXML,
    "table rows": TABLE_ROWS,
    "definition list": DEFINITION_LIST,
    "breaks": BREAKS,
    "pandoc": PANDOC,
    "kramdown": KRAMDOWN,
    "absolute": ABSOLUTE,
}


@pytest.mark.parametrize("page", FAMILIES.values(), ids=FAMILIES)
def test_a_mark_leads_to_the_block_of_its_note(page: str) -> None:
    content = read(page)
    mark = hints(content, HintKind.NOTE_MARK)[0]
    assert mark.span.of(content.text).strip("[]") == "1"
    assert mark.target is not None
    note = block_at(content, mark.target.removeprefix("#"))
    assert note.kind is BlockKind.NOTE
    words = note.span.of(content.text).replace("\n", " ")
    assert "Count of the water board." in words
    assert "Another" not in words
    assert "Rents" not in words


@pytest.mark.parametrize(
    "name",
    ["substack", "ghost", "lesswrong", "google docs", "wordpress block", "o'reilly", "pandoc"],
)
def test_the_way_back_is_no_mark(name: str) -> None:
    content = read(FAMILIES[name])
    assert len(hints(content, HintKind.NOTE_MARK)) == 1
    assert len(hints(content, HintKind.BACK_LINK)) == 1


def test_margin_notes_stand_behind_their_paragraph() -> None:
    assert read(TUFTE).text == "Rents rose.1 Much so.\n\nCount of the water board."


def test_margin_notes_that_repeat_the_list_go() -> None:
    page = """<p>Rents rose<sup><a href="#n1">1</a></sup><span class="sidenote">1. Board.</span>
    here.</p><div class="footnotes"><div id="n1"><sup>1</sup> Board.</div></div>"""
    assert read(page).text == "Rents rose1 here.\n\n1 Board."


def test_the_number_of_an_item_goes_to_the_note_that_is_all_of_it() -> None:
    assert block_at(read(NATURE), "ref-CR1").number == "1"


MEDIAWIKI = """<div class="mw-parser-output"><p>The bridge opened in 1890.<sup id="cite_ref-A_1-0"
 class="reference"><a href="#cite_note-A-1"><span class="cite-bracket">&#91;</span>1<span
 class="cite-bracket">&#93;</span></a></sup> It fell in 1902.<sup id="cite_ref-A_1-1"
 class="reference"><a href="#cite_note-A-1">[1]</a></sup><sup id="cite_ref-2" class="reference">
<a href="#cite_note-2">[a]</a></sup></p>
<div class="mw-references-wrap"><ol class="references" data-mw-group="lower-alpha">
<li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span>
<span class="reference-text">Of iron.<sup id="cite_ref-A_1-2" class="reference">
<a href="#cite_note-A-1">[1]</a></sup></span></li></ol></div>
<ol class="references"><li id="cite_note-A-1"><span class="mw-cite-backlink">^
<a href="#cite_ref-A_1-0"><sup><i><b>a</b></i></sup></a>
<a href="#cite_ref-A_1-1"><sup><i><b>b</b></i></sup></a></span>
<span class="reference-text">Hale, <i>Bridges</i>.</span></li></ol></div>"""


def test_mediawiki_marks_notes_and_ways_back() -> None:
    content = read(MEDIAWIKI)
    assert texts(content, HintKind.NOTE_MARK) == ["[1]", "[1]", "[a]", "[1]"]
    assert texts(content, HintKind.BACK_LINK) == ["^", "a", "b"]
    assert block_at(content, "cite_note-2").number == "a"
    note = block_at(content, "cite_note-A-1")
    assert note.number == "1"
    assert note.span.of(content.text) == "^ a b Hale, Bridges."


def test_raised_text_is_glued_and_told_by_a_hint() -> None:
    content = read("<p>after the war<sup>1</sup> and 10<sup>2</sup> m</p>")
    assert content.text == "after the war1 and 102 m"
    assert texts(content, HintKind.SUPERSCRIPT) == ["1", "2"]


def test_links_keep_their_addresses_and_scripts_do_not() -> None:
    content = read(
        '<p>The <a href="https://example.org/r?a=1&amp;b=2">report</a> and '
        '<a href="javascript:alert(1)">this</a>.</p>'
    )
    assert content.text == "The report and this."
    assert [(h.target, h.span.of(content.text)) for h in hints(content, HintKind.LINK)] == [
        ("https://example.org/r?a=1&b=2", "report")
    ]


def test_a_link_to_a_heading_is_no_mark() -> None:
    content = read(
        '<p>See <a href="#s2">below</a> and <a href="#fig1">1</a>.</p><h2 id="s2">B</h2>'
        '<figure id="fig1"><figcaption>A map</figcaption></figure>'
    )
    assert [hint.target for hint in hints(content, HintKind.LINK)] == ["#s2", "#fig1"]
    assert not hints(content, HintKind.NOTE_MARK)


def test_code_holds_no_markers() -> None:
    content = read("<p>Call <code>x[1]</code>.</p><pre>y[2]\n  z</pre>")
    assert texts(content, HintKind.CODE) == ["x[1]"]
    assert [block.kind for block in content.blocks] == [BlockKind.PARAGRAPH, BlockKind.CODE]
    assert content.text.endswith("y[2]\n  z")


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">secret</p>',
        "<p hidden>secret</p>",
        '<span style="font-size:0px">secret</span>',
        '<p style="position:absolute; left:-9999px">secret</p>',
        "<template><p>secret</p></template>",
        "<script>secret</script>",
        "<nav><a href='/'>secret</a></nav>",
        '<div class="share-buttons">secret</div>',
        '<div id="comments">secret</div>',
        '<ul class="breadcrumbs"><li>secret</li></ul>',
        "<footer>secret</footer>",
        "<!-- secret -->",
    ],
)
def test_what_is_hidden_or_furniture_is_not_text(hidden: str) -> None:
    assert read(f"<h1>Title</h1>{hidden}<p>Words.</p>").text == "Title\n\nWords."


def test_a_section_about_navigation_is_no_navigation() -> None:
    content = read(
        '<h2 id="navigation">Navigation</h2><div id="related-work"><p>By stars.</p></div>'
    )
    assert content.text == "Navigation\n\nBy stars."


def test_a_sidebar_that_holds_the_notes_stays() -> None:
    page = '<p>A.<a href="#n1">1</a></p><footer><p id="n1">1 Count.</p></footer>'
    assert "1 Count." in read(page).text


def test_the_main_element_is_the_article() -> None:
    words = "<p>The council met and voted on the new bridge over the river.</p>" * 5
    page = f"<body><div>Our other sites</div><main><h1>Bridge</h1>{words}</main></body>"
    assert read(page).text.startswith("Bridge\n\nThe council")


def test_a_list_item_is_one_block() -> None:
    content = read(
        "<ol start='3'><li><p>One</p><p>two</p><ul><li>in</li></ul>rest</li><li>B</li></ol>"
    )
    assert [(b.span.of(content.text), b.level, b.number) for b in content.blocks] == [
        ("One\ntwo", 1, "3"),
        ("in", 2, None),
        ("rest", 1, None),
        ("B", 1, "4"),
    ]
    assert content.blocks[0].list_id == content.blocks[3].list_id != content.blocks[1].list_id


def test_table_cells_are_blocks() -> None:
    content = read("<table><tr><th>Year</th><td>1990</td></tr></table>")
    assert [block.kind for block in content.blocks] == [BlockKind.TABLE_CELL] * 2


def test_places_are_those_of_the_file() -> None:
    source = (
        "<html>\n<body>\n<p>Caf&eacute; &amp; bar\nopened <b>in May</b> 1990.</p>\n</body></html>"
    )
    content = read(source)
    assert content.text == "Café & bar opened in May 1990."
    seen = {
        word: next(p for p in reversed(content.places) if p.offset <= content.text.index(word))
        for word in ("Café", "bar", "opened", "in May", "1990")
    }
    assert [(p.line, p.column) for p in seen.values()] == [
        (3, 4),
        (3, 22),
        (4, 1),
        (4, 11),
        (4, 22),
    ]


def test_metadata() -> None:
    content = read(
        '<html lang="de-AT"><head><title>Brunnen – Blatt</title><meta property="og:title" '
        'content="Brunnen"><meta property="article:published_time" content="2024-03-05T10:00:00Z">'
        "</head><body><p>Wasser.</p></body></html>"
    )
    assert (content.title, content.language, content.date) == ("Brunnen", "de", dt.date(2024, 3, 5))


def test_a_date_in_linked_data_counts() -> None:
    script = '<script type="application/ld+json">{"datePublished": "2023-11-30"}</script>'
    assert read(f"<html><head>{script}</head><body><p>A</p></body></html>").date == dt.date(
        2023, 11, 30
    )


@pytest.mark.parametrize("source", ["", "   ", "<!-- -->", "\x00", "<html></html>"])
def test_nothing_readable_is_the_empty_text(source: str) -> None:
    assert read(source).text.strip("\ufffd") == ""


LONG = "".join(
    f"<p>On day {n} the ferry left at six, with {n}00 cars on board.</p>" for n in range(60)
)


@pytest.mark.parametrize(
    "page",
    [
        f"<body><div class='navbar navbar-inverse'>{LONG}</div></body>",
        f"<style>.loading {{ visibility: hidden }}</style><div class='loading'>{LONG}</div>",
        f"<body><div id='app'></div><noscript>{LONG}</noscript></body>",
    ],
)
def test_a_page_that_is_all_in_one_strange_element_is_read(page: str) -> None:
    assert "On day 59 the ferry" in read(page).text


def test_hidden_words_and_menus_beside_an_article_stay_out() -> None:
    page = (
        f"<body>{LONG}<p style='display:none'>It sank.</p><div class='menu'>{'Home ' * 200}</div>"
    )
    text = read(page).text
    assert "It sank" not in text
    assert "Home" not in text
