"""`list`, `show`, `search`, `remove`: the articles of the library."""

from __future__ import annotations

import click

from reader.cli import output, shapes
from reader.cli.output import Format, format_option
from reader.cli.services import Desk, pass_desk
from reader.cli.wording import article_line, counted, counterpart_lines, facts, found_lines
from reader.errors import AmbiguousKey, UnknownArticle
from reader.model import Digests, ImportFailure, SortOrder

_DIGESTS = {None: Digests.LONE, "yes": Digests.ALL, "no": Digests.NONE}


@click.command("list")
@click.option(
    "--digests",
    type=click.Choice(["yes", "no"]),
    help="With every digest that ships with the program, or without any; else with those whose source "
    "article is not in the library.",
)
@format_option
@pass_desk
def list_articles(desk: Desk, digests: str | None, form: Format) -> int:
    """List the articles in the library, newest first."""
    with desk.library() as library:
        summaries = library.articles.list(digests=_DIGESTS[digests])
        if form is Format.TEXT:
            for summary in summaries:
                output.write_line(article_line(summary))
        else:
            output.write_objects(map(shapes.article, summaries), form)
    return 0


@click.command()
@click.argument("key")
@click.option("--version", type=click.IntRange(min=1), metavar="N", help="An earlier text, from 1.")
@format_option
@pass_desk
def show(desk: Desk, key: str, version: int | None, form: Format) -> int:
    """Show one article, by its KEY or the start of it."""
    with desk.library() as library:
        key = library.articles.resolve(key)
        text = library.articles.text(key, version)
        details = library.articles.details(key)
        shown = version or details.versions[0].number
        markdown = library.articles.markdown(key, version)
    if form is Format.TEXT:
        for line in (text.summary.title, facts(text.summary), *counterpart_lines(details), "", markdown):
            output.write_line(line)
    else:
        output.write_object(shapes.whole_article(text, details, markdown, shown), form)
    return 0


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="The most articles to print; all of them are counted.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in SortOrder]),
    default=SortOrder.RELEVANCE.value,
    show_default=True,
    help="Which articles come first.",
)
@click.option(
    "--no-acronyms", is_flag=True, help="Only as typed: RAA does not find “regional adoption agency”."
)
@format_option
@pass_desk
def search(desk: Desk, words: tuple[str, ...], limit: int, sort: str, no_acronyms: bool, form: Format) -> int:
    """Search articles and your notes for words, "phrases" and fields.

    All words must stand in an article, in any form; a phrase stands in quotes: '"early help"'. A minus leaves
    out (-fostering), OR gives a choice, a star stands for any ending (safeguard*), brackets group.

    \b
    Fields:
      title:WORD  note:WORD                     in the title, in your own notes
      region:nw  kind:press  publisher:NAME  committee:WD  tag:TAG
      before:2018  after:2017-03  date:2017-03..2017-09
      is:unread|read|bookmarked                 has:note|highlight|action

    How the search was understood is said first. Whatever you type gives an answer.
    """
    # A query may begin with a hyphen, so click is told to let such words pass; a mistyped option is none.
    mistyped = next((word for word in words if word.startswith("--")), None)
    if mistyped:
        raise click.NoSuchOption(mistyped)
    with desk.library() as library:
        results = desk.services.make_searcher(library).search(
            " ".join(words),
            limit,
            order=SortOrder(sort),
            acronyms=not no_acronyms,
            all_hits=True,
        )
    if form is Format.TEXT:
        for line in found_lines(results):
            output.write_line(line)
    elif form is Format.JSONL:
        output.write_objects(map(shapes.result, results.results), form)
    else:
        output.write_object(shapes.found(results), form)
    return 0


@click.command(short_help="Take articles out of the library.")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@format_option
@pass_desk
def remove(desk: Desk, keys: tuple[str, ...], form: Format) -> int:
    """Take articles out of the library, by KEY or the start of it.

    The documents they came from stay where they are. So does what you wrote: it finds its article again when
    that comes back.
    """
    found: list[str] = []
    failed: list[ImportFailure] = []
    with desk.library() as library:
        for key in keys:
            try:
                found.append(library.articles.resolve(key))
            except (UnknownArticle, AmbiguousKey) as error:
                failed.append(ImportFailure(key, error.happened))
        removed = library.imports.remove(found) if found else 0
        desk.catch_up(library)
    if form is Format.TEXT:
        output.write_line(f"{counted(removed, 'article')} removed.")
    else:
        failures = [{"key": each.path, "reason": each.reason} for each in failed]
        output.write_object({"removed": removed, "failed": failures}, form)
    for each in failed:
        output.complain(each.reason)
    return 1 if failed else 0
