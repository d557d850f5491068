from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.document import Line
from reader.ingest.wrapping import unwrapped
from reader.model import BlockType
from tests.ingest.reading import lines_of

_WORDS = "club games lunch in the rain one winter afternoon when nobody was about and we played".split()


@given(st.lists(st.integers(45, 120), min_size=1, max_size=4), st.integers(66, 78))
def test_wrapped_paragraphs_are_joined(lengths: list[int], width: int) -> None:
    whole = [" ".join(_WORDS[at % len(_WORDS)] for at in range(length, 2 * length)) for length in lengths]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in whole)
    assert [line.text for line in unwrapped(lines_of(wrapped))] == whole


def test_items_keep_their_own_lines_and_take_their_second_ones() -> None:
    filler = textwrap.fill("a line of many short words " * 12, 70)
    item = "  - an item that goes on\n    below its first line\n  - another"
    texts = [line.text for line in unwrapped(lines_of(f"{filler}\n\n{item}"))]
    assert texts[1:] == ["- an item that goes on below its first line", "- another"]


def test_text_with_long_lines_and_pages_stay_as_they_are() -> None:
    long = lines_of("word " * 40 + "\nshort\nshort")
    assert unwrapped(long) == list(long)
    page = [Line("word " * 14, BlockType.PARAGRAPH, gap=0)] * 9
    assert unwrapped(page) == page


def test_a_dash_in_the_midst_of_a_sentence_is_no_item() -> None:
    text = f"{'club games lunch winter ' * 3}and\n– to be plain about it – {'afternoon ' * 4}it was\nall."
    assert len(unwrapped(lines_of(text))) == 1
