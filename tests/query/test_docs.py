"""docs/search.md tells the language to people; here it is held against the code."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from reader.model import Filter
from reader.query import describe, parse
from reader.query.fields import LISTED, SYNONYMS, FieldName, field_called
from reader.query.scanning import DEEPEST

PAGE = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")


def rows(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the second level, cell by cell."""
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def codes(cell: str) -> list[str]:
    return _CODE.findall(cell)


def only(cell: str) -> str:
    (code,) = codes(cell)
    return code


UNDERSTOOD = [
    (only(typed), said) for heading in ("Dates", "What belongs together") for typed, said in rows(heading)
]
MISREAD = [(only(typed), said, why) for typed, said, why in rows("What is not understood")]
VALUES = [(only(field), label, typed) for field, label, cell in rows("Values") for typed in codes(cell)]
EXAMPLES = [
    *(only(typed) for typed, _ in rows("Words and phrases")),
    *chain.from_iterable(codes(row[3]) for row in rows("Fields")),
]


@pytest.mark.parametrize(("typed", "said"), UNDERSTOOD)
def test_what_the_page_says_is_understood(typed: str, said: str) -> None:
    query = parse(typed)
    assert describe(query) == said
    assert not query.misreadings


@pytest.mark.parametrize(("typed", "said", "why"), MISREAD)
def test_what_the_page_says_is_not_understood(typed: str, said: str, why: str) -> None:
    query = parse(typed)
    assert describe(query) == said
    assert [each.reason for each in query.misreadings] == [why]


@pytest.mark.parametrize("typed", EXAMPLES)
def test_every_example_is_understood(typed: str) -> None:
    query = parse(typed)
    assert query.condition is not None
    assert not query.misreadings


@pytest.mark.parametrize(("field", "label", "typed"), VALUES)
def test_every_value_is_understood(field: str, label: str, typed: str) -> None:
    query = parse(f"{field}{typed}")
    assert not query.misreadings
    assert describe(query).removeprefix(f"{field.rstrip(':')} ") == label


def test_every_value_stands_in_the_table() -> None:
    told: set[Filter] = set()
    for field, _, typed in VALUES:
        condition = parse(f"{field}{typed}").condition
        assert condition is not None
        told.add(condition)  # type: ignore[arg-type]  # each is one filter
    assert told == {entry.value for names in LISTED.values() for entry in names.entries}


def test_the_table_of_fields_is_complete() -> None:
    table = {only(row[0]).rstrip(":"): [code.rstrip(":") for code in codes(row[1])] for row in rows("Fields")}
    assert table == {field.value: list(SYNONYMS[field]) for field in FieldName}
    for field, others in table.items():
        assert all(field_called(name) == field for name in (field, *others))


def test_the_grammar_has_every_field() -> None:
    grammar = PAGE.split("```ebnf\n", 1)[1].split("```", 1)[0]
    names = re.findall(r'"([^"]+)"', grammar.split("field ", 1)[1])
    assert names == [field.value for field in FieldName]


def test_the_grammar_defines_what_it_uses() -> None:
    grammar = PAGE.split("```ebnf\n", 1)[1].split("```", 1)[0]
    defined = set(re.findall(r"^(\w+)\s*=", grammar, re.MULTILINE))
    unquoted = re.sub(r"\"[^\"]*\"|'[^']*'", "", grammar)
    assert set(re.findall(r"\w+", unquoted)) - defined == {"letters"}


def test_the_depth_is_as_the_page_says() -> None:
    assert f"to a depth of {DEEPEST}." in PAGE
