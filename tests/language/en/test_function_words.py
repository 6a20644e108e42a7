from citecheck.language.en import function_words as words


def test_closed_classes_are_part_of_the_stop_words() -> None:
    closed = (words.ARTICLES, words.POSSESSIVES, words.BE, words.HAVE, words.DO, words.MODALS)
    assert [one - words.STOPWORDS for one in closed] == [frozenset()] * len(closed)


def test_content_words_are_none() -> None:
    assert words.STOPWORDS.isdisjoint({"minister", "rise", "year", "two", "second", "percent"})


def test_numbers_in_words_have_their_digits() -> None:
    assert words.NUMBERS["seven"] == words.NUMBERS["seventh"] == "7"
    assert words.NUMBERS["dozen"] == "12"
    assert "fourty" not in words.NUMBERS
    assert "fortieth" not in words.NUMBERS
