"""How a person comes to each view of the main window."""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Colour, MarkKind
from tests import showcase
from tests.ui.conftest import Reader


def _article(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)


def _by_month(reader: Reader) -> None:
    reader.parts.actions["by_month"].trigger()
    reader.settle()


def _results(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.results.activate_first()
    reader.until(lambda: reader.parts.article.view.hits)


def _narrowed(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.actions["narrow"].trigger()
    reader.until(lambda: reader.parts.results.facets.chips)


def _nothing(reader: Reader) -> None:
    reader.search("zeppelin")
    reader.until(lambda: reader.parts.results.count_text == "Nothing found")


def _kept_out(reader: Reader) -> None:
    reader.search("lantern region:north-west")
    reader.until(lambda: reader.parts.results.nothing.choices)


def _find(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["find"].trigger()
    finding = reader.window.commands.finding.in_article
    assert finding is not None
    finding.bar.field.setText("the")
    reader.settle()


def _marked(reader: Reader) -> None:
    key = reader.open(showcase.EAST_JUNE).summary.key
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    assert noting.writer is not None
    for number, colour in enumerate((Colour.YELLOW, Colour.BLUE)):
        place = (number * 40, number * 40 + 20)
        noting.noter.add(key, MarkKind.HIGHLIGHT, place, colour=colour, body="Ask.", tags=["SEND"])
    noting.writer.changed.emit()
    reader.settle()
    reader.until(lambda: noting.marking and noting.marking.section.list.cards.marks)


def _editing(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["note"].trigger()
    reader.settle()


def _notes(reader: Reader) -> None:
    _marked(reader)
    reader.parts.actions["all_notes"].trigger()
    notebook = reader.window.commands.notebook
    assert notebook is not None
    reader.until(lambda: notebook.notes.pane.model.rows)


def _go_to(reader: Reader) -> None:
    reader.parts.actions["go_to"].trigger()
    reader.until(lambda: reader.window.commands.go_to and reader.window.commands.go_to.box.isVisible())
    assert reader.window.commands.go_to is not None
    reader.window.commands.go_to.box.field.setText("update")
    reader.settle()


def _tabs(reader: Reader) -> None:
    """More than have room, after the article's end, where its series stands."""
    reader.open(showcase.EAST_JUNE)
    tabs = reader.window.commands.tabs
    assert tabs is not None
    for article in reader.library.articles.list()[:10]:
        tabs.open_behind(article.key)
    view = reader.parts.article.view
    reader.until(lambda: all(tabs.titles) and "Previous: " in view.toPlainText())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())


def _welcome(reader: Reader) -> None:
    reader.parts.reading.close()
    reader.parts.article.show_welcome()
    reader.settle()


VIEWS: dict[str, Callable[[Reader], None]] = {
    "article": _article,
    "by month": _by_month,
    "search results": _results,
    "narrowed results": _narrowed,
    "nothing found": _nothing,
    "kept out": _kept_out,
    "find in the article": _find,
    "an article with marks": _marked,
    "writing a note": _editing,
    "all notes": _notes,
    "go to anything": _go_to,
    "welcome": _welcome,
    "tabs": _tabs,
}
