"""What is too much for the parsers and the text pane, found before either sees it.

Measured: 20,000 brackets that are never closed hold Python-Markdown for two minutes, 2,000 open CDATA
sections for twenty seconds, 20,000 headings without a blank line for fifteen, 20,000 stretches of emphasis in
one paragraph for four (four times as long for twice as many), and lists 200 deep exhaust its stack; nh3 takes
quadratic time over characters written as entities. None of it stands in an article.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.errors import UnreadableDocument

LONGEST_WORD = 10_000
LONGEST_MARKDOWN = 2_000_000  # some 300,000 words
DEEPEST_NESTING = 30
_MOST_UNCLOSED = 50
_MOST_OPEN_TAGS = 100
_DEEPEST_FORMATTING = 20
_MOST_RULES = 500
_MOST_ENTITIES = 150_000
_MOST_MARKS = 20_000  # in one paragraph

# To Qt a no-break space is part of the word.
_TOO_LONG_WORD = re.compile(rf"[\S\u00a0\u2007\u202f]{{{LONGEST_WORD + 1}}}")
_EMBEDDED_DATA = re.compile(r"((?<!\\)\]\(\s*<?|<img\b[^<>]{0,500}?=\s*[\"'])data:[^\s)>\"']*", re.IGNORECASE)
_MARKS = ("\\", "*", "_", "`", "[", "<", "&", "  \n")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_PLAIN = r"[^\s()<>\"']*"
_PLAIN_LINK = rf"\]\(\s*(?:<[^<>\n]*>|{_PLAIN}(?:\({_PLAIN}\){_PLAIN})*)\s*(?:\"[^\"\n]*\"|'[^'\n]*')?\s*\)"
_PARAGRAPH_OR_BRACKET = re.compile(rf"\n[ \t]*\n|\\.|{_PLAIN_LINK}|\]\(|[][]", re.DOTALL)
_OPEN_TAG = re.compile(r"<[A-Za-z/!?](?=[^<>]*(?:<|\Z))")
_FORMATTING = re.compile(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)
# A line of dashes or asterisks alone is a rule, however many there are.
_LINE_PREFIX = re.compile(
    r"^(?!(?:[ ]*-)+[ ]*$|(?:[ ]*\*)+[ ]*$)(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t]))+", re.MULTILINE
)
_BLANK_LINE_OR_RULE = re.compile(r"^[ \t>]*(?:$|(#|[-=_*][-=_* \t]*$))", re.MULTILINE)
_INDENTED = 4  # spaces a level


def check_words(text: str) -> None:
    """Raises `UnreadableDocument` where one word of `text` is longer than `LONGEST_WORD` characters."""
    if len(text) > LONGEST_WORD and _TOO_LONG_WORD.search(text):
        raise UnreadableDocument(
            f"It holds a word of more than {LONGEST_WORD:,} letters, so it is probably not text."
        )


def without_embedded_data(markdown: str) -> str:
    """`markdown` without the pictures that are written into it as very long addresses."""
    return _EMBEDDED_DATA.sub(r"\1data:,", markdown)


def check_amount(markdown: str) -> None:
    """Raises `UnreadableDocument` where there is more than the parsers can get through in a few seconds.

    Checked before Markdown is read and after it is written, so that whatever is stored can be read again.
    """
    if len(markdown) > LONGEST_MARKDOWN:
        raise UnreadableDocument(
            f"It is longer than {LONGEST_MARKDOWN:,} characters, more than any article has."
        )
    if sum(map(markdown.count, "&<>")) > _MOST_ENTITIES:
        raise UnreadableDocument("It holds too many of the characters “&”, “<” and “>” to be an article.")
    if _marks(markdown) > _MOST_MARKS and any(
        _marks(paragraph) > _MOST_MARKS for paragraph in _PARAGRAPH_END.split(markdown)
    ):
        raise UnreadableDocument("It holds too many marks of emphasis, code or links in one paragraph.")


def check_markdown(markdown: str) -> None:
    """Raises `UnreadableDocument` where `markdown` would hold the parser too long or exhaust its stack.

    Nothing that `markdown_writer` writes is refused here, but for what `check_amount` refuses.
    """
    check_amount(markdown)
    if any(_depth(found[0]) > DEEPEST_NESTING for found in _LINE_PREFIX.finditer(markdown)):
        raise UnreadableDocument(f"Its lists or quotations are more than {DEEPEST_NESTING} levels deep.")
    if _rules(markdown) > _MOST_RULES:
        raise UnreadableDocument("It holds too many headings or rules in a row without a blank line between.")
    if sum(1 for _ in _OPEN_TAG.finditer(markdown)) > _MOST_OPEN_TAGS:
        raise UnreadableDocument("It holds many HTML tags that are never closed, so it is not Markdown.")
    if _open_formatting(markdown) > _DEEPEST_FORMATTING:
        raise UnreadableDocument("It holds many HTML tags for bold or italics that are never closed.")
    if _unclosed(markdown) > _MOST_UNCLOSED:
        raise UnreadableDocument("It holds many brackets that are never closed, so it is not Markdown.")


def _marks(markdown: str) -> int:
    return sum(map(markdown.count, _MARKS))


def _depth(prefix: str) -> int:
    """How deep the line that starts with `prefix` can stand in lists and quotations."""
    prefix = prefix.expandtabs(_INDENTED)
    return sum(prefix.count(mark) for mark in ">-+*.") + prefix.count(" ") // _INDENTED


def _unclosed(markdown: str) -> int:
    """Of any paragraph, the most square brackets open at one place, or links that are not plain."""
    most = brackets = links = 0
    for found in _PARAGRAPH_OR_BRACKET.finditer(markdown):
        token = found[0]
        if token == "[":
            brackets += 1
        elif token.startswith("]"):
            brackets = max(brackets - 1, 0)
            links += token == "]("
        elif token.startswith("\n"):
            brackets = links = 0
        most = max(most, brackets, links)
    return most


def _rules(markdown: str) -> int:
    """The most lines of one paragraph that Markdown would take for headings, or for rules and underlines."""
    most = count = 0
    for found in _BLANK_LINE_OR_RULE.finditer(markdown):
        count = count + 1 if found[1] else 0
        most = max(most, count)
    return most


def _open_formatting(markdown: str) -> int:
    """The most tags for bold, italics and the like that stand open at one place.

    HTML parsers open them again in every block until they are closed.
    """
    most = 0
    open_tags: Counter[str] = Counter()
    for closing, name in _FORMATTING.findall(markdown):
        tag = name.lower()
        if not closing:
            open_tags[tag] += 1
            most = max(most, open_tags.total())
        elif open_tags[tag]:
            open_tags[tag] -= 1
    return most
