"""Column widths of an article's tables: no word is broken while there is room, wide columns get the rest."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextDocument, QTextLength, QTextTable

_ROWS_LOOKED_AT = 60
_SLACK = 3  # Qt rounds, and a word that misses its room by one pixel is broken


def fit_columns(document: QTextDocument, room: float) -> None:
    """Give the columns of every table at the top level widths by their words and texts.

    room: the width of the text's column in pixels, where the window is wide enough for it.
    """
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable) and frame.columns() > 1:
            layout = frame.format()
            layout.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, share) for share in _shares(frame, room)]
            )
            frame.setFormat(layout)


def _shares(table: QTextTable, room: float) -> list[float]:
    """Per cent of the width for each column: its longest word, and a share of the rest by its texts."""
    words, texts = [1.0] * table.columns(), [1.0] * table.columns()
    for row in range(min(table.rows(), _ROWS_LOOKED_AT)):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            text = cursor.block().text()
            if not text:
                continue
            metrics = QFontMetricsF(cursor.block().begin().fragment().charFormat().font())
            padding = cell.format().toTableCellFormat().rightPadding() + _SLACK
            longest = max(metrics.horizontalAdvance(word) for word in text.split() or [text])
            words[column] = max(words[column], padding + longest)
            texts[column] = max(texts[column], padding + metrics.horizontalAdvance(text))
    rest = max(room - sum(words), 0.0)
    wanted = [text - word for text, word in zip(texts, words, strict=True)]
    spread = sum(wanted) or 1.0
    widths = [word + rest * wish / spread for word, wish in zip(words, wanted, strict=True)]
    return [100 * width / sum(widths) for width in widths]
