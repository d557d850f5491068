"""The person's tags in the spelling that each program takes for a tag."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NOT_IN_TAG = re.compile(r"[^\w/-]+")
_SEPARATORS = re.compile(r"[-_]*(/)[-_/]*|-{2,}")


def obsidian_tag(tag: str) -> str:
    """Letters, digits, hyphens, underscores and `/`, never digits alone: "kinship-care", "tag-2017"."""
    cleaned = _NOT_IN_TAG.sub("-", unicodedata.normalize("NFC", tag).lstrip("# "))
    cleaned = _SEPARATORS.sub(lambda found: found[1] or "-", cleaned).strip("-/")
    if not cleaned:
        return "tag"
    return cleaned if re.search(r"[^\W\d]|[_-]", cleaned) else f"tag-{cleaned}"


def logseq_tag(tag: str) -> str:
    """As a property holds it: hyphens, not underscores, which Logseq rewrites; no comma, no bracket."""
    return obsidian_tag(tag).replace("_", "-").strip("-") or "tag"


def plain_tag(tag: str) -> str:
    """As typed, on one line."""
    return " ".join(tag.split())


def each_once(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags that only differ in case are one to the programs that read them."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
