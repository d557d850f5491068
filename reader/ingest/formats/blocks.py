"""Blocks, as `reader.render` reads them from mark-up, to the lines of a document."""

from __future__ import annotations

from collections.abc import Iterable

from reader.ingest.document import Line
from reader.model import Block


def lines_of_blocks(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """One line a block, with the block's type as its role."""
    return tuple(
        Line(
            text=block.text,
            role=block.type,
            level=block.level,
            ordered=block.ordered,
            number=block.number,
            rows=block.rows,
            spans=block.spans,
        )
        for block in blocks
    )
