"""What is read back from the shown document is what was put into it, for any article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from reader.ingest import read_file
from reader.model import Block
from reader.paths import corpus
from reader.render import Rendered, from_blocks, from_markdown
from reader.ui.article.markup import body
from reader.ui.article.picking import Picked, picked
from reader.ui.article.positions import TextPositions
from reader.ui.article.tables import fit_tables
from reader.ui.theme.article import article_style
from reader.ui.theme.fonts import Families, load_fonts
from reader.ui.theme.tokens import LIGHT
from tests.render.strategies import block_lists

_HEADER = '<p class="facts">London</p>\n<p class="title">Title</p>\n'


@pytest.fixture(scope="module")
def families(qapp: QApplication) -> Families:
    return load_fonts(qapp)


def _picked(rendered: Rendered, families: Families) -> Picked:
    """All of a document that shows `rendered` as the window does."""
    document = QTextDocument()
    document.setDefaultStyleSheet(article_style(LIGHT, families, 17))
    document.setHtml(_HEADER + fit_tables(body(rendered.html), families.sans, 17, 540))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    return picked(cursor, 2, TextPositions(document, rendered.text, 2))


def _plainly(markdown: str) -> str:
    """Without what does not show: bold words in what is bold anyway, and so with slanted and coded ones."""
    return "".join(each for each in markdown if each not in "*_`\\")


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(block_lists)
def test_every_piece_is_where_it_says(families: Families, blocks: list[Block]) -> None:
    rendered = from_blocks(blocks)
    found = _picked(rendered, families)
    assert "\n".join(piece.text for piece in found.pieces) == rendered.text
    assert all(rendered.text.startswith(piece.text, piece.offset) for piece in found.pieces)
    assert from_blocks(found.blocks).text == rendered.text


def test_every_shipped_article_comes_back_as_it_is(families: Families) -> None:
    files = sorted(corpus().rglob("*/*.md"))
    assert len(files) > 50
    for file in files:
        rendered = from_markdown(file.read_text(encoding="utf-8").split("---\n", 2)[2])
        found = _picked(rendered, families)
        assert found.title == "Title"
        assert found.facts == ("London",)
        assert from_blocks(found.blocks).markdown == rendered.markdown, file


@pytest.mark.reference
def test_every_reference_document_comes_back_as_it_is(reference_documents: Path, families: Families) -> None:
    for file in sorted((reference_documents / "seeds").iterdir()):
        for parsed in read_file(file):
            again = from_blocks(_picked(parsed.rendered, families).blocks)
            assert again.text == parsed.rendered.text
            assert _plainly(again.markdown) == _plainly(parsed.rendered.markdown), parsed.article.title
