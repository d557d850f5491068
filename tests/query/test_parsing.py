from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Term
from reader.query import describe, parse


def word(text: str) -> Term:
    return Term((text,))


def phrase(*words: str) -> Term:
    return Term(words, phrase=True)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("adoption", [word("adoption")]),
        ("  adoption   fostering ", [word("adoption"), word("fostering")]),
        ('adoption "tartan rug"', [word("adoption"), phrase("tartan", "rug")]),
        ("adoption “tartan rug”", [word("adoption"), phrase("tartan", "rug")]),
        ("«tartan rug» „blue door“", [phrase("tartan", "rug"), phrase("blue", "door")]),
        (
            '"tartan rug" adoption "blue door"',
            [phrase("tartan", "rug"), word("adoption"), phrase("blue", "door")],
        ),
        ('"adoption"', [phrase("adoption")]),
        ("well-being, children’s (2016/17)!", [word("well-being"), word("children’s"), word("2016/17")]),
        ('"rugs, and doors."', [phrase("rugs", "and", "doors")]),
        ("Rug rug RUG", [word("Rug")]),
        ('rug "rug"', [word("rug"), phrase("rug")]),
        ("a\x00b", [word("a"), word("b")]),
        ("rug\ud83d door", [word("rug"), word("door")]),
    ],
)
def test_words_and_phrases(text: str, terms: list[Term]) -> None:
    query = parse(text)
    assert query.text == text
    assert list(query.terms) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('adoption "tartan ru', [word("adoption"), phrase("tartan", "ru")]),
        ('tartan rug"', [word("tartan"), word("rug")]),
        ('"', []),
        ('""', []),
        ('"!" rug', [word("rug")]),
    ],
)
def test_an_unbalanced_or_empty_quotation_is_fine(text: str, terms: list[Term]) -> None:
    assert list(parse(text).terms) == terms


@pytest.mark.parametrize("text", ["", "   ", "&", "--- !!! ***", "\x00", "\udc80"])
def test_nothing_to_look_for(text: str) -> None:
    query = parse(text)
    assert query.terms == ()
    assert describe(query) == "No words to look for"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('adoption "tartan rug"', "adoption AND “tartan rug”"),
        ("adoption", "adoption"),
        ('"blue door', "“blue door”"),
    ],
)
def test_describe(text: str, words: str) -> None:
    assert describe(parse(text)) == words


@given(st.text())
def test_any_text_gives_a_query_that_can_be_searched_for(text: str) -> None:
    query = parse(text)
    for term in query.terms:
        assert term.words
        for each in term.words:
            assert each == each.strip()
            assert any(character.isalnum() for character in each)
            assert each in text  # nothing is invented
            each.encode()  # no half characters


def test_a_pasted_page_is_no_trouble() -> None:
    assert len(parse(" ".join(f"word{number}" for number in range(50_000))).terms) == 50_000
