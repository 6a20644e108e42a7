"""Step 3, a browser: a page that only its scripts fill → the page as a reader sees it.

Chromium runs the page's programs, and reaches nothing: it has a proxy that is dead and a resolver
that knows no name. What a page may have, our own client brings (`supply`); `chromium` is the only
file that knows playwright.
"""
