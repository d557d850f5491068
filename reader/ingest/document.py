"""A source document between its file format and its publisher: lines with what the format says of them.

`formats` make a `Document` from a file's bytes; `publishers` make articles of it. A plain-text file says
nothing of a line's role; a web page or Markdown does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model import BlockType, Cell, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of plain text, or one block of a marked-up page.

    text: stripped, white space as single spaces, no-break spaces kept; "" never stands in a document (for a
    table `text` is "" and `rows` is set). Visible marks ("•", "o ", "1.") of plain text are still in it.
    role: what the format says it is; None where it says nothing, and the publishers' reading decides.
    level, ordered, number, rows, spans: as in `reader.model.Block`; level 0 where unknown.
    indent: white space before it, in characters (plain text only).
    gap: blank lines before it (plain text only; 1 before every block of a marked-up page).
    number_in_source: 1-based line in the file (plain text only, else 0).
    """

    text: str
    role: BlockType | None = None
    level: int = 0
    ordered: bool = False
    number: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    indent: int = 0
    gap: int = 1
    number_in_source: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a format's reader hands on.

    name: the file's name without folder. title: as the format itself states it (a page's main heading, an
    e-mail's subject, front matter), else None. Where the title also opens `lines`, it stands there too.
    metadata: what the format states besides, by these keys where known: "site_name", "published" (ISO day or
    month), "author", "url", and for Markdown every field of its front matter as text.
    """

    name: str
    lines: tuple[Line, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
