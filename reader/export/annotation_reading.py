"""Reading Web Annotations: our own without loss, those of other programs as far as they go."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from reader.export.annotations import MOTIVATIONS
from reader.export.carried import Carried, CarriedArticle, CarriedSearch
from reader.export.checked_json import (
    list_of,
    number_of,
    object_of,
    optional_text,
    parse_json,
    refusal,
    text_of,
)
from reader.model import (
    NOT_DATED,
    Anchor,
    Citation,
    Colour,
    Correction,
    DateEvidence,
    Issued,
    Kind,
    MarkKind,
    Region,
)
from reader.model.marks import CarriedMark

_KINDS = {motivation: kind for kind, motivation in MOTIVATIONS.items()}
_KEY = re.compile(r"[0-9a-f]{20}")
_UUID = re.compile(
    r"(?:urn:uuid:)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})"
)
_OWN_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|\+00:00)")
_HASH = re.compile(r"[0-9a-f]{64}")
_ISSUED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_OWN_ADDRESS = re.compile(r"regional-reader://([0-9a-f]{20})(?:#.*)?", re.DOTALL)

Shape = dict[str, Any]


def read_annotations(data: bytes, now: datetime | None = None) -> Carried:
    """What a file of annotations holds: a collection, a page, a list, or one annotation.

    now: for annotations that do not say when they were made. A mark on a place whose position is not stated
    has an anchor without `text_hash`. Raises `UnreadableDocument`, which says what is wrong; nothing of the
    file is then to be used.
    """
    top = parse_json(data)
    moment = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
    marks: dict[str, CarriedMark] = {}
    for number, item in enumerate(_items(top), start=1):
        mark = _mark(object_of(item, f"annotation {number}"), number, moment)
        if marks.setdefault(mark.uid, mark) != mark:
            raise refusal(f"annotation {number} has the same id as another one")
    if not isinstance(top, dict):
        return Carried(tuple(marks.values()))
    return Carried(
        marks=tuple(marks.values()),
        articles=tuple(map(_article, list_of(top.get("reader:articles")))),
        searches=tuple(
            search for search in map(_search, list_of(top.get("reader:savedSearches"))) if search.name.strip()
        ),
        colours=_colours(top.get("reader:colourNames")),
    )


def _items(top: object) -> list[Any]:
    if isinstance(top, list):
        return top
    shape = object_of(top, "what it holds")
    for name in ("items", "rows", "annotations"):
        if name in shape:
            return list_of(shape[name])
    if "first" in shape:
        first = shape["first"]
        if isinstance(first, str):
            raise refusal("its annotations are kept elsewhere, and nothing is fetched")
        page = object_of(first, "its first page")
        if "next" in page:
            raise refusal("some of its annotations are kept elsewhere, and nothing is fetched")
        return list_of(page.get("items"))
    if "target" in shape:
        return [shape]
    raise refusal("it holds no annotations")


def _mark(item: Shape, number: int, moment: str) -> CarriedMark:
    what = f"annotation {number}"
    targets = list_of(item.get("target"))
    if not targets:
        raise refusal(f"{what} has no target")
    body, tags = _bodies(item, what)
    article = _article_of(item, targets[0], what)
    anchor = _anchor(targets[0], what)
    kind = _kind(item, body, anchor)
    created = _moment(item.get("created"), moment)
    return CarriedMark(
        uid=_uid(item),
        kind=kind,
        article=article,
        anchor=anchor,
        colour=_colour(item, what) if kind is MarkKind.HIGHLIGHT else None,
        body=body,
        label=text_of(item.get("reader:label", ""), f"the label of {what}"),
        tags=tags,
        created=created,
        modified=_moment(item.get("modified", item.get("updated")), created),
    )


def _uid(item: Shape) -> str:
    """The annotation's own id where it is a UUID, else one made of it, the same at each reading."""
    given = item.get("id", item.get("@id"))
    if isinstance(given, str) and given:
        uuid = _UUID.fullmatch(given.lower())
        if uuid:
            return "".join(uuid.groups())
        return _hashed(given)[:32]
    return _hashed(json.dumps(item, sort_keys=True))[:32]


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kind(item: Shape, body: str, anchor: Anchor | None) -> MarkKind:
    for motivation in list_of(item.get("motivation")):
        if isinstance(motivation, str) and motivation.removeprefix("oa:") in _KINDS:
            return _KINDS[motivation.removeprefix("oa:")]
    if body:
        return MarkKind.NOTE
    return MarkKind.HIGHLIGHT if anchor else MarkKind.BOOKMARK


def _colour(item: Shape, what: str) -> Colour:
    given = item.get("reader:colour")
    if given is None:
        return Colour.YELLOW
    try:
        return Colour(given)
    except ValueError:
        raise refusal(f"the colour of {what} is none") from None


def _bodies(item: Shape, what: str) -> tuple[str, tuple[str, ...]]:
    """The note and the tags. Bodies that are kept elsewhere, or are no text, are not fetched or shown."""
    notes: list[str] = []
    tags: list[str] = []
    for body in (*list_of(item.get("body")), *list_of(item.get("bodyValue"))):
        if isinstance(body, str):
            notes += [] if item.get("bodyValue") != body else [text_of(body, f"the text of {what}")]
            continue
        shape = object_of(body, f"the body of {what}")
        value = shape.get("value")
        if value is None:
            continue
        text = text_of(value, f"the text of {what}")
        purposes = list_of(shape.get("purpose"))
        (tags if "tagging" in purposes else notes).append(text)
    # As the Hypothesis service hands its annotations out.
    notes += [text_of(item["text"], f"the text of {what}")] if item.get("text") else []
    tags += [text_of(tag, f"a tag of {what}") for tag in list_of(item.get("tags"))]
    return "\n\n".join(notes), _named_tags(tags)


