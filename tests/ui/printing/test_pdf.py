"""What a PDF of an article says, read back from its bytes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat

from reader.model import (
    Anchor,
    ArticleSummary,
    ArticleText,
    Block,
    BlockType,
    Citation,
    Colour,
    Issued,
    Kind,
    Mark,
    MarkKind,
    Placement,
    Region,
)
from reader.render import from_blocks, from_markdown, parse_markdown
from reader.ui.article.picking import Picked, Piece
from reader.ui.printing.choices import Paper
from reader.ui.printing.document import make_document
from reader.ui.printing.measuring import measure
from reader.ui.printing.pages import paginate
from reader.ui.printing.pdf import as_pdf
from reader.ui.printing.sheet import part_sheet, whole_sheet
from reader.ui.theme.fonts import Families
from tests.showcase import month
from tests.ui.printing.conftest import pages_of

_BODY = """\
# Rafts

The flat office left after a fifth raft. Write to the
[raft office](https://rafts.example.org/office) or to <rafts@example.org>.

- willow
    - and rope

3. Float it.

| Raft | Place |
| --- | --- |
| Otter | Weir |
"""
_SAID = "The raft was built of willow and rope, and floated as far as the weir before dark. " * 3
_ABOUT = Citation("k1", "Rafts & ropes", "Raft Board", "2018-05", "May 2018")


def _article(markdown: str) -> ArticleText:
    rendered = from_markdown(markdown)
    summary = ArticleSummary(
        "k1",
        "Rafts & ropes",
        "Raft Board",
        Kind.REGIONAL_UPDATE,
        (Region.LONDON,),
        (),
        month("2018-05"),
        rendered.words,
    )
    return ArticleText(summary, rendered.html, rendered.text, rendered.headings)


def _mark(
    article: ArticleText,
    words: str,
    *,
    number: int = 1,
    colour: Colour | None = Colour.YELLOW,
    body: str = "",
    placement: Placement = Placement.PLACED,
    tags: tuple[str, ...] = (),
) -> Mark:
    anchor = None
    if words:
        start = article.text.find(words)
        anchor = Anchor(max(start, 0), max(start, 0) + len(words), words, "", "", "")
    kind = MarkKind.HIGHLIGHT if colour else MarkKind.NOTE
    return Mark(
        number, f"{number:032x}", kind, _ABOUT, anchor, placement, colour, body, "", tags, "2024", "2024"
    )


def test_a_page_says_what_the_article_says(families: Families) -> None:
    data, count = as_pdf(whole_sheet(_article(_BODY)), Paper.A4, families)
    assert count == 1
    (page,) = pages_of(data)
    assert page.startswith("Raft Board · London · May 2018 · Regional update Rafts & ropes")
    assert "The flat office left after a fifth raft." in page  # each letter on its own, none as a ligature
    assert "raft office (https://rafts.example.org/office) or to rafts@example.org" in page
    assert "(rafts@example.org)" not in page
    assert "3. Float it." in page
    assert "Otter" in page
    assert (
        "Source: Raft Board, Rafts & ropes, May 2018, London. In Regional Reader: regional-reader://k1"
        in page
    )
    assert page.endswith("1 of 1")


def test_the_file_names_its_article(families: Families) -> None:
    data, _ = as_pdf(whole_sheet(_article(_BODY)), Paper.LETTER, families)
    reader = PdfReader(BytesIO(data))
    assert reader.metadata
    assert reader.metadata.title == "Rafts & ropes"
    assert reader.metadata.author == "Raft Board"
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_notes_stand_at_the_end_under_the_numbers_of_the_text(families: Families) -> None:
    article = _article(_BODY)
    marks = [
        _mark(article, "fifth raft", number=1, body="Which **one**?", tags=("river",)),
        _mark(article, "willow", number=2, colour=Colour.BLUE),
        _mark(article, "rope", number=3, colour=None, body="From the yard."),
        _mark(article, "", number=4, colour=None, body="Ask the weir keeper."),
        _mark(article, "sails", number=5, body="Where is it?", placement=Placement.REVIEW),
    ]
    data, _ = as_pdf(whole_sheet(article, marks, {Colour.BLUE: "To do"}), Paper.A4, families)
    (page,) = pages_of(data)
    assert "ropes1" in page.replace(" ", "")
    assert "fifthraft2." in page.replace(" ", "")
    assert "rope3" in page.replace(" ", "")
    notes = page.partition("Notes 1")[2].replace("“ ", "“").replace(" ?", "?")
    assert notes.startswith(" On the whole article Ask the weir keeper.")
    assert "2 “fifth raft” Which one? Tags: river" in notes
    assert "“sails” (no certain place in this text) Where is it?" in notes
    assert "Highlights: Yellow To do" in notes


def test_highlights_tell_apart_without_colour(families: Families) -> None:
    article = _article("One two three four five.")
    colours = list(Colour)
    words = article.text.rstrip(".").split()
    marks = [_mark(article, word, number=n, colour=colours[n]) for n, word in enumerate(words)]
    document = make_document(whole_sheet(article, marks), families, 500)
    styles, grounds = set(), set()
    for look in _looks(document.findBlockByNumber(2)):
        if look.background().style() is not Qt.BrushStyle.NoBrush:
            styles.add(look.underlineStyle())
            grounds.add(look.background().color().name())
    assert len(styles) == len(grounds) == len(colours)


def _looks(block: QTextBlock) -> Iterator[QTextCharFormat]:
    walk = block.begin()
    while not walk.atEnd():
        yield walk.fragment().charFormat()
        walk += 1


def test_a_selection_has_its_own_marks_and_says_that_it_is_one(families: Families) -> None:
    article = _article(_BODY)
    marks = [
        _mark(article, "fifth raft", number=1, body="Not here."),
        _mark(article, "Float it", number=2, body="Here."),
    ]
    start = article.text.index("Float it.")
    picked = Picked(
        blocks=(Block(BlockType.LIST_ITEM, "Float it.", level=1, ordered=True, number=3),),
        pieces=(Piece(start, "Float it."),),
    )
    (page,) = pages_of(as_pdf(part_sheet(article, picked, marks), Paper.A5, families)[0])
    assert "A part of the article." in page
    assert "3. Float it" in page
    assert "Here." in page
    assert "Not here." not in page
    assert "fifth" not in page


def _long(paragraphs: int) -> str:
    return "\n\n".join(f"## Part {n}\n\n{_SAID}" for n in range(paragraphs))


def test_no_heading_is_alone_at_the_foot_of_a_page_and_pages_are_numbered(families: Families) -> None:
    for parts in (17, 23):
        pages = pages_of(as_pdf(whole_sheet(_article(_long(parts))), Paper.A5, families)[0])
        assert len(pages) > 2
        for number, page in enumerate(pages, start=1):
            foot = f"Rafts & ropes {number} of {len(pages)}"
            assert page.endswith(foot)
            assert not re.search(r"Part \d+$", page.removesuffix(foot).strip())
        told = " ".join(pages)
        assert all(f"Part {n} The raft" in told for n in range(parts))


def _counted(number: int) -> str:
    return " ".join(f"the{n}th" for n in range(number))


def _not_once(pages: list[str], number: int) -> list[int]:
    """Those of the `_counted` words that do not stand there exactly once; spaces are told from the letters'
    distances, and not for certain.
    """
    told = "".join(pages).replace(" ", "")
    return [n for n in range(number) if told.count(f"the{n}th") != 1]


def test_a_paragraph_that_goes_over_pages_stands_there_once(families: Families) -> None:
    words = _counted(900)
    for body in (words, f"- {words}", f"> {words}", f"a\n\n{words}\n\nb"):
        pages = pages_of(as_pdf(whole_sheet(_article(body)), Paper.A5, families)[0])
        assert len(pages) > 2
        assert _not_once(pages, 900) == []


def test_a_long_table_has_its_heads_on_every_page(families: Families) -> None:
    rows = "\n".join(f"| Otter {n} | a place at the weir {n} |" for n in range(90))
    article = _article(f"| Raft | Place |\n| --- | --- |\n{rows}\n")
    pages = pages_of(as_pdf(whole_sheet(article), Paper.A4, families)[0])
    assert len(pages) > 1
    assert all("Raft Place" in page for page in pages)
    told = " ".join(pages)
    assert all(told.count(f"Otter {n} a place") == 1 for n in range(90))


def test_a_row_higher_than_a_page_is_cut_between_its_lines(families: Families) -> None:
    words = _counted(900)
    article = _article(f"| Raft | Said |\n| --- | --- |\n| Otter | {words} |\n")
    pages = pages_of(as_pdf(whole_sheet(article), Paper.A5, families)[0])
    assert len(pages) > 2
    assert _not_once(pages, 900) == []


@pytest.mark.parametrize("markdown", ["", "- a\n", "> q\n", "Rafts 🛶 and ropes\n", "1. x\n\n    more\n"])
def test_any_body_makes_pages(families: Families, markdown: str) -> None:
    rendered = from_blocks(parse_markdown(markdown))
    summary = ArticleSummary("k1", "T", None, Kind.OTHER, (), (), Issued(), rendered.words, digest=True)
    article = ArticleText(summary, rendered.html, rendered.text, rendered.headings)
    marks = [
        _mark(
            article,
            "",
            colour=None,
            body="# A heading\n\n> and a quotation\n\n| a | b |\n|---|---|\n| c | d |",
        )
    ]
    pages = pages_of(as_pdf(whole_sheet(article, marks), Paper.A4, families)[0])
    assert "and a quotation" in pages[0]
    assert "A digest in our own words" in pages[0]


def test_every_line_stands_on_a_page(families: Families) -> None:
    document = make_document(whole_sheet(_article(_long(40) + "\n\n" + _BODY)), families, 480)
    units = measure(document, 700)
    pages = paginate(units, 700)
    lines = 0
    block = document.begin()
    while block.isValid():
        lines += block.layout().lineCount() if block.text() else 0
        block = block.next()
    cells = 4  # of which two and two stand in one row
    assert len(units) == lines - cells + 2
    assert sum(len(page) for page in pages) == len(pages)


def test_a_long_article_is_made_in_a_thread_of_python(families: Families) -> None:
    """Where a word of Qt's fails a test."""
    sheet = whole_sheet(_article("\n\n".join(f"{n} {_SAID}" for n in range(900))))
    made: list[int] = []
    thread = threading.Thread(target=lambda: made.append(as_pdf(sheet, Paper.A4, families)[1]))
    thread.start()
    thread.join()
    assert made[0] > 20
