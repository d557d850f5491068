"""The query language: text -> `Query`, and `Query` -> what it says in words. Pure."""

from reader.query.describing import describe
from reader.query.parsing import parse

__all__ = ["describe", "parse"]
