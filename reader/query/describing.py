"""What a query says, in words for the person who typed it."""

from __future__ import annotations

from reader.model import Query, Term


def describe(query: Query) -> str:
    """How `query` was read: `adoption AND “tartan rug”`; one sentence where it holds nothing to look for."""
    if not query.terms:
        return "No words to look for"
    return " AND ".join(_describe_term(term) for term in query.terms)


def _describe_term(term: Term) -> str:
    words = " ".join(term.words)
    return f"“{words}”" if term.phrase else words
