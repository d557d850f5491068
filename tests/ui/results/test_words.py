"""The words around a hit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Hit, HitPlace
from reader.ui.results.words import words_around

_TEXT = (
    "Visits\nAll eleven areas have now been visited by a neighbour, "
    "who stayed two days and wrote it down.\nEnd"
)


def _hit(word: str, place: HitPlace = HitPlace.TEXT, note: int | None = None, text: str = _TEXT) -> Hit:
    start = text.index(word)
    return Hit(place, start, start + len(word), word, note=note)


def test_a_line_holds_some_words_before_and_behind_and_no_other_paragraph() -> None:
    (words,) = words_around([_hit("neighbour")], "", _TEXT, {}).values()
    assert words.text == "… have now been visited by a neighbour, who stayed two days and wrote it down."
    ((start, end),) = words.marks
    assert words.text[start:end] == "neighbour"
    (first,) = words_around([_hit("Visits")], "", _TEXT, {}).values()
    assert first.text == "Visits"


def test_title_and_notes_have_their_own_words() -> None:
    hits = [_hit("Kites", HitPlace.TITLE, text="Of Kites"), _hit("ask", HitPlace.NOTE, 7, "do ask")]
    found = words_around(hits, "Of Kites", _TEXT, {7: "do ask"})
    assert [words.text for words in found.values()] == ["Of Kites", "do ask"]


def test_what_does_not_fit_the_text_any_more_is_left_out() -> None:
    hits = [_hit("End"), Hit(HitPlace.NOTE, 0, 3, "ask", note=1)]
    assert words_around(hits, "", "Another text", {}) == {}


@settings(max_examples=60)
@given(st.text("ab \n😀é", max_size=300), st.data())
def test_the_mark_is_always_on_the_hit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 8, len(text))))
    found = words_around([Hit(HitPlace.TEXT, start, end, text[start:end])], "", text, {})
    ((first, last),) = found[0].marks
    assert found[0].text[first:last] == text[start:end].replace("\n", " ")
