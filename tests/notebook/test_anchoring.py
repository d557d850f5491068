from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Anchor, Placement
from reader.notebook.anchoring import find, find_all, make_anchor
from tests.faults import anchoring as fault_run

TEXT = (
    "The harbour board met on 4 May. Nine towns reported a shortage of lifeguards, “as bad as ever”.\n"
    "A café – near the pier – opened 😀 for young sailors. The next review was due in June.\n"
    "Lifeguards\n"
    "The harbour board met on 9 July. Two towns had found enough lifeguards."
)

texts = st.text(st.characters() | st.sampled_from("ab .\n’'é\u0301\u00ad\u202f😀שלום"), max_size=120)
anchors = st.builds(
    Anchor, st.integers(-9, 200), st.integers(-9, 200), texts, texts, texts, st.text(max_size=5)
)


def _anchor(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return make_anchor(text, start, start + len(quote))


def _found(anchor: Anchor, text: str, earlier: str | None = TEXT) -> str | None:
    place = find(anchor, text, earlier).place
    return None if place is None else text[place[0] : place[1]]


def test_an_anchor_holds_the_quotation_its_context_and_the_hash_of_the_text() -> None:
    anchor = _anchor("Nine towns")
    assert (anchor.start, anchor.end, anchor.exact) == (32, 42, "Nine towns")
    assert (anchor.prefix, anchor.suffix) == (TEXT[:32], TEXT[42:74])
    assert anchor.text_hash == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        (31, 43, "Nine towns"),  # the spaces beside it
        (80, 100, TEXT[80:100]),  # over the end of a block
        (94, 96, "."),
        (31, 32, ""),  # white space alone is a point
        (42, 32, "Nine towns"),
        (-5, 3, "The"),
        (10_000, 20_000, ""),
    ],
)
def test_a_selection_is_trimmed_and_brought_into_the_text(start: int, end: int, exact: str) -> None:
    anchor = make_anchor(TEXT, start, end)
    assert anchor.exact == exact == TEXT[anchor.start : anchor.end]


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("“", '"').replace("”", '"').replace("–", "-"),
        TEXT.replace("\n", " "),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace(" ", "  "),
        TEXT.replace("é", "e\u0301"),
        TEXT.replace("guards", "\u00adguards"),
        TEXT.upper(),
        "A new first paragraph.\n" + TEXT,
    ],
)
def test_a_text_in_another_form_keeps_every_mark(changed: str) -> None:
    quotes = [
        "Nine towns reported a shortage of lifeguards",
        "“as bad as ever”",
        "opened 😀 for",
        "Lifeguards\n",
    ]
    for quote in quotes:
        found = _found(_anchor(quote), changed)
        assert found is not None
        plain = "".join(c for c in found.lower() if c.isalpha())
        assert plain == "".join(c for c in quote.lower() if c.isalpha())


def test_offsets_count_code_points_whatever_the_script() -> None:
    text = "Opening 👩‍👩‍👧 words. שלום לכולם, said the café\u0301 owner; e\u0301clair und 𝔘𝔫𝔦."
    for quote in ("👩‍👩‍👧", "שלום לכולם", "e\u0301clair", "𝔘𝔫𝔦"):
        assert _found(_anchor(quote, text), "New. " + text, text) == quote


def test_changed_words_are_found_between_their_neighbours() -> None:
    changed = TEXT.replace("a shortage of lifeguards", "too few lifeguards again")
    anchor = _anchor("Nine towns reported a shortage of lifeguards, “as bad as ever”.")
    assert _found(anchor, changed) == "Nine towns reported too few lifeguards again, “as bad as ever”."


def test_a_short_quotation_is_found_to_the_letter_or_not_at_all() -> None:
    assert _found(_anchor("lifeguards, “as"), TEXT.replace("lifeguards, “as", "swimmers, “as")) is None


def test_the_copy_that_stayed_is_not_taken_for_the_one_that_went() -> None:
    twice = (
        TEXT
        + "\nAppendix\nNine towns reported a shortage of lifeguards, “as bad as ever”.\nThe end of it all."
    )
    anchor = _anchor("Nine towns reported a shortage of lifeguards, “as bad as ever”.", twice)
    left = twice.replace("Nine towns reported a shortage of lifeguards, “as bad as ever”.", "", 1)
    outcome = find(anchor, left, twice)
    assert outcome.placement is Placement.REVIEW
    assert [left[start:end][:10] for start, end in outcome.candidates][:1] == ["Nine towns"]


def test_a_sentence_that_moved_is_placed_where_the_earlier_text_had_it_once() -> None:
    quote = "The next review was due in June."
    moved = quote + "\n" + TEXT.replace(" " + quote, "")
    assert _found(_anchor(quote), moved) == quote
    assert _found(_anchor(quote), moved, earlier=None) is None


def test_a_look_alike_is_not_taken_for_the_sentence_that_went() -> None:
    anchor = _anchor("The harbour board met on 4 May.")
    outcome = find(anchor, TEXT.replace("The harbour board met on 4 May. ", ""), TEXT)
    assert outcome.place is None


def test_a_point_goes_with_what_follows_it() -> None:
    anchor = make_anchor(TEXT, TEXT.index("A café"), TEXT.index("A café"))
    changed = "Something else came first, of which nobody had known.\n" + TEXT[anchor.start :]
    assert find(anchor, changed, TEXT).place == (changed.index("A café"),) * 2


def test_a_long_quotation_is_found_by_its_ends() -> None:
    text = (
        "Before it all.\n"
        + " ".join(f"Sentence {n} of a long account of tides." for n in range(40))
        + "\nAfter."
    )
    anchor = make_anchor(text, 15, len(text) - 7)
    changed = text.replace("Sentence 20 of", "Sentence twenty of")
    assert find(anchor, changed, text).place == (15, len(changed) - 7)


def test_an_earlier_text_that_the_anchor_does_not_count_in_is_left_aside() -> None:
    anchor = _anchor("Nine towns reported")
    changed = "New. " + TEXT
    assert find(anchor, changed, "Quite another text.") == find(anchor, changed)


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(0, 130), st.integers(0, 130))
def test_in_the_same_text_an_anchor_is_where_it_was_made(text: str, start: int, end: int) -> None:
    anchor = make_anchor(text, start, end)
    assert find(anchor, text).place == (anchor.start, anchor.end)
    assert text[anchor.start : anchor.end] == anchor.exact


@settings(max_examples=150, deadline=None)
@given(st.lists(anchors, max_size=3), texts, texts | st.none())
def test_any_anchor_in_any_text_has_an_outcome(given: list[Anchor], text: str, earlier: str | None) -> None:
    for outcome in find_all(given, text, earlier):
        for start, end in [outcome.place or (0, 0), *outcome.candidates]:
            assert 0 <= start <= end <= len(text)


@settings(max_examples=100, deadline=None)
@given(texts, texts, st.integers(0, 130), st.integers(0, 130))
def test_a_made_anchor_has_an_outcome_in_any_other_text(text: str, other: str, start: int, end: int) -> None:
    place = find(make_anchor(text, start, end), other, text).place
    assert place is None or 0 <= place[0] <= place[1] <= len(other)


def test_no_generated_edit_puts_a_mark_in_a_wrong_place() -> None:
    figures = fault_run.run(300, seed=1)
    assert figures.wrong == 0, figures.mistakes
    assert figures.share_placed >= 0.9


def test_the_generated_edits_do_mislead_a_plain_search() -> None:
    assert fault_run.run(100, seed=1, place=fault_run.best_match).wrong > 10
