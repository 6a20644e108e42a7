"""Pages that refuse, wait or lead on, and articles about such things; each of our own words."""

from __future__ import annotations

from citecheck.model import SourceState as State


def page(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


BAD = {
    "429": (
        State.TRANSIENT,
        page(
            "429 Too Many Requests",
            "Your network has asked for more than 60 pages in the last minute. "
            "Try again in 30 seconds.",
        ),
    ),
    "quota": (
        State.TRANSIENT,
        page(
            "Daily limit reached",
            "You have reached the limit of 200 look-ups a day for visitors without a key. "
            "Come back in 7 hours, or ask us for one.",
        ),
    ),
    "rate": (
        State.TRANSIENT,
        page("Rate limit exceeded", "API rate limit exceeded for 192.0.2.7. Please wait a while."),
    ),
    "anfragen": (
        State.TRANSIENT,
        page("Zu viele Anfragen", "Sie haben in kurzer Zeit zu viele Anfragen gestellt."),
    ),
    "queue": (
        State.TRANSIENT,
        page(
            "You are now in line",
            "Many people want to see this page. Your estimated waiting time is 4 minutes. "
            "Do not reload this page: you would lose your place.",
        ),
    ),
    "moment": (
        State.TRANSIENT,
        page("One moment, please", "Please wait while the page is being prepared for you."),
    ),
    "leaving": (
        State.SOFT_404,
        page(
            "You are now leaving the library's website",
            "You will be taken to https://other.example/catalogue. "
            "The library is not responsible for the content of external sites.",
        ),
    ),
    "external": (
        State.SOFT_404,
        page(
            "External link",
            "This link leads to a page outside of the forum. Click here to continue, "
            "or return to the page you came from.",
        ),
    ),
    "redirect": (
        State.SOFT_404,
        page("Redirecting...", "If you are not redirected in a few seconds, follow this link."),
    ),
    "verlassen": (
        State.SOFT_404,
        page("Sie verlassen unsere Seite", "Sie werden weitergeleitet zu https://ziel.example/."),
    ),
}
GOOD = {
    "about-limits": page(
        "Too many requests: how the census site fell over",
        "On the evening of 9 August the census site sent its visitors a page that said too many "
        "requests, and nothing else. Within an hour 1.2 million households had tried to fill in "
        "their forms, the bureau said in its report.",
        "Engineers had counted on 260 forms a second and met 590. The minister said that the rate "
        "limit had been set in 2014 and never looked at again. A second site was ready by March.",
    ),
    "leaving-town": page(
        "Leaving the island",
        "You are leaving, said the clerk, and stamped the card. In 1953 some 36 people left the "
        "island for good, and took 11 cows, 2 dogs and the church bell with them on one boat.",
        "None of them came back before 1971, when the first summer visitors rented the houses.",
    ),
    "queues": page(
        "Waiting room",
        "The waiting room of the station at Holm was built in 1908 for 120 passengers, with a "
        "stove at either end. It closed in 1964, and has been a bakery since 1990.",
    ),
    "redirected": page(
        "River to be redirected",
        "The Esk will be redirected around the old mill from 2027, the county decided on Monday by "
        "14 votes to 9. The work is to cost 3.1 million crowns and to take two summers.",
    ),
    "speed": page(
        "Slow down",
        "Drivers on the coast road must slow down to 40 from Monday, the police said. Last year 17 "
        "people were hurt between Holm and Leven, and 2 of them died.",
    ),
}
