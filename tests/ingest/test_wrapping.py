from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.document import Line
from reader.ingest.wrapping import unwrapped
from reader.model import BlockType
from tests.ingest.reading import lines_of

_PARAGRAPH = st.lists(
    st.sampled_from("club games lunch winter afternoon we played in the rain".split()), min_size=45
)


@given(st.lists(_PARAGRAPH, min_size=1, max_size=4), st.integers(66, 78))
def test_wrapped_paragraphs_are_joined(paragraphs: list[list[str]], width: int) -> None:
    whole = [" ".join(words) for words in paragraphs]
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
