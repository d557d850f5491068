"""The query language: text -> `Query`, and `Query` -> what it says in words. Pure."""

from reader.query.completing import Completion, Known, complete
from reader.query.conditions import all_of, any_of, negated, normal, parts_of, removed
from reader.query.describing import describe, describe_condition
from reader.query.editing import with_filter, without
from reader.query.form import SearchForm, form_of, form_text
from reader.query.parsing import parse
from reader.query.writing import write

__all__ = [
    "Completion",
    "Known",
    "SearchForm",
    "all_of",
    "any_of",
    "complete",
    "describe",
    "describe_condition",
    "form_of",
    "form_text",
    "negated",
    "normal",
    "parse",
    "parts_of",
    "removed",
    "with_filter",
    "without",
    "write",
]