def _named_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each once, without those that are no name."""
    return tuple(dict.fromkeys(tag for tag in tags if tag.replace("\0", " ").strip("# \t\r\n")))


def _article_of(item: Shape, target: object, what: str) -> Citation:
    if isinstance(target, dict):
        ours = target.get("reader:article")
        if ours is not None:
            return _citation(object_of(ours, f"the article of {what}"), what)
        source = target.get("source", target.get("id", target.get("@id", item.get("uri"))))
    else:
        source = target
    if isinstance(source, dict):
        source = source.get("id", source.get("@id"))
    place = text_of(source, f"the target of {what}")
    own = _OWN_ADDRESS.fullmatch(place)
    key = own[1] if own else _hashed(place)[:20]
    return Citation(key, _title(item, target) or place, None, None, "No date")


def _title(item: Shape, target: object) -> str:
    """What other programs call the document."""
    for holder in (target, item.get("document")):
        if isinstance(holder, dict):
            for name in ("title", "dc:title", "dcterms:title"):
                for title in list_of(holder.get(name)):
                    if isinstance(title, str) and title.strip():
                        return " ".join(text_of(title, "a title").split())
    return ""


def _citation(shape: Shape, what: str) -> Citation:
    key = text_of(shape.get("key"), f"the article's key of {what}")
    if not _KEY.fullmatch(key):
        raise refusal(f"the article's key of {what} is none")
    issued = optional_text(shape.get("issued"), f"the article's date of {what}")
    if issued is not None and not _ISSUED.fullmatch(issued):
        raise refusal(f"the article's date of {what} is none")
    return Citation(
        key,
        text_of(shape.get("title"), f"the article's title of {what}"),
        optional_text(shape.get("publisher"), f"the article's publisher of {what}"),
        issued,
        text_of(shape.get("label", ""), f"the article's date of {what}"),
    )


def _anchor(target: object, what: str) -> Anchor | None:
    """From the position, the quotation, or both; None where the whole article is meant."""
    if not isinstance(target, dict):
        return None
    quote: Shape | None = None
    position: Shape | None = None
    for selector in list_of(target.get("selector")):
        shape = object_of(selector, f"a selector of {what}")
        types = list_of(shape.get("type", shape.get("@type")))
        if "TextQuoteSelector" in types and quote is None:
            quote = shape
        elif "TextPositionSelector" in types and position is None:
            position = shape
    if quote is None:
        return None  # a bare position counts in a text that we cannot know
    exact = text_of(quote.get("exact"), f"the quotation of {what}")
    start, end = 0, len(exact)
    if position is not None:
        start = number_of(position.get("start"), f"the start of {what}")
        end = number_of(position.get("end"), f"the end of {what}")
    if start > end:
        raise refusal(f"{what} ends before it starts")
    text_hash = text_of(target.get("reader:textHash", ""), f"the text of {what}")
    if text_hash and not _HASH.fullmatch(text_hash):
        raise refusal(f"the text of {what} is not named as it should be")
    if text_hash and end - start != len(exact):
        raise refusal(f"the quotation of {what} is not as long as its place")
    prefix, suffix = (
        text_of(quote.get(name, ""), f"the surroundings of {what}") for name in ("prefix", "suffix")
    )
    return Anchor(start, end, exact, prefix, suffix, text_hash)


def _moment(given: object, otherwise: str) -> str:
    if not isinstance(given, str):
        return otherwise
    try:
        moment = datetime.fromisoformat(given)
        if _OWN_MOMENT.fullmatch(given):
            return given
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return otherwise


def _article(value: object) -> CarriedArticle:
    what = "an article"
    shape = object_of(value, what)
    read = shape.get("read", False)
    if not isinstance(read, bool):
        raise refusal("whether an article was read is neither yes nor no")
    given = shape.get("correction")
    return CarriedArticle(
        article=_citation(shape, what),
        tags=_named_tags(text_of(tag, "a tag of an article") for tag in list_of(shape.get("tags"))),
        read=read,
        position=number_of(shape.get("position", 0), "the reading position of an article"),
        correction=None if given is None else _correction(object_of(given, "a correction")),
    )


def _correction(shape: Shape) -> Correction:
    regions, issued, kind = shape.get("regions"), shape.get("issued"), shape.get("kind")
    try:
        return Correction(
            title=optional_text(shape.get("title"), "a corrected title"),
            regions=None if regions is None else tuple(map(Region, list_of(regions))),
            issued=None if issued is None else _corrected_date(text_of(issued, "a corrected date")),
            kind=None if kind is None else Kind(kind),
        )
    except ValueError:
        raise refusal("a correction names a region, date or kind that there is not") from None


def _corrected_date(iso: str) -> Issued:
    return Issued.stated(iso, DateEvidence.CORRECTION) if iso else NOT_DATED


def _search(value: object) -> CarriedSearch:
    shape = object_of(value, "a saved search")
    return CarriedSearch(
        text_of(shape.get("name"), "the name of a saved search"),
        text_of(shape.get("query"), "a saved search"),
    )


def _colours(value: object) -> dict[Colour, str]:
    names = object_of(value if value is not None else {}, "the names of the colours")
    known = {colour.value: colour for colour in Colour}
    return {
        known[each]: text_of(name, "the name of a colour") for each, name in names.items() if each in known
    }
