"""A sheet as a document of one long column, in the type of the window, in black on white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from reader.model import Colour
from reader.ui.article.header import facts
from reader.ui.article.links import shown_address
from reader.ui.article.markup import DIGEST_REMARK, body
from reader.ui.article.positions import TextPositions
from reader.ui.article.tables import fit_tables
from reader.ui.article.utf16 import to_points, to_units
from reader.ui.marking.painting import LINES, ground, sign
from reader.ui.printing.measuring import KEEP_WITH_NEXT
from reader.ui.printing.notes import APART, NOTE, Numbered, below_html, numbered
from reader.ui.printing.sheet import PlacedMark, Sheet
from reader.ui.texts import as_html
from reader.ui.theme.article import article_style
from reader.ui.theme.fonts import Families
from reader.ui.theme.tokens import LIGHT, SMALL_SIZE, TEXT_SIZE

PAPER = LIGHT._replace(ink="#000000", muted="#444444", accent="#000000", rule="#BBBBBB", line="#777777")
TEXT = 15
"""The size of the text, in the document's pixels; all is measured in these, and scaled to the paper."""

_LINE_HEIGHT = 103  # per cent of the font's own spacing; paper wants less than a screen
_WORDS_WITH_NOTE = QTextCharFormat.UnderlineStyle.DotLine
_HEADER = 2  # the blocks above the text: facts and title
SMALL = round(SMALL_SIZE * TEXT / TEXT_SIZE)
_BELOW_STYLE = f"""
.noted {{ font-style: italic; margin-top: {TEXT}px; margin-bottom: 2px; }}
.note {{ margin-left: {round(TEXT * 1.5)}px; }}
.below {{ font-size: {SMALL}px; color: {PAPER.muted}; margin-top: {TEXT}px; }}
"""


class _Insertion(NamedTuple):
    """What is to be put into the document at a cursor position."""

    position: int
    text: str
    look: QTextCharFormat


def make_document(sheet: Sheet, families: Families, column: float) -> QTextDocument:
    """The document, laid out `column` pixels wide. It belongs to the thread that made it."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultTextOption(_wrapping())
    document.setDefaultFont(paper_font(families.serif, TEXT))
    document.setDefaultStyleSheet(article_style(PAPER, families, TEXT, _LINE_HEIGHT) + _BELOW_STYLE)
    document.setIndentWidth(round(TEXT * 1.5))
    notes = numbered(sheet.marks)
    html = body(sheet.html + "\n" + below_html(sheet, notes))
    document.setHtml(_header(sheet) + fit_tables(html, families.sans, TEXT, column, beyond=False))
    positions = TextPositions(document, sheet.text, _header_blocks(sheet))
    _dress_below(document, positions.to_cursor(len(sheet.text)))
    _tint(document, positions, sheet.marks)
    insertions = [*_numbers(document, positions, notes, families), *_addresses(document, families)]
    for insertion in sorted(insertions, key=lambda each: each.position, reverse=True):
        cursor = QTextCursor(document)
        cursor.setPosition(insertion.position)
        cursor.insertText(insertion.text, insertion.look)
    document.setTextWidth(column)
    return document


def _wrapping() -> QTextOption:
    """Paper cannot be scrolled: a word that is wider than its room is broken, as addresses are."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def paper_font(names: Sequence[str], pixels: int) -> QFont:
    """A font whose letters can be searched for, and copied, in the readers of PDF: signs that stand for
    several letters (of which these fonts have some) cannot.
    """
    font = QFont(list(names))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in (b"liga", b"dlig", b"clig"):
        font.setFeature(QFont.Tag.fromValue(int.from_bytes(feature, "big")), 0)
    return font


def _header(sheet: Sheet) -> str:
    known = facts(sheet.summary)[:-1]  # how long reading takes says nothing on paper
    remarks = [DIGEST_REMARK] if sheet.summary.digest else []
    remarks += ["A part of the article."] if sheet.part else []
    title = as_html(sheet.summary.title)
    lines = [f'<p class="facts">{as_html(" · ".join(known))}</p>']
    lines.append(f'<p class="{"digest-title" if remarks else "title"}">{title}</p>')
    lines += [f'<p class="remark">{as_html(" ".join(remarks))}</p>'] if remarks else []
    return "\n".join([*lines, ""])


def _header_blocks(sheet: Sheet) -> int:
    return _HEADER + (sheet.summary.digest or sheet.part)


