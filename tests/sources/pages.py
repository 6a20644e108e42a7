"""Pages for the tests: articles about walls and error pages, and the walls and error pages."""

# ruff: noqa: E501 - a page reads best in few lines
from __future__ import annotations

CLAIM = "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025."
STORY = (
    f"<p>{CLAIM} The figure was given by the port authority in its yearly review, which also says "
    "that the number of ships fell for the second year in a row.</p><p>Officials said the larger "
    "vessels that now call at the quay carry more freight on each voyage, so that fewer of them "
    "are needed. The council will decide on a new breakwater in spring.</p>"
)


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>{body}"
        "<footer>© Norhavn Post</footer></body></html>"
    )


ARTICLES = {
    "plain": page("Freight in the harbour grows", f"<h1>Freight grows</h1>{STORY}"),
    "short": page("Quay closed", "<h1>Quay closed on Monday</h1><p>The quay is closed on Monday, "
                  f"4 May, for repairs to the crane. {CLAIM}</p>"),
    "about_404": page("Why the 404 page became a joke", "<h1>Page not found: a history</h1>"
                      f"<p>For thirty years servers have answered “404 Not Found” when a page does "
                      f"not exist, and designers have made a sport of it.</p>{STORY}"),
    "about_paywalls": page("Papers and their paywalls", "<h1>Subscribe to continue reading?</h1>"
                           "<p>More than half of the regional papers now stop readers with the words"
                           " “subscribe to continue reading” after some free articles, a survey "
                           f"among four hundred editors found this autumn.</p>{STORY}"),
    "about_domains": page("The trade in names", "<h1>This domain is for sale</h1><p>Whole companies"
                          " live from pages that say “this domain is for sale”, and the prices have "
                          f"doubled since the registry changed its rules.</p>{STORY}"),
    "about_captchas": page("Are you a robot?", "<h1>Are you a robot?</h1><p>Puzzles that ask users "
                           f"to verify that they are human cost the world many hours a day.</p>{STORY}"
                           f"{STORY}"),
    "about_consent": page("Cookies", "<h1>What the banners ask</h1><p>“We value your privacy” stands"
                          " on most of them; few readers ever open the settings behind it, a study "
                          f"of two thousand sites says.</p>{STORY}"),
    "overlay": page("Freight grows", "<div>We value your privacy. We and our 200 partners use "
                    f"cookies.</div><button>Accept all</button><h1>Freight</h1>{STORY}"),
    "noscript": page("Freight grows", "<noscript>Please enable JavaScript to view this site."
                     f"</noscript><h1>Freight</h1>{STORY}"),
    "login_link": page("Freight grows", "<a href='/login'>Log in</a> <a href='/join'>Subscribe</a>"
                       f"<h1>Freight</h1>{STORY}"),
    "free": page("Freight grows", STORY, '<script type="application/ld+json">'
                 '{"isAccessibleForFree": true}</script>'),
    "reloading": page("Freight grows", STORY, '<meta http-equiv="refresh" content="300">'),
}  # fmt: skip

SOFT_404 = {
    "en": page("Page not found", "<h1>Sorry!</h1><p>The page you are looking for could not be "
               "found. It may have been moved.</p>"),
    "title": page("404 – Norhavn Post", "<p>Have a look at our latest stories instead.</p>"),
    "fr": page("Page introuvable", "<p>La page que vous cherchez n'existe plus.</p>"),
    "de": page("Fehler", "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert nicht.</p>"),
    "es": page("Error", "<p>La página que busca no existe o ha sido eliminada.</p>"),
    "ja": page("エラー", "<p>お探しのページは見つかりませんでした。</p>"),
    "gone": page("Norhavn Post", "<h1>Unavailable</h1><p>This article is no longer available.</p>"),
    "apache": page("Apache2 Debian Default Page: It works", f"<p>It works!</p>{STORY}"),
    "nginx": page("Welcome to nginx!", "<p>If you see this page, the nginx web server is "
                  "successfully installed and working.</p>"),
    "no_results": page("Search", "<p>Your search did not match any documents.</p>"),
    "blank": page("", ""),
}  # fmt: skip
SOFT_404["blank"] = "<html><head></head><body><div></div></body></html>"

PARKED = {
    "for_sale": page("norhavn.example", "<h1>norhavn.example is for sale</h1><p>Buy this domain "
                     "today from our partner.</p><p>Related searches</p>"),
    "expired": page("Domain expired", "<p>This domain has expired. If you are the owner, renew this "
                    "domain with your provider.</p>"),
    "suspended": page("Account Suspended", "<p>This account has been suspended. Contact your "
                      "hosting provider for more information.</p>"),
    "script": "<html><body><script>window.park = 'abc';</script>"
              "<script src='/parking.2.js'></script></body></html>",
}  # fmt: skip

WALLS = {
    "login": page("Log in", "<h1>Log in</h1><form><input type='password'><button>Log in</button>"
                  "</form><p>Please log in to read this article.</p>"),
    "teaser": page("Freight grows", f"{STORY}<div>Subscribe to continue reading</div>"
                   "<div>Already a subscriber? Log in</div>"),
    "metered": page("Freight grows", f"{STORY}<p>You have reached your limit of free articles this "
                    "month.</p><p>Become a member to keep reading.</p>"),
    "registration": page("Freight grows", "<p>Create a free account to continue reading.</p>"),
    "marked": page("Freight grows", STORY, '<script type="application/ld+json">'
                   '{"isAccessibleForFree": "False"}</script>'),
}  # fmt: skip

