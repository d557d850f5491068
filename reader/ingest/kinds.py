"""What kind of article it is, from the shapes of its title and text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.document import Line
from reader.ingest.places import committees_named, regions_named
from reader.ingest.wording import is_quotation, is_terminator
from reader.model import Kind

_NEWSLETTER = re.compile(
    r"\b(?:newsletter|e-?bulletin|bulletin|digest|e-?news|news round-?up|weekly (?:update|briefing|news)|"
    r"friday update)\b"
    r"|^(?:\w+ )?update (?:no|number|issue)\b\.?\s*\d+|\bissue (?:no\.? ?)?\d+\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"\b(?:committees?|updates?|EAPC|WDPC)\b", re.IGNORECASE)
_UPDATE = re.compile(r"\b(?:updates?|report|round-?up|briefing)\b", re.IGNORECASE)
_REGIONAL = re.compile(
    r"\bregion(?:al)? (?:\w+ ){0,2}update\b|\bupdate from the (?:[\w&]+ ){1,4}region\b", re.IGNORECASE
)
_PRESS = re.compile(
    r"\bpress (?:release|statement|notice)\b|^PR\b|\bcomments?\b(?!\s+on\s+draft)|\bresponds?\b|"
    r"\bresponses?\b"
    r"|\breact(?:s|ion)\b|\bstatement (?:on|from|by|about)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:^(?:commenting|responding|reacting|speaking)\b.*|.*\b(?:president|chair|spokes(?:person|man|"
    r"woman)|director|"
    r"chief executive|minister)\b.*)\b(?:said|says|commented|responded)\s*:?\s*$",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\b(?:president|chair|spokes(?:person|man|woman)|director|chief executive|minister)\b[^.“\"]{0,60}"
    r"\b(?:said|added|commented):?\s*[“\"]",
    re.IGNORECASE,
)
_EDITORS = re.compile(
    r"notes? (?:to|for) editors:?|for immediate release.*|media (?:contact|enquiries).*", re.IGNORECASE
)
_SPEECH = re.compile(
    r"\b(?:speech|(?:inaugural|presidential|opening|keynote|president.?s) address|address (?:to|at)|"
    r"keynote)\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:conference|summit|webinar|seminar|workshop|presentations|symposium|masterclass|talking heads|"
    r"video|film|"
    r"podcast|event|programme of events|save the date|launch event|training day)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:reflect(?:ions?|ing)|round-?up|looking back|thoughts on|blog)\b", re.IGNORECASE
)
_ANNOUNCEMENT = re.compile(
    r"\b(?:appoint(?:ed|ment|s)|elected|vice president|new (?:president|chair|director|chief executive)|"
    r"announces?|"
    r"retire(?:s|ment)|vacanc(?:y|ies)|award(?:s|ed)?|farewell|welcomes? new)\b",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    r"\b(?:has|have|was|were) (?:been )?(?:appointed|elected|named|awarded)\b", re.IGNORECASE
)
_PAPER = (
    r"(?:report|paper|guidance|briefing(?: note| paper)?|guide|survey|toolkit|review|research|handbook|"
    r"framework|manifesto(?:s|es)?|strategy|response|submission|analysis|study|evaluation|consultation|"
    r"position statement|protocol|publication|summary)"
)
_PUBLICATION = re.compile(rf"\b{_PAPER}s?\b|\bpressures phase\b", re.IGNORECASE)
_VIEW_PAPER = re.compile(rf"(?:view|download|read|access)\b.*\b{_PAPER}s?\b.*", re.IGNORECASE)
_THIS_PAPER = re.compile(rf"\b(?:this|the|our) (?:\w+ )?(?:{_PAPER}|document)\b", re.IGNORECASE)


def kind_of(title: str, lines: Sequence[Line]) -> Kind:
    """The kind of the article `title` with the body `lines`."""
    if _NEWSLETTER.search(title):
        return Kind.NEWSLETTER
    texts = [line.text for line in lines]
    closed = any(is_terminator(text) for text in texts)
    if not closed and not re.search(r"\bpress release\b", title, re.IGNORECASE):
        if committees_named(title) and _COMMITTEE.search(title):
            return Kind.POLICY_COMMITTEE_UPDATE
        if re.search(
            r"\bpolicy committees?\b.*\bupdate|\bupdate\b.*\bpolicy committees?\b", title, re.IGNORECASE
        ):
            return Kind.POLICY_COMMITTEE_UPDATE
        if (regions_named(title) and _UPDATE.search(title)) or _REGIONAL.search(title):
            return Kind.REGIONAL_UPDATE
    if closed or _is_press(title, texts):
        return Kind.PRESS_RELEASE
    return _other_kind(title, texts)


def _is_press(title: str, texts: Sequence[str]) -> bool:
    opening = [text for text in texts[:4] if len(text) < 600]
    speaks = any(_SAID.fullmatch(text) for text in opening)
    if _PRESS.search(title):
        # "Response to the consultation" may be the statement, or a paper to be downloaded.
        return speaks or not _offers_paper(texts) or any(is_quotation(text) for text in texts)
    # An appointment is told first; the words about it come after.
    if any(_APPOINTED.search(text) for text in opening[:2]):
        return False
    if speaks or any(_EDITORS.fullmatch(text) for text in texts):
        return True
    return any("today" in text for text in opening[:2]) and any(_QUOTES.search(text) for text in texts)


def _offers_paper(texts: Sequence[str]) -> bool:
    return any(len(text) < 100 and _VIEW_PAPER.fullmatch(text) for text in texts)


def _other_kind(title: str, texts: Sequence[str]) -> Kind:
    if _SPEECH.search(title):
        return Kind.SPEECH
    if _EVENT.search(title) and not _LOOKS_BACK.search(title):
        return Kind.EVENT
    opening = " ".join(texts[:3])[:1500]
    if _ANNOUNCEMENT.search(title) or _APPOINTED.search(opening):
        return Kind.ANNOUNCEMENT
    if _PUBLICATION.search(title) or _offers_paper(texts):
        return Kind.PUBLICATION
    if _THIS_PAPER.search(opening) and len(texts) <= 8:
        return Kind.PUBLICATION
    return Kind.OTHER