def _tint(document: QTextDocument, positions: TextPositions, marks: Sequence[PlacedMark]) -> None:
    """Let highlights and words with notes show; the shortest last, so that it is seen where marks overlap."""
    stretches = [(each.mark, *stretch) for each in marks for stretch in each.stretches]
    for mark, start, end in sorted(stretches, key=lambda each: each[1] - each[2]):
        if mark.colour is None and not mark.body:
            continue  # a bookmark, which has its number alone
        cursor = QTextCursor(document)
        cursor.setPosition(positions.to_cursor(start))
        cursor.setPosition(positions.to_cursor(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_mark_look(mark.colour))


def _numbers(
    document: QTextDocument, positions: TextPositions, notes: Sequence[Numbered], families: Families
) -> Iterator[_Insertion]:
    """The numbers of notes, behind the words that they are about; behind the title for the whole article."""
    look = QTextCharFormat()
    look.setFontFamilies(list(families.sans))
    look.setProperty(QTextCharFormat.Property.FontPixelSize, TEXT)
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    title = document.findBlockByNumber(1)
    behind: dict[int, list[str]] = {}
    for note in notes:
        if note.placed.stretches:
            position = positions.to_cursor(note.placed.stretches[-1][1])
        elif note.placed.mark.anchor is None:
            position = title.position() + title.length() - 1
        else:
            continue
        behind.setdefault(position, []).append(str(note.number))
    for position, numbers in behind.items():
        yield _Insertion(position, ",".join(numbers), look)


def _addresses(document: QTextDocument, families: Families) -> Iterator[_Insertion]:
    """Where links lead, behind their words, unless the words say it."""
    look = QTextCharFormat()
    look.setFontFamilies(list(families.sans))
    look.setProperty(QTextCharFormat.Property.FontPixelSize, SMALL)
    look.setForeground(QColor(PAPER.muted))
    block = document.begin()
    while block.isValid():
        for href, words, end in _links(block):
            address = shown_address(QUrl(href))
            if address.rstrip("/").casefold() not in (
                words.casefold().rstrip("/"),
                f"https://{words}".casefold().rstrip("/"),
                f"http://{words}".casefold().rstrip("/"),
            ):
                yield _Insertion(end, f" ({address})", look)
        block = block.next()


def _links(block: QTextBlock) -> list[tuple[str, str, int]]:
    """The links of a block: address, words, and where they end in the document."""
    found: list[tuple[str, str, int]] = []
    walk, joins = block.begin(), False
    while not walk.atEnd():
        fragment = walk.fragment()
        href, end = fragment.charFormat().anchorHref(), fragment.position() + fragment.length()
        if href and joins and found[-1][0] == href:
            found[-1] = (href, found[-1][1] + fragment.text(), end)
        elif href:
            found.append((href, fragment.text(), end))
        joins = bool(href)
        walk += 1
    return found


def _dress_below(document: QTextDocument, position: int) -> None:
    """Give the numbers of notes and the names of colours their looks, in what stands behind `position`."""
    block = document.findBlock(position).next()
    while block.isValid():
        for name, cursor in list(_named(block)):
            look = cursor.charFormat()
            look.setFontUnderline(False)
            if name == NOTE:
                block.setUserState(KEEP_WITH_NEXT)
                look.setFontWeight(QFont.Weight.DemiBold)
            else:
                look.merge(_mark_look(Colour(name)))
            cursor.setCharFormat(look)
        block = block.next()


def _named(block: QTextBlock) -> Iterator[tuple[str, QTextCursor]]:
    """The names of a block's anchors, and what each holds, selected. Qt names the first letter alone."""
    names: list[tuple[str, int]] = []
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        names += [(name, fragment.position()) for name in fragment.charFormat().anchorNames()]
        walk += 1
    for name, start in names:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        text = block.text()
        end = text.find(APART, to_points(text, start - block.position()))
        length = to_units(text, end) if end >= 0 else block.length() - 1
        cursor.setPosition(block.position() + length, QTextCursor.MoveMode.KeepAnchor)
        yield name, cursor


def _mark_look(colour: Colour | None) -> QTextCharFormat:
    """A ground in the mark's colour, and a line that tells the colours apart without it."""
    look = QTextCharFormat()
    if colour:
        look.setBackground(QColor(ground(colour, PAPER)))
    look.setUnderlineStyle(LINES[colour] if colour else _WORDS_WITH_NOTE)
    look.setUnderlineColor(QColor(sign(colour, PAPER)))
    return look
