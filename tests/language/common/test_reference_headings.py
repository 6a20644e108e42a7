from citecheck.language.common.reference_headings import COMPANIONS, NAMES, PHRASES, QUALIFIERS


def test_names_are_single_lower_case_words_of_two_dozen_languages() -> None:
    assert len(NAMES) >= 24
    words = [name for names in NAMES.values() for name in names.split()]
    assert words == [word.lower() for word in words]
    assert all(names.split() for names in NAMES.values())
    assert "references" in NAMES["en"].split()
    assert "einzelnachweise" in NAMES["de"].split()


def test_phrases_have_several_words() -> None:
    phrases = [phrase for group in PHRASES.values() for phrase in group]
    assert phrases
    assert [phrase for phrase in phrases if " " not in phrase] == []
    assert PHRASES.keys() <= NAMES.keys()


def test_qualifiers_name_no_list_by_themselves() -> None:
    names = {name for group in NAMES.values() for name in group.split()}
    assert QUALIFIERS < COMPANIONS
    assert COMPANIONS.isdisjoint(names)
