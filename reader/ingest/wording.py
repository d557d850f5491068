"""What the wording of one line alone says of it: sentence or label, lead-in, link, closing line."""

from __future__ import annotations

import re

from reader.ingest.links import find_addresses

# Forms of the verbs that make a sentence; enough to tell "The review is under way" from "Review of the year".
_FINITE = frozenset(
    "is are was were has have had will would can could may might must shall am isn't aren't "
    "said says remains remain continues continue".split()
)
# After these the verb belongs to a clause inside a label ("Children who are missing school").
_RELATIVE = frozenset("who that which what how where when why".split())
_SMALL = frozenset(
    "a an and as at but by for from in into is it its of on onto or our over per the their through to up via "
    "vs with within without & - – — + / re not".split()
)
# A longer line with a colon that begins with one of these is a clause ("The plan for next year covers:").
_SUBJECTS = frozenset(
    "The A An This These Those Our We It They In Some Several Many All Two Three Four Five Six".split()
)
_PRONOUNS = frozenset("We They You It I He She".split())
# Verbs of clauses that announce a list; too often nouns to make a sentence by themselves.
_ANNOUNCING = frozenset(
    "agreed asks comes come comprise comprises consists considered contains cover covers discussed "
    "emphasises features heard highlights identified involves lists need needs noted offers provides rests "
    "requires sets shows wants".split()
)
_LEADING_OPENERS = ("“", '"', "‘‘")
_TERMINATOR = re.compile(r"[\W_]*(?:ends?|endss)[\W_]*", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"(?:(?:an? )?(?:update|report|summary|paper)s? (?:from|for|by|to) (?:the|our)\b.*"
    r"|.*\bcouncil of reference(?: meeting)?[.…]*"
    r"|(?:[\w’]+ and )?(?:presentations|speeches|slides|papers|videos|materials|photos|highlights|news|"
    r"messages) from (?:the|our|this|last)\b.*)",
    re.IGNORECASE,
)
_LINK_LABEL = re.compile(
    r"(?:view|download)\b.*"
    r"|(?:read|watch|listen to|access|open|see|visit|click|register|book|sign up|find out|go to|follow)\b.*\b"
    r"(?:here|more|now|reports?|speech(?:es)?|papers?|guidance|notes?|documents?|videos?|films?|slides?|"
    r"letters?|"
    r"responses?|briefings?|recordings?|presentations?|articles?|blogs?|pages?|websites?|links?|place|full)"
    r"|(?:the )?full (?:report|speech|paper|response|article|document|text)s?",
    re.IGNORECASE,
)
_HERE = re.compile(r"\b(?:here|\(pdf\)|this link)[.\s]*$", re.IGNORECASE)
_LEAD_IN_END = re.compile(
    r"\b(?:to|for|by|with|of|from|that|include|includes|including|included|are|is|below|follows|following|"
    r"were|was|"
    r"on|as|said|asked|need|aims?|focus(?:es)?|through|across|into|in|about|like|these|them|at):[-–]?$",
    re.IGNORECASE,
)
_GROUPING_LEAD_IN = re.compile(
    r"\b(?:include|includes|including|are|as follows|following):[-–]?$", re.IGNORECASE
)
_DATED_OPENING = re.compile(
    r"(?:On|In|From|By|Since|At) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?\d"
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?:?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w’'.&/-]*")
_LONGEST_HEADING = 130


def words(text: str) -> list[str]:
    """The words of `text` as written, without the punctuation around them."""
    return [word.rstrip(".-/&") for word in _WORD.findall(text)]


def is_terminator(text: str) -> bool:
    """A press statement's closing line: ENDS, Ends, - END -."""
    return len(text) <= 12 and _TERMINATOR.fullmatch(text) is not None


def is_standfirst(text: str) -> bool:
    """A line below the title that says for whom the text was written."""
    return len(text) <= 160 and _STANDFIRST.fullmatch(text) is not None


def is_link_label(text: str) -> bool:
    """A lone line that was a link on the page ("View report")."""
    return (
        len(text) <= 100
        and len(text.split()) <= 9
        and _LINK_LABEL.fullmatch(text.rstrip(" .:>»")) is not None
    )


def is_weekday(text: str) -> bool:
    """A day of the week and nothing else."""
    return _WEEKDAY.fullmatch(text) is not None


def is_quotation(text: str) -> bool:
    """Begins as somebody's words do."""
    return text.startswith(_LEADING_OPENERS)


def ends_sentence(text: str) -> bool:
    """Closes with a sentence's punctuation, quotation marks and brackets aside."""
    core = text.rstrip("”’\"')] ")
    return core.endswith((".", "!", ";", ",")) or (core.endswith("?") and len(core.split()) > 10)


def is_sentence(text: str) -> bool:
    """Has the verb of a full sentence, whether or not it closes with a full stop."""
    tokens = text.replace("’", "'").split()
    if len(tokens) < 4:
        return False
    # Verbs are looked for in small letters only: "You Can Foster" is a name.
    return any(
        token.strip(".,:;()'\"") in _FINITE and tokens[at - 1].casefold() not in _RELATIVE
        for at, token in enumerate(tokens)
        if at
    )


def is_lead_in(text: str) -> bool:
    """A sentence that leads into what follows it ("The main changes are:"), not a heading with a colon."""
    if not text.endswith((":", ":-", ":–")):
        return False
    tokens = text.split()
    if is_sentence(text) or len(tokens) > 9 or tokens[0] in _PRONOUNS:
        return True
    if len(tokens) >= 3 and _LEAD_IN_END.search(text):
        return True
    if len(tokens) >= 6 and tokens[0] in _SUBJECTS and capitalised(text) < 0.6:
        return True
    return len(tokens) >= 5 and not _ANNOUNCING.isdisjoint(tokens[1:-1])


def groups_what_follows(text: str) -> bool:
    """A lead-in that announces the headings after it as its parts ("The strands include:")."""
    return is_lead_in(text) and _GROUPING_LEAD_IN.search(text) is not None


def capitalised(text: str) -> float:
    """The share of words with a capital or digit among those a headline would capitalise; 0 to 1, the first
    aside.

    -1 where there is no such word, so that nothing can be told.
    """
    telling = [word for word in words(text)[1:] if word.casefold() not in _SMALL]
    if not telling:
        return -1.0
    return sum(not word[0].islower() for word in telling) / len(telling)


def could_be_heading(text: str) -> bool:
    """Whether the wording allows a heading; what stands around it decides."""
    count = len(text.split())
    if not 0 < count <= 17 or len(text) > _LONGEST_HEADING or is_quotation(text):
        return False
    if text[0].islower() or not any(letter.isalnum() for letter in text):
        return False
    if is_terminator(text) or is_standfirst(text) or is_link_label(text) or is_lead_in(text):
        return False
    if (
        "|" in text
        or "[…]" in text
        or _DATED_OPENING.match(text)
        or _HERE.search(text)
        or _has_listed_brackets(text)
        or find_addresses(text)
    ):
        return False
    share = capitalised(text)
    if ends_sentence(text):
        return text.endswith(".") and count <= 12 and share >= 0.9 and count >= 3 and not is_sentence(text)
    if ". " in text.replace("vs. ", "").replace("No. ", ""):
        return False
    if count > 14 and share < 0.5:
        return False
    return not is_sentence(text) or text.endswith("?")


def _has_listed_brackets(text: str) -> bool:
    """Brackets around several names ("(A Person; B Person)"): an entry of a programme, not a heading."""
    opening = text.find("(")
    return opening >= 0 and any(mark in text[opening:] for mark in ",;")
