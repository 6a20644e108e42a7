import pytest

from citecheck.nlp.language_id import language_of

EXAMPLES = [
    ("The harbour was closed for a week and the boats were on the shore.", "en"),
    ("Le port a été fermé pendant une semaine et les bateaux sont dans la rade.", "fr"),
    ("Der Hafen wurde für eine Woche geschlossen und die Boote sind nicht im Wasser.", "de"),
    ("Гавань была закрыта на неделю.", "ru"),
    ("Harbour 1987", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "language"), EXAMPLES)
def test_tells_the_language_where_it_can(text: str, language: str | None) -> None:
    assert language_of(text) == language
