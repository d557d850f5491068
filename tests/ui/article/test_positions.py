"""Every offset of the reading text is one place in the document, and shows the same character there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from reader.ingest import read_file
from reader.model import Block, BlockType, Cell
from reader.render import Rendered, from_blocks, from_markdown
from reader.ui.article.positions import TextPositions
from tests.render.strategies import block_lists

_HEADER = "<h1>Spring update</h1><p>May 2031 · North</p>"
_HEADER_BLOCKS = 2
_SHOWN_FOR_A_LINE_FEED = "\u2028\u2029\ufdd0\ufdd1"


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts, which a QTextDocument asks for, need an application."""


def _document(rendered: Rendered, header: bool = False, footer: str = "") -> QTextDocument:
    document = QTextDocument()
    document.setHtml((_HEADER if header else "") + rendered.html + footer)
    return document


def _positions(*blocks: Block, header: bool = False, footer: str = "") -> tuple[TextPositions, QTextDocument]:
    rendered = from_blocks(blocks)
    document = _document(rendered, header, footer)
    return TextPositions(document, rendered.text, _HEADER_BLOCKS if header else 0), document


def _check(rendered: Rendered, header: bool) -> None:
    document = _document(rendered, header)
    positions = TextPositions(document, rendered.text, _HEADER_BLOCKS if header else 0)
    places = [positions.to_cursor(offset) for offset in range(len(rendered.text) + 1)]
    assert places == sorted(set(places))
    assert [positions.to_offset(place) for place in places] == list(range(len(rendered.text) + 1))
    for character, place in zip(rendered.text, places, strict=False):
        shown = document.characterAt(place)
        if character == "\n":
            assert shown in _SHOWN_FOR_A_LINE_FEED
        else:
            # Qt gives one UTF-16 unit; of a pair, the first.
            assert shown == character.encode("utf-16-le")[:2].decode("utf-16-le", "surrogatepass")


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(block_lists, st.booleans())
def test_every_offset_shows_its_character_and_maps_back(blocks: list[Block], header: bool) -> None:
    _check(from_blocks(blocks), header)


@pytest.mark.parametrize(
    "markdown",
    [
        "- one\n\n    goes on\n\n    - inner  \n        second line\n- two",
        "| Area | |\n| --- | --- |\n| | 12 |\n\n| Next | table |\n| --- | --- |\n| right | after |",
        "> first\n>\n> second\n\n---\n\n7. seven\n8. eight\n12. twelve",
        "# 😀 *and* **bold `code`** [link](https://example.org)\n\n\u05e9\u05dc\u05d5\u05dd e\u0301\u00a0x",
    ],
)
def test_every_offset_of_markdown_shows_its_character(markdown: str) -> None:
    _check(from_markdown(markdown), header=True)


@pytest.mark.reference
def test_every_offset_of_every_reference_article(reference_documents: Path) -> None:
    for path in sorted((reference_documents / "seeds").iterdir()):
        for parsed in read_file(path):
            _check(parsed.rendered, header=True)


def test_positions_outside_the_reading_text_map_to_the_nearest() -> None:
    table = Block(BlockType.TABLE, rows=((Cell("Area"), Cell()), (Cell(), Cell("North"))))
    positions, document = _positions(
        Block(BlockType.PARAGRAPH, "Before"), table, header=True, footer="<p>Tags</p>"
    )
    assert positions.to_offset(0) == 0
    assert positions.to_offset(document.characterCount() - 1) == len("Before\nArea\nNorth")
    area, north = positions.to_cursor(11), positions.to_cursor(12)
    # Two empty cells stand between "Area" and "North".
    assert north - area > 2
    assert [positions.to_offset(place) for place in range(area, north + 1)] == [11, 11, 12, 12]


def test_a_selection_in_either_direction() -> None:
    positions, _ = _positions(Block(BlockType.PARAGRAPH, "A \U0001f600 smile"), header=True)
    start, end = positions.to_cursor(2), positions.to_cursor(9)
    assert end - start == 8
    assert positions.selection(start, end) == positions.selection(end, start) == (2, 9)
    assert positions.selection(0, 3) == (0, 0)


def test_inside_a_surrogate_pair_is_the_start_of_its_character() -> None:
    positions, _ = _positions(Block(BlockType.PARAGRAPH, "A \U0001f600"))
    assert positions.to_offset(positions.to_cursor(2) + 1) == 2


def test_an_article_without_text_has_one_place_below_its_header() -> None:
    positions, document = _positions(header=True)
    assert positions.to_cursor(0) == document.characterCount() - 1
    assert positions.to_offset(5) == 0


@pytest.mark.parametrize("offset", [-1, 5])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    positions, _ = _positions(Block(BlockType.PARAGRAPH, "Four"))
    with pytest.raises(ValueError, match=f"no place {offset} in a reading text of 4 characters"):
        positions.to_cursor(offset)


@pytest.mark.parametrize("text", ["Other words", "Words", "Words here\nand more", "Words here and"])
def test_a_document_that_does_not_hold_the_text_is_refused(text: str) -> None:
    document = QTextDocument()
    document.setHtml("<p>Words here</p>")
    with pytest.raises(ValueError, match="document and reading text differ"):
        TextPositions(document, text)
