"""Acronyms: where a text says what one stands for, and a query that looks for both forms. Pure."""

from reader.acronyms.expanding import Known, expand
from reader.acronyms.finding import Pair, find_pairs
from reader.acronyms.forms import meaning_of, singular
from reader.acronyms.standard import Standard, standard

__all__ = [
    "Known",
    "Pair",
    "Standard",
    "expand",
    "find_pairs",
    "meaning_of",
    "singular",
    "standard",
]
