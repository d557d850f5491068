"""Taking notes in from a file of Web Annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from reader.errors import EnvironmentFault, UnknownArticle
from reader.export import Carried, CarriedArticle, read_annotations
from reader.exporting.gathering import own_name
from reader.exporting.plans import NotesImported
from reader.library import Library
from reader.model import ArticleSummary, Citation, Digests, Placement, comparable
from reader.model.marks import CarriedMark
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor


def take_in(
    library: Library, notebook: Notebook, file: Path, catch_up: Callable[[], object]
) -> NotesImported:
    """As `Exporter.import_notes`."""
    carried = _with_known_articles(library, read_annotations(_bytes_of(file)))
    before = {mark.uid: mark for mark in notebook.marks.select()}
    counts = notebook.marks.add_exact([_with_place(library, mark) for mark in carried.marks])
    _take_articles(notebook, carried.articles)
    _take_searches(notebook, carried)
    _take_colours(notebook, carried)
    catch_up()
    came = {mark.uid for mark in carried.marks}
    placements = [
        mark.placement
        for mark in notebook.marks.select()
        if mark.uid in came and (mark.uid not in before or before[mark.uid].modified != mark.modified)
    ]
    return NotesImported(
        added=counts.added,
        updated=counts.updated,
        unchanged=counts.unchanged + counts.older,
        waiting=placements.count(Placement.WAITING),
        review=placements.count(Placement.REVIEW),
    )


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            f"“{file.name}” could not be read: {error.strerror}.",
            "Nothing was imported.",
            "Check the file’s name, and that you are allowed to read it.",
        ) from error


def _with_known_articles(library: Library, carried: Carried) -> Carried:
    """With the keys that this library has for articles that it knows under other ones."""
    cited = {mark.article.key: mark.article for mark in carried.marks}
    cited |= {each.article.key: each.article for each in carried.articles}
    held = library.articles.text_hashes(cited)
    unknown = [article for key, article in cited.items() if key not in held]
    if not unknown:
        return carried
    # A digest bears its source's title and date, but its words are others: marks on the source wait for that.
    found = _found_otherwise(library.articles.list(digests=Digests.NONE), unknown)

    def known(article: Citation) -> Citation:
        return found.get(article.key, article)

    return replace(
        carried,
        marks=tuple(replace(mark, article=known(mark.article)) for mark in carried.marks),
        articles=tuple(replace(each, article=known(each.article)) for each in carried.articles),
    )


def _with_place(library: Library, mark: CarriedMark) -> CarriedMark:
    """A mark of another program, which gave a quotation alone, at the only place where that stands; any other
    mark as it is.
    """
    anchor = mark.anchor
    if anchor is None or anchor.text_hash or not anchor.exact:
        return mark
    try:
        text = library.articles.reading_text(mark.article.key).text
    except UnknownArticle:
        return mark
    wanted = anchor.prefix + anchor.exact + anchor.suffix
    place = text.find(wanted)
    if place < 0 or text.find(wanted, place + 1) >= 0:
        return mark
    start = place + len(anchor.prefix)
    return replace(mark, anchor=make_anchor(text, start, start + len(anchor.exact)))


def _found_otherwise(summaries: Iterable[ArticleSummary], unknown: Iterable[Citation]) -> dict[str, Citation]:
    """By the key that is not known here: the only article of the same title, publisher and date.

    Other programs state neither publisher nor date; there the title has to be the only one of its kind.
    """
    by_all: dict[tuple[str, str, str], list[ArticleSummary]] = {}
    by_title: dict[str, list[ArticleSummary]] = {}
    for summary in summaries:
        title = comparable(summary.title)
        whole = (title, comparable(summary.publisher or ""), summary.issued.iso or "")
        by_all.setdefault(whole, []).append(summary)
        by_title.setdefault(title, []).append(summary)
    found = {}
    for article in unknown:
        title = comparable(article.title)
        if article.publisher is None and article.issued is None:
            candidates = by_title.get(title, [])
        else:
            whole = (title, comparable(article.publisher or ""), article.issued or "")
            candidates = by_all.get(whole, [])
        if len(candidates) == 1:
            (only,) = candidates
            found[article.key] = Citation(
                only.key, only.title, only.publisher, only.issued.iso, only.issued.label
            )
    return found


def _take_articles(notebook: Notebook, articles: Iterable[CarriedArticle]) -> None:
    """Adds; what the person has decided here stays."""
    for each in articles:
        key, state = each.article.key, notebook.reading.state(each.article.key)
        if each.tags:
            notebook.tags.set_article([each.article], add=each.tags)
        if each.read and not state.read:
            notebook.reading.mark_read([each.article], True)
        if each.position and not state.position:
            notebook.reading.remember(each.article, each.position)
        if each.correction is not None and notebook.corrections.get(key) is None:
            notebook.corrections.set(each.article, each.correction)


def _take_searches(notebook: Notebook, carried: Carried) -> None:
    """One whose name is in use here for another query comes under a name with a number."""
    for search in carried.searches:
        known = {each.name.casefold(): each.query for each in notebook.searches.all()}
        name, number = search.name, 2
        while name.casefold() in known and known[name.casefold()] != search.query:
            name, number = f"{search.name} {number}", number + 1
        if name.casefold() not in known:
            notebook.searches.add(name, search.query)


def _take_colours(notebook: Notebook, carried: Carried) -> None:
    names = notebook.colours.names()
    for colour, name in carried.colours.items():
        if name.strip() and not own_name(colour, names):
            notebook.colours.rename(colour, name)
