"""What is printed of marks and tags: JSON field by field, and a line for people."""

from __future__ import annotations

from typing import Any

from reader.model import Mark, TagCount

_QUOTED = 60


def mark(each: Mark) -> dict[str, Any]:
    """One highlight, note or bookmark."""
    anchor = each.anchor
    return {
        "id": each.id,
        "uid": each.uid,
        "kind": each.kind.value,
        "key": each.article.key,
        "title": each.article.title,
        "publisher": each.article.publisher,
        "issued": each.article.issued,
        "uri": f"regional-reader://{each.article.key}#{each.uid}",
        "placement": each.placement.value,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "quote": anchor.exact if anchor else None,
        "colour": each.colour.value if each.colour else None,
        "text": each.body,
        "label": each.label,
        "tags": list(each.tags),
        "created": each.created,
        "modified": each.modified,
    }


def tag(each: TagCount) -> dict[str, Any]:
    return {"tag": each.name, "articles": each.articles, "marks": each.marks}


def line(each: Mark) -> str:
    """A mark on one line: article, words, note, tags."""
    parts = [f"{each.article.key}  {each.kind.value:<9}  {each.article.title}"]
    if each.anchor and each.anchor.exact.strip():
        words = " ".join(each.anchor.exact.split())
        parts.append(f"“{words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + '…'}”")
    parts += [" ".join(said.split()) for said in (each.label, each.body) if said.strip()]
    parts += [" ".join(f"#{name}" for name in each.tags)] if each.tags else []
    return " · ".join(parts)
