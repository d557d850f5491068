"""`note`, `bookmark` and `tag`: the person's own things, made and listed."""

from __future__ import annotations

import re
from collections.abc import Callable

import click

from reader.cli import note_shapes, output
from reader.cli.output import Format, format_option
from reader.cli.services import Desk, pass_desk
from reader.cli.wording import counted
from reader.errors import ReaderError, UnknownArticle, UnreadableDocument
from reader.model import Mark, MarkFilter, MarkKind, MarkOrder
from reader.notebook.anchoring import quotations
from reader.noting import Noter
from reader.render import from_markdown

_AROUND = 30
# Between the cells of a table as Markdown writes it, and the line below its head.
_CELL_EDGE = re.compile(r"(?<!\\)\|(?:[ \t:|-]*-[ \t:|-]*\|)?")

_quote_option = click.option(
    "--quote", metavar="TEXT", help="The words of the article that it is on; else it is on the whole article."
)
_nth_option = click.option(
    "--nth",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which place, from 1, where the words stand at more than one.",
)
_tag_option = click.option(
    "--tag", "tags", metavar="TAG", multiple=True, help="A tag for it; may be given more than once."
)


class NoSuchPlace(ReaderError):
    """The quotation is not in the article, or stands in more than one place."""


@click.group()
def note() -> None:
    """Write notes, and list them."""


@note.command("add")
@click.argument("key")
@_quote_option
@_nth_option
@click.option("--text", required=True, metavar="TEXT", help="The note, in Markdown.")
@_tag_option
@format_option
@pass_desk
def add_note(
    desk: Desk, key: str, quote: str | None, nth: int | None, text: str, tags: tuple[str, ...], form: Format
) -> int:
    """Write a note on the article KEY (or the start of it)."""
    if not text.strip():
        raise click.BadParameter("The note is empty.", param_hint="--text")
    return _add(
        desk,
        key,
        quote,
        nth,
        form,
        lambda noter, whole, place: noter.add(whole, MarkKind.NOTE, place, body=text, tags=tags),
    )


@note.command("list")
@click.option("--article", "key", metavar="KEY", help="Only those of this article.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only those with this tag.")
@click.option("--text", default="", metavar="TEXT", help="Only those in which this stands.")
@format_option
@pass_desk
def list_notes(desk: Desk, key: str | None, tags: tuple[str, ...], text: str, form: Format) -> int:
    """List highlights and notes, by article."""
    return _list(desk, (MarkKind.HIGHLIGHT, MarkKind.NOTE), key, tags, text, form)


@click.group()
def bookmark() -> None:
    """Set bookmarks, and list them."""


@bookmark.command("add")
@click.argument("key")
@_quote_option
@_nth_option
@click.option("--label", default="", metavar="TEXT", help="By which you will find it again.")
@_tag_option
@format_option
@pass_desk
def add_bookmark(
    desk: Desk, key: str, quote: str | None, nth: int | None, label: str, tags: tuple[str, ...], form: Format
) -> int:
    """Bookmark the article KEY (or the start of it), or a place in it."""
    return _add(
        desk,
        key,
        quote,
        nth,
        form,
        lambda noter, whole, place: _bookmark(noter, whole, place, label, tags),
    )


@bookmark.command("list")
@click.option("--article", "key", metavar="KEY", help="Only those of this article.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only those with this tag.")
@format_option
@pass_desk
def list_bookmarks(desk: Desk, key: str | None, tags: tuple[str, ...], form: Format) -> int:
    """List bookmarks, by article."""
    return _list(desk, (MarkKind.BOOKMARK,), key, tags, "", form)


@click.group()
def tag() -> None:
    """Tag articles, and list the tags."""


@tag.command("add")
@click.argument("key")
@click.argument("tags", metavar="TAG...", nargs=-1, required=True)
@format_option
@pass_desk
def add_tag(desk: Desk, key: str, tags: tuple[str, ...], form: Format) -> int:
    """Give the article KEY (or the start of it) tags."""
    with desk.noter() as noter:
        whole = noter.library.articles.resolve(key)
        noter.tag_articles([whole], add=tags)
        borne = noter.notebook.tags.of_article(whole)
    if form is Format.TEXT:
        output.write_line(f"Tags of the article: {', '.join(borne)}")
    else:
        output.write_object({"key": whole, "tags": list(borne)}, form)
    return 0


