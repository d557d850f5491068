"""What a saved page puts between its title and its text: the title again, an excerpt, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.wording import capitalised, ends_sentence
from reader.model import BlockType, comparable


def strip_head(lines: Sequence[Line], title: str) -> list[Line]:
    """The body below `title` without the title said again, an excerpt, captions and the category's name."""
    kept: list[Line] = []
    own = comparable(title)
    labels = {"newsletters", "newsletter", "blog", "press releases", "latest news"}
    head = True
    skip = False
    for at, line in enumerate(lines):
        # A line much longer than the title is not the title said again.
        key = comparable(line.text) if head or len(line.text) <= 2 * len(title) else ""
        if skip:
            skip = False
            continue
        if line.role is BlockType.TABLE or (key == own and own):
            if line.role is BlockType.TABLE:
                head = False
                kept.append(line)
            continue
        if head and line.role is not BlockType.LIST_ITEM:
            following = lines[at + 1 : at + 9]
            category = _category_of_excerpt(line.text, following)
            if category is not None:
                labels.add(category)
                continue
            if key in labels or _is_caption(line, following) or _is_part_of_title(key, own, following):
                continue
            if _is_said_twice(line, following):
                skip = True
                continue
            head = len(line.text.split()) < 12 or not ends_sentence(line.text)
        kept.append(line)
    return kept


def _category_of_excerpt(text: str, following: Sequence[Line]) -> str | None:
    """The category's name, or "", before an excerpt of what follows; None where the line is no excerpt."""
    cut = re.search(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$", text)
    if cut is None or len(text.split()) < 8:
        return None
    said = comparable(text[: cut.start()]).split()
    later = comparable(" ".join(line.text for line in following))
    for dropped in range(4):
        rest = said[dropped:]
        if len(rest) >= 6 and " ".join(rest[:8]) in later and " ".join(rest[-5:]) in later:
            return _label_among(said, following) or " ".join(said[:dropped])
    return None


def _label_among(said: Sequence[str], following: Sequence[Line]) -> str:
    """The opening words that one of the next lines says alone, else ""."""
    alone = {comparable(line.text) for line in following if len(line.text.split()) <= 3}
    return next((name for count in (1, 2, 3) if (name := " ".join(said[:count])) in alone), "")


_PEOPLE = (
    r"\b(?:child|children|people|person|woman|women|man|men|girls?|boys?|students?|pupils?|teachers?|hands?|"
    r"famil(?:y|ies)|babies|baby|toddlers?|teenagers?|adults?|parents?|mother|father|group|friends?)\b"
)
_SEEN = "playing|smiling|holding|sitting|standing|wearing|laughing|running|painting|jumping|waving|hugging"
_DOING = _SEEN + "|walking|looking|reading|learning|talking|sharing|pointing|working|writing|drawing|using"
# "Families learning together" may be a heading, "Two families learning together" is a picture.
_PICTURED = re.compile(
    rf"(?:an?|the|some|several|two|three|four|five|six|\d+)\b.{{0,40}}{_PEOPLE}.{{0,60}}\b(?:{_DOING})\b.*"
    rf"|.{{0,40}}{_PEOPLE}.{{0,60}}\b(?:{_SEEN})\b.*",
    re.IGNORECASE,
)


def _is_caption(line: Line, following: Sequence[Line]) -> bool:
    """A picture's description: who is seen doing what, or a name that the text below opens with."""
    text = line.text
    count = len(text.split())
    if count > 25 or ends_sentence(text) or text.endswith(":") or line.role is BlockType.HEADING:
        return False
    if count >= 3 and _PICTURED.fullmatch(text) and capitalised(text) < 0.6:
        return True
    if not following or not 2 <= count <= 4 or not all(_is_name(word) for word in text.split()):
        return False
    opening = following[0].text if following[0].text != text or len(following) < 2 else following[1].text
    return len(opening.split()) > 10 and opening.startswith((text + ",", text + " has ", text + " is "))


def _is_said_twice(line: Line, following: Sequence[Line]) -> bool:
    """A caption printed below its picture and once more as the picture's description."""
    if not following or following[0].text != line.text or find_mark(line.text):
        return False
    tokens = line.text.split()
    if not 2 <= len(tokens) <= 8 or ends_sentence(line.text) or line.text.endswith(":"):
        return False
    return following[0].gap == 0 or all(_is_name(word) for word in tokens)


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.replace("’", "").replace("-", "").isalpha()


def _is_part_of_title(key: str, own: str, following: Sequence[Line]) -> bool:
    """Some words of the title said again, and then once more by the line below, in full."""
    return (
        bool(following)
        and len(key.split()) >= 2
        and f" {key} " in f" {own} "
        and comparable(following[0].text).startswith(key + " ")
    )
