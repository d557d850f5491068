"""What is told to screen readers besides names and roles, as far as no screen reader is needed to know it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from reader.ui.article.structure import let_walk
from tests import showcase
from tests.ui.conftest import Reader

_Role = QAccessible.Role


def parts(reader: Reader) -> list[QAccessibleInterface]:
    """The parts of the article that is shown."""
    document = QAccessible.queryAccessibleInterface(reader.parts.article.view.viewport())
    assert document is not None
    assert document.role() is _Role.Document
    article = reader.parts.article.view.article
    assert article is not None
    assert document.text(QAccessible.Text.Name) == article.summary.title
    return [document.child(number) for number in range(document.childCount())]


def said(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


def test_an_article_is_a_document_of_headings_paragraphs_and_lists(reader: Reader) -> None:
    let_walk(reader.parts.article.view)
    reader.open(showcase.EAST_JUNE)
    told = [(part.role(), said(part)) for part in parts(reader)]
    assert (_Role.Heading, showcase.EAST_JUNE) in told
    assert (_Role.Heading, "Figures") in told
    assert (_Role.ListItem, "in the towns by a fifth") in told
    assert any(role is _Role.Paragraph and text.startswith("All eleven areas") for role, text in told)
    assert all(text.strip() for _, text in told)
    headings = [part for part in parts(reader) if part.role() is _Role.Heading]
    levels = [part.text(QAccessible.Text.Description) for part in headings]
    assert levels[:2] == ["Heading level 1", "Heading level 2"]
    view = reader.parts.article.view
    assert view.rect().translated(view.mapToGlobal(view.rect().topLeft())).intersects(headings[0].rect())
    assert all(part.isValid() and part.parent() is not None for part in headings)


def test_another_article_has_other_parts(reader: Reader) -> None:
    let_walk(reader.parts.article.view)
    reader.open(showcase.EAST_JUNE)
    before = [said(part) for part in parts(reader)]
    for title in (showcase.NEWSLETTER, showcase.STATEMENT, showcase.EAST_JUNE):
        reader.open(title)
        assert title in [said(part) for part in parts(reader)]
    after = [said(part) for part in parts(reader)]
    own = min(len(before), len(after))  # what stands below an article comes later
    assert after[:own] == before[:own]
    assert own > 10


def test_rows_of_the_tree_say_what_is_unread_and_where_they_stand(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    index = reader.parts.shelf.view.currentIndex()
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(showcase.EAST_JUNE)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "In East of England, 2024"
    year = index.parent()
    assert str(year.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(" unread")
    assert year.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "In East of England"
    assert not year.parent().data(Qt.ItemDataRole.AccessibleDescriptionRole)
