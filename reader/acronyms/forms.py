"""Singular and plural, of acronyms and of what they stand for."""

from __future__ import annotations

import re

from reader.model import comparable

# "RAAs", "DCS's", "DfE’s"; "DCS" itself ends in a capital.
_PLURAL = re.compile(r"(?<=[A-Z0-9])['’]?s(?:['’])?$|['’]s$|['’]$")
_IES, _ES = re.compile(r"[^aeiou]ies$"), re.compile(r"(?:ss|ch|sh|x)es$")
_NOT_PLURAL = ("ss", "us", "is", "news", "ics")


def singular_short(written: str) -> str:
    """An acronym without the s of its plural or possessive: "RAAs" gives "RAA"."""
    bare = written.rstrip(".")
    return _PLURAL.sub("", bare)


def singular(words: str) -> str:
    """`words` with the last one in the singular: "regional adoption agencies" gives "… agency"."""
    if words.endswith(_NOT_PLURAL):
        return words
    if _IES.search(words):
        return words[:-3] + "y"
    if _ES.search(words):
        return words[:-2]
    return words[:-1] if words.endswith("s") and len(words.rsplit(" ", 1)[-1]) > 3 else words


def plural(words: str) -> str:
    """The plural of a `singular`."""
    if words.endswith(("ss", "ch", "sh", "x")):
        return words + "es"
    if words.endswith("y") and words[-2:-1] not in tuple("aeiou"):
        return words[:-1] + "ies"
    return words if words.endswith("s") else words + "s"


def meaning_of(long: str) -> str:
    """What two printings of one long form share: lower case, no punctuation, singular, "&" as "and"."""
    return singular(comparable(long.replace("&", " and ")))
