"""Addresses behind archives, filters, networks and search engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.web_address import is_archive, is_capture, original_of, trimmed, unwrapped


@pytest.mark.parametrize(
    ("url", "original", "capture"),
    [
        (
            "https://web.archive.org/web/20200101000000/https://a.example/1?x=1",
            "https://a.example/1?x=1",
            True,
        ),
        (
            "http://web.archive.org/web/20200101id_/http://c.example:80/3",
            "http://c.example:80/3",
            True,
        ),
        ("https://web.archive.org/web/2020/http:/x.example/a", "http://x.example/a", True),
        (
            "https://web.archive.org/web/20200101/https%3A%2F%2Fx.example%2Fa",
            "https://x.example/a",
            True,
        ),
        ("https://web.archive.org/web/https://f.example/6", "https://f.example/6", True),
        ("https://web.archive.org/web/f.example/6?a=b", "http://f.example/6?a=b", True),
        ("https://web.archive.org/web/2020*/https://b.example/2", "https://b.example/2", False),
        ("https://web.archive.org/web/*/b.example/2*", "http://b.example/2", False),
        ("https://web.archive.org/save/https://g.example/7", "https://g.example/7", False),
        ("https://archive.org/wayback/available?url=e.example/5", "http://e.example/5", False),
        ("https://web.archive.org/cdx/search/cdx?url=x.example/a", "http://x.example/a", False),
        ("https://archive.ph/2020.01.01-000000/https://d.example/4", "https://d.example/4", True),
        ("https://archive.today/newest/https://x.example/a", "https://x.example/a", False),
        ("https://archive.is/AbCdE", None, True),
        ("https://perma.cc/AB12-CD34", None, True),
        ("https://wayback.archive-it.org/12/2020/https://x.example/a", "https://x.example/a", True),
        ("http://arquivo.pt/wayback/20150101000000/http://x.example/a", "http://x.example/a", True),
        (
            "https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:x.example/a",
            "http://x.example/a",
            False,
        ),
        (
            "https://web.archive.org/web/2021/https://web.archive.org/web/2020/https://a.example/x",
            "https://a.example/x",
            True,
        ),
    ],
)
def test_the_address_inside_an_archives_address_is_read(
    *, url: str, original: str | None, capture: bool
) -> None:
    assert (original_of(url), is_archive(url), is_capture(url)) == (original, True, capture)


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.org/details/goodytwoshoes00newyiala",
        "https://archive.org/",
        "https://arquivo.pt/",
        "https://town.example/web/2020/https://a.example",
        "https://archive.town.example/2020/01/",
    ],
)
def test_a_work_that_an_archive_holds_is_no_copy_of_a_page(url: str) -> None:
    assert (is_archive(url), original_of(url)) == (False, None)


INSIDE = "https://x.example/a?b=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?q=https://x.example/a?b%3D1&sa=D&source=editors",
        "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fx.example%2Fa%3Fb%3D1&usg=AOv",
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa%3Fb%3D1&data=0",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.example%2Fa%3Fb%3D1&h=AT0",
        "https://www.google.com/amp/s/x.example/a?b=1",
        "https://x-example.cdn.ampproject.org/c/s/x.example/a?b=1",
        "https://translate.google.com/translate?hl=en&sl=de&u=https://x.example/a%3Fb%3D1",
        "https://x-example.translate.goog/a?b=1&_x_tr_sl=de&_x_tr_tl=en",
        "https://urldefense.com/v3/__https://x.example/a?b=1__;!!AbC!def$",
        "https://urldefense.com/v3/__https://x.example/a*b=1__;Pw!!AbC!def$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__x.example_a-3Fb-3D1&d=DwMF",
        "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly94LmV4YW1wbGUvYT9iPTE&ntb=1",
        "https://href.li/?https://x.example/a?b=1",
        "https://12ft.io/https://x.example/a?b=1",
        "https://r.jina.ai/https://x.example/a?b=1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fx.example%252Fa%253Fb%253D1",
    ],
)
def test_a_wrapped_address_is_unwrapped(url: str) -> None:
    assert unwrapped(url) == INSIDE


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=https://x.example",
        "https://town.example/url?q=https://x.example/a",
        "https://www.facebook.com/town",
        "https://www.google.com/maps/place/x",
        "https://urldefense.com/about",
        "https://href.li/about",
        "https://r.jina.ai/docs/",
    ],
)
def test_an_address_that_wraps_none_stays(url: str) -> None:
    assert unwrapped(url) == url


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://w.example/Calculator_(Windows)).", "https://w.example/Calculator_(Windows)"),
        ("https://w.example/Foo_(bar)),", "https://w.example/Foo_(bar)"),
        ("https://w.example/a]", "https://w.example/a"),
        ("https://w.example/a_(b)", "https://w.example/a_(b)"),
        ("https://w.example/é。", "https://w.example/é"),
    ],
)
def test_an_address_keeps_its_own_brackets_alone(words: str, address: str) -> None:
    assert trimmed(words) == address


@given(st.text(max_size=80))
def test_whatever_stands_behind_a_wrapper_is_read_without_an_error(words: str) -> None:
    for head in ("https://www.google.com/url?q=", "https://web.archive.org/web/2020/", "https://"):
        assert isinstance(unwrapped(head + words), str)
        assert original_of(head + words) is None or is_archive(head + words)
