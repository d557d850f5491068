"""Marks as a W3C Web Annotation collection (JSON-LD): the one form that loses nothing.

What the W3C's model has no word for bears the prefix `reader:`. Order and layout are canonical, so that the
same notebook always gives the same bytes; numbers that only count in one notebook do not go out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.export.carried import Carried, CarriedArticle
from reader.export.sheets import address
from reader.model import Citation, Colour, Correction, MarkKind
from reader.model.marks import CarriedMark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:regional-reader:"
MOTIVATIONS = {
    MarkKind.HIGHLIGHT: "highlighting",
    MarkKind.NOTE: "commenting",
    MarkKind.BOOKMARK: "bookmarking",
}

Shape = dict[str, Any]


def write_annotations(carried: Carried) -> bytes:
    """The whole file, UTF-8."""
    articles = sorted(
        (each for each in carried.articles if not each.says_nothing), key=lambda each: each.article.key
    )
    collection: Shape = {
        "@context": [CONTEXT, {"reader": NAMESPACE}],
        "id": f"{NAMESPACE}notes",
        "type": "AnnotationCollection",
        "label": "Notes of Regional Reader",
        "total": len(carried.marks),
        "reader:colourNames": {
            colour.value: carried.colours[colour] for colour in Colour if colour in carried.colours
        },
        "reader:articles": [_article(each) for each in articles],
        "reader:savedSearches": [
            {"name": each.name, "query": each.query}
            for each in sorted(carried.searches, key=lambda each: (each.name, each.query))
        ],
        "first": {
            "id": f"{NAMESPACE}notes:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [_annotation(mark) for mark in sorted(carried.marks, key=_order)],
        },
    }
    # Half a character, which no UTF-8 file can hold, goes out as JSON's own escape for it.
    text = json.dumps(collection, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _order(mark: CarriedMark) -> tuple[str, int, int, str]:
    place = (mark.anchor.start, mark.anchor.end) if mark.anchor else (-1, -1)
    return (mark.article.key, *place, mark.uid)


def _sorted(tags: Iterable[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (tag.casefold(), tag))


def _annotation(mark: CarriedMark) -> Shape:
    uid = mark.uid
    bodies: list[Shape] = []
    if mark.body:
        bodies.append(
            {
                "type": "TextualBody",
                "value": mark.body,
                "format": "text/markdown",
                "purpose": "commenting",
            }
        )
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in _sorted(mark.tags)]
    shape: Shape = {
        "id": f"urn:uuid:{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[mark.kind],
        "created": mark.created,
        "modified": mark.modified,
    }
    if bodies:
        shape["body"] = bodies
    if mark.colour is not None:
        shape["reader:colour"] = mark.colour.value
    if mark.label:
        shape["reader:label"] = mark.label
    return {**shape, "target": _target(mark)}


def _target(mark: CarriedMark) -> Shape:
    target: Shape = {
        "type": "SpecificResource",
        "source": address(mark.article.key),
        "reader:article": _citation(mark.article),
    }
    anchor = mark.anchor
    if anchor is not None:
        target["selector"] = [
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
        ]
        target["reader:textHash"] = anchor.text_hash
    return target


def _citation(article: Citation) -> Shape:
    return {
        "key": article.key,
        "title": article.title,
        "publisher": article.publisher,
        "issued": article.issued,
        "label": article.label,
    }


def _article(each: CarriedArticle) -> Shape:
    shape: Shape = {**_citation(each.article), "tags": _sorted(each.tags), "read": each.read}
    shape["position"] = each.position
    if each.correction is not None:
        shape["correction"] = _correction(each.correction)
    return shape


def _correction(correction: Correction) -> Shape:
    """Only the fields that the person put right."""
    shape: Shape = {}
    if correction.title is not None:
        shape["title"] = correction.title
    if correction.regions is not None:
        shape["regions"] = [region.value for region in correction.regions]
    if correction.issued is not None:
        shape["issued"] = correction.issued.iso or ""
    if correction.kind is not None:
        shape["kind"] = correction.kind.value
    return shape
