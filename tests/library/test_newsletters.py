"""Items, resources and contacts of newsletters are kept, and change with their text."""

from __future__ import annotations

from dataclasses import replace

from reader.library import Incoming, Library
from reader.model import Contact, NewsletterItem, Section
from tests.library.samples import HARBOUR, add, elsewhere, incoming

ITEMS = (
    NewsletterItem("Boat school", "Ten new boats.", "Send the list of swimmers by Friday."),
    NewsletterItem("Lantern walk", "Seven boroughs walk.", section=Section.REMINDERS),
)
CONTACTS = (Contact("Keeper", "Ada Quay", "Quay Trust", "ada@example.org"), Contact("Clerk"))


def newsletter(items: tuple[NewsletterItem, ...] = ITEMS, lines: tuple[str, ...] = HARBOUR) -> Incoming:
    made = incoming("News of the harbour", lines, issued="2022-02-03")
    article = replace(made.article, items=items, resources=("Tide tables",), contacts=CONTACTS)
    return replace(made, article=article)


def actions(library: Library) -> list[int]:
    with library._connections.reading() as connection:
        return [count for (count,) in connection.execute("SELECT actions FROM articles ORDER BY id")]


def test_items_follow_the_text(library: Library) -> None:
    (key,) = add(library, newsletter()).keys
    details = library.articles.details(key)
    assert (details.items, details.resources, details.contacts) == (ITEMS, ("Tide tables",), CONTACTS)
    assert actions(library) == [1]
    assert add(library, newsletter()).unchanged == 1

    add(library, newsletter(ITEMS[1:], HARBOUR[:2]))
    assert library.articles.details(key).items == ITEMS[1:]
    assert actions(library) == [0]
    library.imports.undo_last()
    assert library.articles.details(key).items == ITEMS
    assert actions(library) == [1]


def test_another_copy_of_the_text_does_not_change_the_items(library: Library) -> None:
    (key,) = add(library, newsletter()).keys
    add(library, elsewhere(newsletter(()), "/copy.txt"))
    assert library.articles.details(key).items == ITEMS


def test_recovery_keeps_the_items(library: Library) -> None:
    (key,) = add(library, newsletter()).keys
    path = library._connections.path
    library.close()
    recovered, _ = Library.recover(path)
    assert recovered.articles.details(key).items == ITEMS
    assert actions(recovered) == [1]
    recovered.close()
