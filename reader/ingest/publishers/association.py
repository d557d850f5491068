"""The association's pages: title, body, tags trailer, related trailer; one a page, or a listing of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.titles import could_be_title
from reader.ingest.wording import ends_sentence
from reader.model import BlockType, SpanStyle, comparable

_TAGS = re.compile(r"tags assigned to this (?:article|page|post):?\s*(?P<rest>.*)", re.IGNORECASE)
_NO_TAGS = re.compile(r"there are no tags\b.*", re.IGNORECASE)
_RELATED = re.compile(r"related articles:?", re.IGNORECASE)
_EVENT_BOX = re.compile(r"(?:featured|next upcoming) event", re.IGNORECASE)
_EVENT_TIME = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d\d \d\d:\d\d")
_PAGE_TOP = 60  # lines
_LONGEST_TAG_LIST = 40  # lines
_BODY_WORDS = 40


@dataclass(frozen=True, slots=True)
class Part:
    """One article's lines, title line included, and the tags of its trailer."""

    lines: tuple[Line, ...]
    tags: tuple[str, ...] = ()


def has_event_box(lines: Sequence[Line]) -> bool:
    """Whether the box with the next event stands there that opens the association's own pages."""
    return any(
        _EVENT_BOX.fullmatch(line.text) and _EVENT_TIME.fullmatch(after.text)
        for line, after in pairwise(lines[:_PAGE_TOP])
    )


def has_trailer(lines: Sequence[Line]) -> bool:
    """Whether the association's trailer stands anywhere among `lines`."""
    return any(_is_related(line) or _TAGS.fullmatch(line.text) for line in lines)


def split_listing(lines: Sequence[Line]) -> list[Part]:
    """The articles among `lines`, in order; the titles of other articles behind "Related Articles" go."""
    chunks = _chunks(lines)
    titles = {comparable(chunk.lines[0].text) for chunk in chunks if chunk.lines}
    parts = []
    for at, chunk in enumerate(chunks):
        body = chunk.lines if at == 0 else _without_related(chunk.lines, titles)
        if at == len(chunks) - 1 and at > 0 and not chunk.closed and not _is_article(body):
            continue
        if body:
            parts.append(Part(tuple(body), chunk.tags))
    return parts


@dataclass(slots=True)
class _Chunk:
    lines: list[Line]
    tags: tuple[str, ...] = ()
    closed: bool = False


def _chunks(lines: Sequence[Line]) -> list[_Chunk]:
    """What stands before each trailer, and what is left behind the last one."""
    chunks = [_Chunk([])]
    at = 0
    while at < len(lines):
        line = lines[at]
        tags = _TAGS.fullmatch(line.text)
        if tags:
            at, chunks[-1].tags = _read_tags(lines, at, tags["rest"])
        elif _is_related(line):
            at += 1
        else:
            chunks[-1].lines.append(line)
            at += 1
            continue
        if chunks[-1].lines:
            chunks[-1].closed = True
            chunks.append(_Chunk([]))
    if not chunks[-1].lines and len(chunks) > 1:
        chunks.pop()
    return chunks


def _read_tags(lines: Sequence[Line], at: int, rest: str) -> tuple[int, tuple[str, ...]]:
    """The line behind the trailer that begins at `at`, and its tags; "Related Articles" is taken along."""
    written = [rest] if rest else []
    last = min(len(lines), at + 1 + _LONGEST_TAG_LIST)
    related = next((i for i in range(at + 1, last) if _is_related(lines[i])), None)
    if related is not None and all(len(lines[i].text) <= 400 for i in range(at + 1, related)):
        written += [lines[i].text for i in range(at + 1, related)]
        return related + 1, tags_written(written)
    end = at + 1
    while end < last and (_NO_TAGS.fullmatch(lines[end].text) or _looks_like_tags(lines[end].text)):
        written.append(lines[end].text)
        end += 1
    return end, tags_written(written)


def tags_written(lines: Sequence[str]) -> tuple[str, ...]:
    """The tags in a trailer's lines: `NAME COUNT NAME COUNT`, on one line or several; else one a line."""
    lines = [line for line in lines if line and not _NO_TAGS.fullmatch(line)]
    tokens = " ".join(lines).replace("(", " ").replace(")", " ").split()
    if not any(token.isdigit() for token in tokens):
        names = [name.strip(" •·") for line in lines for name in re.split(r"[,;|]", line)]
        return tuple(dict.fromkeys(name for name in names if name))
    tags: list[str] = []
    name: list[str] = []
    for token in tokens:
        if token.isdigit() and any(part.strip("&/-").isalpha() or not part.isdigit() for part in name):
            tags.append(" ".join(name).strip(" •·,;|"))
            name = []
        else:
            name.append(token)
    if name and not all(part.isdigit() for part in name):
        tags.append(" ".join(name).strip(" •·,;|"))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _looks_like_tags(text: str) -> bool:
    return (
        len(text) <= 200 and re.search(r"\D\s+\(?\d{1,4}\)?$", text) is not None and not ends_sentence(text)
    )


def _is_related(line: Line) -> bool:
    return len(line.text) < 20 and _RELATED.fullmatch(line.text) is not None


def _without_related(lines: list[Line], titles: set[str]) -> list[Line]:
    """`lines` without the links to other articles that open them: items, whole-line links, known titles."""
    at = 0
    while at < len(lines) and _is_link(lines[at]):
        at += 1
    while (
        at + 1 < len(lines)
        and comparable(lines[at].text) in titles
        and comparable(lines[at + 1].text) in titles
        and comparable(lines[at].text) != comparable(lines[at + 1].text)
    ):
        at += 1
    return lines[at:]


def _is_link(line: Line) -> bool:
    if line.role is BlockType.LIST_ITEM or (line.role is None and find_mark(line.text)):
        return True
    return line.role is BlockType.PARAGRAPH and any(
        span.style is SpanStyle.LINK and span.start == 0 and span.end == len(line.text) for span in line.spans
    )


def _is_article(lines: Sequence[Line]) -> bool:
    """Whether the rest of a page is one more article, cut off before its trailer, not the site's footer."""
    if len(lines) < 2 or not could_be_title(lines[0]):
        return False
    return any(
        len(line.text.split()) >= _BODY_WORDS and not line.text.endswith(("…", "...", "]"))
        for line in lines[1:]
    )
