"""What is copied from an article: its words as plain text, with marks of lists and tabs between cells."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

_LINE_BREAK = "\u2028"
_NO_BREAK_SPACE = "\u00a0"


def selected_text(cursor: QTextCursor) -> str:
    """The selection of `cursor`: a line for each paragraph and table row, an empty line between paragraphs;
    "" where nothing is selected.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    block = document.findBlock(start)
    pieces: list[str] = []
    row: tuple[object, int] | None = None
    listed = False
    while block.isValid() and block.position() < end:
        first = max(start - block.position(), 0)
        text = (
            block.text()[first : max(end - block.position(), 0)] if _bmp(block) else _slice(block, start, end)
        )
        text = text.replace(_LINE_BREAK, "\n").replace(_NO_BREAK_SPACE, " ")
        place = _table_row(block)
        if place is not None:
            pieces += [text] if not pieces else ["\t" if place == row else "\n", text]
        elif text:
            in_list = block.textList() is not None
            if pieces:
                pieces.append("\n" if in_list and listed else "\n\n")
            pieces.append((_mark(block) if first == 0 else "") + text)
            listed = in_list
        row = place
        block = block.next()
    return "".join(pieces)


def _bmp(block: QTextBlock) -> bool:
    """Whether Python's places in the block's text are Qt's."""
    return len(block.text()) == block.length() - 1


def _slice(block: QTextBlock, start: int, end: int) -> str:
    cursor = QTextCursor(block)
    cursor.setPosition(max(start, block.position()))
    cursor.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _table_row(block: QTextBlock) -> tuple[object, int] | None:
    """Which row of which table the block stands in."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    if table is None:
        return None
    return (table.firstPosition(), table.cellAt(cursor).row())


def _mark(block: QTextBlock) -> str:
    items = block.textList()
    if items is None:
        return ""
    indent = "  " * (items.format().indent() - 1)
    number = items.itemText(block).strip()
    return f"{indent}{number if number.strip('.') else '•'} "
