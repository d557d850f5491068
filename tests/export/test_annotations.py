from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableDocument
from reader.export import Carried, CarriedArticle, CarriedSearch, read_annotations, write_annotations
from reader.model import NOT_DATED, Colour, Correction, DateEvidence, Issued, Kind, Mark, MarkKind, Region
from reader.model.marks import CarriedMark
from tests.export import samples
from tests.export.samples import KITES, mark

_NOW = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)


def carried(made: Mark) -> CarriedMark:
    fields = ("uid", "kind", "article", "anchor", "colour", "body", "label", "tags", "created", "modified")
    return CarriedMark(**{field: getattr(made, field) for field in fields})


@given(st.lists(samples.marks, max_size=5, unique_by=lambda each: each.uid))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost(made: list[Mark]) -> None:
    marks = [carried(each) for each in made]
    file = write_annotations(Carried(tuple(marks)))
    read = read_annotations(file)
    assert {each.uid: each.body for each in read.marks} == {each.uid: each.body for each in marks}
    assert {each.uid: each.anchor for each in read.marks} == {each.uid: each.anchor for each in marks}
    assert {each.uid: (each.kind, each.colour, each.label) for each in read.marks} == {
        each.uid: (each.kind, each.colour, each.label) for each in marks
    }
    assert write_annotations(read) == file
    assert write_annotations(Carried(tuple(reversed(read.marks)))) == file


def test_all_that_is_carried() -> None:
    correction = Correction(
        "Kites", (Region.LONDON,), Issued.stated("2018-06", DateEvidence.CORRECTION), Kind.SPEECH
    )
    whole = Carried(
        marks=(carried(mark(body="A *note*", tags=("a", "b"))),),
        articles=(CarriedArticle(KITES, ("SEND",), True, 120, correction),),
        searches=(CarriedSearch("Kites", "kite region:london"),),
        colours={Colour.GREEN: "Funding"},
    )
    file = write_annotations(whole)
    assert read_annotations(file) == whole
    undated = Carried((), (CarriedArticle(KITES, (), False, 0, Correction(issued=NOT_DATED)),), (), {})
    assert read_annotations(write_annotations(undated)) == undated
    shape = json.loads(file)
    assert shape["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert shape["type"] == "AnnotationCollection"
    (item,) = shape["first"]["items"]
    assert item["motivation"] == "highlighting"
    assert item["target"]["source"] == f"regional-reader://{KITES.key}"
    assert [selector["type"] for selector in item["target"]["selector"]] == [
        "TextPositionSelector",
        "TextQuoteSelector",
    ]
    assert [body["purpose"] for body in item["body"]] == ["commenting", "tagging", "tagging"]


_QUOTE = {"type": "TextQuoteSelector", "exact": "kites go", "prefix": "green ", "suffix": " first"}


def read_one(item: object) -> CarriedMark:
    (read,) = read_annotations(json.dumps(item).encode(), _NOW).marks
    return read


def test_an_annotation_of_the_standard() -> None:
    read = read_one(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "http://example.org/anno1",
            "type": "Annotation",
            "bodyValue": "A comment",
            "target": {"source": "http://example.org/page", "selector": _QUOTE},
        }
    )
    assert (read.kind, read.body, read.created) == (
        MarkKind.NOTE,
        "A comment",
        "2026-05-04T03:02:01.000+00:00",
    )
    assert read.anchor is not None
    assert (read.anchor.exact, read.anchor.prefix, read.anchor.text_hash) == ("kites go", "green ", "")
    assert read.article.title == "http://example.org/page"


def test_annotations_of_a_web_service() -> None:
    rows = [
        {
            "id": "abc",
            "created": "2024-05-06T07:08:09.123456+01:00",
            "updated": "2024-05-06T08:08:09Z",
            "text": "Mine",
            "tags": ["one", ""],
            "uri": "https://example.org/kites",
            "document": {"title": ["Kites  at sea"]},
            "target": [{"source": "https://example.org/kites", "selector": [_QUOTE]}],
        }
    ]
    read = read_one({"rows": rows})
    assert (read.body, read.tags, read.article.title) == ("Mine", ("one",), "Kites at sea")
    assert read.created == "2024-05-06T06:08:09.123+00:00"
    assert read == read_one({"rows": rows})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"null",
        b"[1]",
        b"{}",
        b'{"first": "http://example.org/page1"}',
        b'{"first": {"items": [], "next": "http://example.org"}}',
        b'[{"target": []}]',
        b'[{"target": 5}]',
        b'[{"target": {"source": 5}}]',
        b'[{"target": "a", "body": [5]}]',
        b'[{"target": "a", "reader:label": 5}]',
        b'[{"target": "a", "id": "x"}, {"target": "b", "id": "x"}]',
        b'[{"target": {"source": "a", "selector": [{"type": "TextQuoteSelector"}]}}]',
        b'[{"target": {"source": "a", "reader:article": {"key": "../x", "title": ""}}}]',
        b'{"items": [], "reader:colourNames": 5}',
        b'{"items": [], "reader:articles": [5]}',
        b'{"items": [{"target": "a", "body": {"value": NaN}}]}',
        b"[" * 100_000,
        b'{"items": ' + b"9" * 10_000 + b"}",
    ],
)
def test_broken_files_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(
        UnreadableDocument, match=r"^The file cannot be read as notes: .*Nothing was imported"
    ):
        read_annotations(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "id type target source selector body value items first exact reader:article reader:articles "
                "key title start end purpose motivation".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_gives_marks_or_one_error(value: Any) -> None:
    try:
        read = read_annotations(json.dumps(value).encode())
    except UnreadableDocument:
        return
    assert write_annotations(read)