CONSENT = {
    "cookies": page("Before you continue", "<p>We and our 812 partners use cookies and process "
                    "personal data.</p><button>Accept all</button><button>Reject all</button>"),
    "age": page("Age check", "<p>You must be 18 years or older to enter. Are you over 18?</p>"),
}  # fmt: skip

BLOCKED = {
    "captcha": page("Security check", "<p>Please verify that you are human by completing the "
                    "captcha.</p>"),
    "denied": page("Access Denied", "<p>You don't have permission to access this page on this "
                   "server. Reference #18.2f5a</p>"),
    "robot": page("Robot check", "<p>We have detected unusual traffic from your network.</p>"),
    "geo": page("Norhavn Post", "<p>Sorry, this content is not available in your region.</p>"),
    "adblock": page("Norhavn Post", "<p>Please disable your ad blocker to read on.</p>"),
}  # fmt: skip

TRANSIENT = {
    "maintenance": page("Maintenance", "<p>The site is down for scheduled maintenance. We'll be "
                        "back soon.</p>"),
    "database": "<h1>Error establishing a database connection</h1>",
    "php": "<b>Fatal error</b>: Uncaught Error: call to a member function in /www/a.php on line 7",
}  # fmt: skip

SHELLS = {
    "app": "<html><head><title>Post</title></head><body><div id='root'></div>"
           "<script src='/app.js'></script></body></html>",
    "moved": "<html><body><script>location.href = '/other';</script></body></html>",
}  # fmt: skip

ABSTRACT = (
    "We followed forty kelp beds along the sheltered coast of Norhavn for nine summers and counted "
    "every plant above the low-water line. Where the sea had warmed by more than one degree the "
    "beds shrank by a third; where cold water rises from the deep they kept their size. Grazing by "
    "urchins explains little of the difference, while the number of storms explains none of it."
)
SECTION = (
    "<p>The beds were visited at spring tide in June, when two divers swam along a line of fifty "
    "metres and wrote down each plant within reach, its height, and the animals that sat on its "
    "blades. Water samples were taken beside the line at three depths and measured in the boat "
    "within the hour, so that warming in the bottle could not blur what the instruments gave.</p>"
)
BODY = "".join(
    f"<h2>{name}</h2>{SECTION}{SECTION}" for name in ("Introduction", "Methods", "Findings")
)
HIGHWIRE = (
    '<meta name="citation_title" content="Kelp in a warming fjord">'
    '<meta name="citation_doi" content="10.5555/kelp.9">'
)
DUBLIN = '<meta name="DC.Identifier" scheme="doi" content="10.5555/kelp.9">'
LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", '
    '"@type": "ScholarlyArticle", "name": "Kelp in a warming fjord"}</script>'
)
_NAMED = f'<div class="section abstract" id="abs-1"><h2>Abstract</h2><p>{ABSTRACT}</p></div>'
_LIST = "".join(f"<li>{ABSTRACT[:150]} Journal of Shores {n}, 2019.</li>" for n in range(30))


def work(body: str, head: str = HIGHWIRE) -> str:
    return page("Kelp in a warming fjord", f"<h1>Kelp in a warming fjord</h1>{body}", head)


LANDINGS = {
    "highwire": work(f"{_NAMED}<div>Rights and permissions</div>"),
    "dublin_core": work(_NAMED, DUBLIN),
    "json_ld": work(_NAMED, LINKED),
    "other_language": work(f'<section role="doc-abstract"><h2>Zusammenfassung</h2><p>{ABSTRACT}</p></section>'),
    "structured": work("<div id='abstract'>" + "".join(
        f"<h3>{name}</h3><div>{ABSTRACT}</div>" for name in ("Aims", "Methods", "Results")) + "</div>"),
    "with_lists": work(f"{_NAMED}<h2>References</h2><ol>{_LIST}</ol><h2>Similar</h2><ul>{_LIST}</ul>"),
    "small_print": work(f"{_NAMED}{SECTION}{SECTION}"),
    "walled": work(f"{_NAMED}<div>Subscribe to continue reading</div>", HIGHWIRE + '<script '
                   'type="application/ld+json">{"isAccessibleForFree": false}</script>'),
    "no_abstract": work("<p>Journal of Shores, volume 4, pages 11 to 29, printed in the spring.</p>"),
    "in_a_field": work(f"<h2>Abstract</h2><p>{ABSTRACT}</p>", HIGHWIRE
                       + f'<meta name="DC.Description" content="{ABSTRACT}">'),
    "never_closed": work(f"<div class='abstract'><p>{ABSTRACT}"),
}  # fmt: skip

FULL_TEXTS = {
    "highwire": work(_NAMED + BODY),
    "dublin_core": work(_NAMED + BODY, DUBLIN),
    "json_ld": work(_NAMED + BODY, LINKED),
    "brief": work(f"{_NAMED}<h2>Letter</h2>{SECTION * 4}"),
    "letter": work(SECTION),
    "framed": work(f"<div class='abstract-and-text'>{_NAMED}{BODY * 2}</div>"),
    "divs": work(_NAMED + BODY.replace("<p>", "<div>").replace("</p>", "</div>")),
    "tables": work("<table>" + "<tr><td>Kelp bed</td><td>12.5 plants</td></tr>" * 60 + "</table>", DUBLIN),
    "no_work": page("Kelp", f"<h1>Kelp</h1>{_NAMED}"),
    "about_abstract_art": page("Abstract art", f"<div class='abstract-art'>{STORY}</div>"),
}  # fmt: skip
