"""One mark for the clipboard."""

from __future__ import annotations

from reader.export.escaping import quoted_lines, typed_lines
from reader.export.sheets import address
from reader.export.wording import citation_line
from reader.model import Citation, Mark


def copy_as_markdown(mark: Mark) -> str:
    """The quotation, the note and the source with the way back, as CommonMark."""
    parts = []
    if mark.anchor and quoted_lines(mark.anchor.exact):
        parts.append("\n>\n".join(f"> {line}" for line in quoted_lines(mark.anchor.exact)))
    if typed_lines(mark.body):
        parts.append("\n".join(typed_lines(mark.body)))
    parts.append(f"{citation_line(mark.article)} (<{address(mark.article.key, mark.uid)}>)")
    return "\n\n".join(parts)


def copy_as_quotation(mark: Mark) -> str:
    """Plain text for a letter or a report: the words in quotation marks with their source in brackets.

    Without words of its own, a mark gives its note or label in their place.
    """
    words = mark.anchor.exact.strip() if mark.anchor else ""
    if words:
        return quotation(words, mark.article)
    own, source = (mark.body or mark.label).strip(), source_in_words(mark.article)
    return f"{own} ({source})" if own else source


def quotation(words: str, about: Citation) -> str:
    """Words of an article in quotation marks, with their source in brackets; plain text."""
    return f"“{words}” ({source_in_words(about)})"


def source_in_words(about: Citation) -> str:
    """ "Publisher, Title, June 2024", plain."""
    return ", ".join(part for part in (about.publisher, about.title, about.label) if part)
