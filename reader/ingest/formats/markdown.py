"""Markdown files, with flat front matter at their head or without."""

from __future__ import annotations

import re

from reader.errors import UnreadableDocument
from reader.ingest import limits
from reader.ingest.document import Document
from reader.ingest.formats.blocks import lines_of_blocks
from reader.ingest.formats.decoding import decode
from reader.render import parse_markdown

_FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'")
_ESCAPE = re.compile(r"\\(.)")
_LIST_PART = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]*)(?:,|$)")
_MOST_FRONT_MATTER = 64 * 1024


def read_markdown(name: str, data: bytes) -> Document:
    """The blocks of a Markdown file; its front matter, field by field, as metadata (a list joined by ";
    ").
    """
    text = decode(data)
    limits.check_words(text)
    fields, body = split_front_matter(text)
    lines = lines_of_blocks(parse_markdown(body))
    if not lines:
        raise UnreadableDocument("It holds no text.")
    return Document(name, lines, fields.get("title"), fields)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter, names in lower case, and the text below it.

    Read are `name: value`, `name: [a, b]` and `name:` with `- item` lines below; values may be quoted. Deeper
    structures of YAML are passed over: nothing that we read uses them.
    """
    found = _FENCE.match(text, 0, _MOST_FRONT_MATTER)
    if not found:
        return {}, text
    fields: dict[str, list[str]] = {}
    items: list[str] = []  # of the field read last
    for line in found[1].split("\n"):
        if field := _FIELD.fullmatch(line):
            items = fields.setdefault(field[1].lower(), [])
            items[:] = _values((field[2] or "").strip())
        elif item := _ITEM.fullmatch(line):
            items.append(_scalar(item[1].strip()))
    return {name: "; ".join(filter(None, values)) for name, values in fields.items()}, text[found.end() :]


def _values(written: str) -> list[str]:
    if written.startswith("["):
        inner = _without_comment(written).removeprefix("[").removesuffix("]")
        return [_scalar(part[1].strip()) for part in _LIST_PART.finditer(inner) if part[1].strip()]
    return [_scalar(written)] if written else []


def _scalar(written: str) -> str:
    if quoted := _QUOTED.match(written):
        if quoted[1] is not None:
            return _ESCAPE.sub(r"\1", quoted[1])
        return quoted[2].replace("''", "'")
    plain = _without_comment(written)
    return "" if plain in ("null", "~") else plain


def _without_comment(written: str) -> str:
    return _COMMENT.sub("", written).strip()