@tag.command("list")
@format_option
@pass_desk
def list_tags(desk: Desk, form: Format) -> int:
    """List every tag, with the number of articles and of notes that bear it."""
    with desk.noter() as noter:
        tags = noter.notebook.tags.all()
    if form is Format.TEXT:
        for each in tags:
            marks = counted(each.marks, "note or highlight", "notes or highlights")
            counts = f"{counted(each.articles, 'article')}, {marks}"
            output.write_line(f"{each.name}: {counts}")
    else:
        output.write_objects(map(note_shapes.tag, tags), form)
    return 0


def _add(
    desk: Desk,
    key: str,
    quote: str | None,
    nth: int | None,
    form: Format,
    make: Callable[[Noter, str, tuple[int, int] | None], Mark],
) -> int:
    if nth is not None and quote is None:
        raise click.UsageError("--nth goes with --quote.")
    if quote is not None and not quote.strip():
        raise click.BadParameter(
            "The quotation is empty; leave it out for the whole article.", param_hint="--quote"
        )
    with desk.noter() as noter:
        whole = noter.library.articles.resolve(key)
        place = None
        if quote is not None:
            place = _place(noter.library.articles.reading_text(whole).text, quote, nth)
        mark = make(noter, whole, place)
    if form is Format.TEXT:
        output.write_line(f"Saved: {note_shapes.line(mark)}")
    else:
        output.write_object(note_shapes.mark(mark), form)
    return 0


def _bookmark(
    noter: Noter, key: str, place: tuple[int, int] | None, label: str, tags: tuple[str, ...]
) -> Mark:
    """A new bookmark; a whole article has one at most, which gets what is new of `label` and `tags`."""
    stars = [m for m in noter.of_article(key) if m.kind is MarkKind.BOOKMARK and m.anchor is None]
    if place or not stars:
        return noter.add(key, MarkKind.BOOKMARK, place, label=label, tags=tags)
    (star, *_) = stars
    if tags:
        noter.tag_marks([star.id], add=tags)
    return noter.write(star.id, label=label) if label else noter.notebook.marks.get(star.id)


def _list(
    desk: Desk,
    kinds: tuple[MarkKind, ...],
    key: str | None,
    tags: tuple[str, ...],
    text: str,
    form: Format,
) -> int:
    with desk.noter() as noter:
        keys = frozenset([_annotated(noter, key)]) if key is not None else None
        wanted = MarkFilter(kinds=kinds, tags=tags, keys=keys, text=text, order=MarkOrder.ARTICLE)
        marks = noter.notebook.marks.select(wanted)
    if form is Format.TEXT:
        for each in marks:
            output.write_line(note_shapes.line(each))
    else:
        output.write_objects(map(note_shapes.mark, marks), form)
    return 0


def _annotated(noter: Noter, text: str) -> str:
    """The key that `text` is or begins, also of an article that only the notebook knows."""
    try:
        return noter.library.articles.resolve(text)
    except UnknownArticle:
        begun = text.strip().lower()
        known = [key for key in noter.notebook.citations() if begun and key.startswith(begun)]
        if len(known) != 1:
            raise
        return known[0]


def _place(text: str, quote: str, nth: int | None) -> tuple[int, int]:
    """Where the quotation stands. Raises `NoSuchPlace`."""
    places = quotations(text, quote) or quotations(text, _without_markdown(quote))
    if not places:
        raise NoSuchPlace(
            f"The words “{quote}” do not stand in the article.",
            "Nothing was saved.",
            "Copy them from the article's own text: regional-reader show KEY.",
        )
    if nth is None and len(places) > 1:
        shown = "; ".join(
            f"{number}: …{_around(text, *place)}…" for number, place in enumerate(places[:5], start=1)
        )
        raise NoSuchPlace(
            f"The words “{quote}” stand at {len(places)} places of the article ({shown}).",
            "Nothing was saved.",
            "Quote more of them, or choose one with --nth.",
        )
    if nth is not None and nth > len(places):
        raise NoSuchPlace(
            f"The words “{quote}” stand at {counted(len(places), 'place')} of the article.",
            "Nothing was saved.",
            f"Choose a lower number than {nth} with --nth.",
        )
    return places[(nth or 1) - 1]


def _without_markdown(quote: str) -> str:
    """The words of a quotation that was copied from what `show` prints; "" where it is no Markdown."""
    try:
        return from_markdown(_CELL_EDGE.sub(" ", quote)).text
    except UnreadableDocument:
        return ""


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
