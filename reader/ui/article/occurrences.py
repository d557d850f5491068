"""Where words stand in the open article, as a person types them."""

from __future__ import annotations

import re

from reader.model import ArticleText, Hit, HitPlace

MOST = 5_000
"""So many places at most are found."""

# What people type for what prints otherwise.
_ALIKE = {"'": "['’‘]", '"': '["“”„]', "-": "[-‐‑–]"}


def occurrences(
    article: ArticleText, words: str, *, whole_word: bool = False, match_case: bool = False
) -> tuple[Hit, ...]:
    """Every place in the title, then in the reading text, in their order. A space stands for any white space;
    straight quotation marks and hyphens for those of print too.
    """
    parts = ["".join(_ALIKE.get(letter, re.escape(letter)) for letter in word) for word in words.split()]
    if not parts:
        return ()
    pattern = r"\s+".join(parts)
    if whole_word:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    sought = re.compile(pattern, 0 if match_case else re.IGNORECASE)
    found: list[Hit] = []
    for place, text in ((HitPlace.TITLE, article.summary.title), (HitPlace.TEXT, article.text)):
        for match in sought.finditer(text):
            found.append(Hit(place, match.start(), match.end(), match[0]))
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)
