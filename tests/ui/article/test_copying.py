"""What is copied keeps its structure, in every form, and says what the article says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor

from reader.model import Colour, MarkKind
from reader.render import from_blocks, from_markdown
from tests import showcase
from tests.ui.conftest import Reader

_FORMS = """\
# Boats

Lend **every** boat with `a rope`, said the [boat *club*](https://boats.example.org/lend).

- oars
    - long ones

    As long as the boat.

- sails

7. Wash it.
8. Dry it 🛶 well.

| Boat | Place |
| --- | --- |
| Heron | River |
| Swan |  |
| Duck | Pond |

> Never alone.
"""


@pytest.fixture
def boats(reader: Reader) -> Reader:
    showcase.fill(reader.library, [showcase.Invented("Boats & oars", _FORMS, showcase.month("2024-08"))])
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.open("Boats & oars")
    return reader


def _select(reader: Reader, first: str, last: str = "") -> None:
    """From the beginning of the words `first` to the end of `last`."""
    view = reader.parts.article.view
    assert view.article
    text = view.article.text
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    cursor = view.textCursor()
    cursor.setPosition(view.positions.to_cursor(start))
    cursor.setPosition(view.positions.to_cursor(end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def _copied(reader: Reader) -> tuple[str, str, str]:
    """Plain text, HTML and Markdown of what Ctrl+C copies."""
    view = reader.parts.article.view
    view.setFocus()
    reader.parts.actions["copy"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html(), bytes(data.data("text/markdown").data()).decode()


def test_the_whole_article_is_copied_with_title_and_structure(boats: Reader) -> None:
    boats.parts.article.view.selectAll()
    plain, html, markdown = _copied(boats)
    assert markdown.startswith("# Boats & oars\n\nDirectors’ Circle · National")
    assert "\n\n## Boats\n\n" in markdown
    assert "8. Dry it 🛶 well." in markdown
    assert "| Heron | River |" in markdown
    assert "[boat *club*](https://boats.example.org/lend)" in markdown
    assert "<h1>Boats &amp; oars</h1>" in html
    assert "<strong>every</strong>" in html
    assert '<ol start="7"><li>Wash it.</li><li>' in html
    assert "• sails\n\n7. Wash it." not in plain
    assert "• oars\n  • long ones" in plain
    assert "Heron\tRiver" in plain


@pytest.mark.parametrize(
    "title",
    [showcase.EAST_JUNE, showcase.NEWSLETTER, showcase.STATEMENT, showcase.LONG_TITLE, "Boats & oars"],
)
def test_an_article_picked_whole_is_the_article(boats: Reader, title: str) -> None:
    article = boats.open(title)
    picked = boats.parts.article.view.picked_whole
    rendered = from_blocks(picked.blocks)
    assert picked.title == title
    assert rendered.text == article.text
    assert rendered.markdown == boats.library.articles.markdown(article.summary.key)
    assert "\n".join(piece.text for piece in picked.pieces) == article.text
    for piece in picked.pieces:
        assert article.text.startswith(piece.text, piece.offset)


def test_words_of_a_paragraph_are_words_and_nothing_more(boats: Reader) -> None:
    _select(boats, "every boat")
    plain, html, markdown = _copied(boats)
    assert (plain, markdown) == ("every boat", "**every** boat")
    assert "<strong>every</strong> boat" in html
    assert "<p>" not in html


def test_an_item_copied_from_its_middle_has_no_mark_and_the_next_keeps_its_number(boats: Reader) -> None:
    _select(boats, "it.", "Dry it 🛶 well.")
    plain, _html, markdown = _copied(boats)
    assert plain == "it.\n\n8. Dry it 🛶 well."
    assert markdown == "it.\n\n8. Dry it 🛶 well."


def test_items_below_one_that_is_left_out_move_up(boats: Reader) -> None:
    _select(boats, "long ones", "sails")
    assert _copied(boats)[2].startswith("- long ones\n\n    As long as the boat.\n\n- sails")


def test_a_part_of_a_table_comes_with_the_heads_of_its_columns(boats: Reader) -> None:
    _select(boats, "Duck", "Pond")
    plain, html, markdown = _copied(boats)
    assert markdown == "| Boat | Place |\n| --- | --- |\n| Duck | Pond |"
    assert plain == "Boat\tPlace\nDuck\tPond"
    assert "<td>Duck</td><td>Pond</td>" in html
    _select(boats, "Heron", "Swan")
    assert _copied(boats)[2] == "| Boat |\n| --- |\n| Heron |\n| Swan |"


def test_words_of_one_cell_are_words(boats: Reader) -> None:
    _select(boats, "Heron")
    assert _copied(boats)[0] == "Heron"
    assert _copied(boats)[2] == "Heron"


def test_a_selection_that_reaches_into_a_table_takes_all_of_it(boats: Reader) -> None:
    _select(boats, "Dry", "Heron")
    assert _copied(boats)[2].endswith("| Duck | Pond |")


def test_marks_are_not_copied(boats: Reader) -> None:
    noting = boats.window.commands.noting
    assert noting
    assert noting.noter
    noting.noter.add(boats.key_of("Boats & oars"), MarkKind.HIGHLIGHT, (6, 20), colour=Colour.GREEN)
    assert noting.writer
    noting.writer.changed.emit()
    boats.settle()
    boats.parts.article.view.selectAll()
    _plain, html, markdown = _copied(boats)
    assert "color" not in html
    assert "mark" not in html
    assert "==" not in markdown


def test_copy_as_markdown_takes_the_selection_else_the_article(boats: Reader) -> None:
    clipboard = QGuiApplication.clipboard()
    boats.parts.actions["copy_markdown"].trigger()
    assert clipboard.text().startswith("# Boats & oars\n")
    _select(boats, "Wash it.", "Dry it")
    boats.parts.actions["copy_markdown"].trigger()
    assert clipboard.text() == "7. Wash it.\n8. Dry it"


def test_copy_with_source(boats: Reader) -> None:
    key = boats.key_of("Boats & oars")
    _select(boats, "Never alone.")
    boats.parts.actions["copy_with_source"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "“Never alone.” (Directors’ Circle, Boats & oars, August 2024)"
    markdown = bytes(data.data("text/markdown").data()).decode()
    assert markdown.startswith("> Never alone.\n\n*Boats & oars*, Directors’ Circle, August 2024")
    assert f"regional-reader://{key}" in markdown
    boats.parts.article.view.moveCursor(QTextCursor.MoveOperation.Start)
    boats.parts.actions["copy_with_source"].trigger()
    whole = QGuiApplication.clipboard().text()
    assert whole.startswith("Boats & oars\n\n")
    assert whole.endswith(f"Source: Directors’ Circle, Boats & oars, August 2024 (regional-reader://{key})")


@pytest.mark.parametrize("title", [showcase.NEWSLETTER, "Boats & oars"])
def test_any_selection_says_what_is_selected(boats: Reader, title: str) -> None:
    article = boats.open(title)
    view = boats.parts.article.view
    length = view.document().characterCount() - 1
    for start in range(0, length, 23):
        for width in (1, 7, 60, 333):
            cursor = view.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(min(start + width, length), QTextCursor.MoveMode.KeepAnchor)
            view.setTextCursor(cursor)
            picked = view.picked
            rendered = from_blocks(picked.blocks)
            assert rendered.text == "\n".join(piece.text for piece in picked.pieces)
            assert all(article.text.startswith(piece.text, piece.offset) for piece in picked.pieces)
            assert from_markdown(rendered.markdown).text == rendered.text
