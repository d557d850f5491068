"""What a saved page carries around its text: menus, cookie notices, boxes with events, captions, excerpts.

Only what cannot be part of an article goes. Where in doubt the text stays: nothing of the source is lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.dates import is_date_line
from reader.ingest.document import Line
from reader.ingest.marks import find_mark
from reader.ingest.wording import could_be_heading, ends_sentence, words
from reader.model import BlockType, comparable

_TAG = re.compile(
    r"</?\s?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|table|tbody|tr|td|th|img|font|section|article|o:p)\b"
    r"[^<>]{0,300}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|[lr]squo|[lr]dquo|[nm]dash|hellip|pound|#\d{1,6}|#x[0-9a-f]{1,5});", re.I
)
_FURNITURE = re.compile(
    r"skip to (?:the )?(?:main )?(?:content|navigation|menu|footer)|jump to (?:content|navigation)"
    r"|(?:back to |return to )?(?:top|bottom) of (?:the )?page|back to (?:the )?top|toggle (?:navigation|menu|search)"
    r"|(?:main |site |mobile )?(?:menu|navigation)|you are here:?.*|[☰✕×✖]|advertisement|loading[.…]*"
    r"|(?:accept|reject|allow) (?:all )?(?:cookies|all)|(?:manage )?cookie (?:settings|preferences|policy)"
    r"|share (?:this|on|via|with)\b.{0,40}|tweet(?: this)?|(?:e-?mail|print|like) this(?: \w+)?|copy link|add this"
    r"|follow us\b.{0,40}|(?:[-–•] )?\d+ min(?:ute)?s?\.? read|all rights reserved\.?|powered by \w[\w .]{0,30}"
    r"|(?:©|\(c\)|copyright)\W.{0,120}|(?:web)?site (?:designed |built )?by\b.{0,40}|image|photo|logo|ree"
    r"|(?:image|photo|picture|photograph)(?: credit)?:.{0,120}|credit: .{0,80}|\S{1,80}\.(?:jpe?g|png|gif|svg)",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"home|about(?: us)?|news|blogs?|press(?: releases)?|events?|contact(?: us)?|search(?: this site)?|log ?in|log ?out"
    r"|sign (?:in|up)|register|subscribe|members?(?: area| login)?|site ?map|accessibility(?: statement)?"
    r"|privacy(?: policy| notice)?|terms(?: (?:and|&) conditions| of use)?|cookies?|legal|help|faqs?|tag cloud"
    r"|facebook|twitter|linkedin|instagram|youtube|whatsapp|x|rss|previous(?: (?:post|article|page))?"
    r"|next(?: (?:post|article|page))?|read (?:more|full story)\b.{0,10}|more|print|close|open menu|latest news"
    r"|news (?:&|and) publications|meetings (?:&|and) events|directory|\w+ logo(?: \w+)?|newsletters?|go|share|tags?:?",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_COOKIE_TALK = re.compile(
    r"\b(?:we use|uses?|using|accept|consent|this (?:web)?site|browser|preferences)\b", re.IGNORECASE
)
_CRUMBS = re.compile(r"(?:[^>»/›|]{1,60}\s*[>»›]\s*){1,8}[^>»›]{1,120}|home\s*/\s*.{1,120}", re.IGNORECASE)
_EVENTS = re.compile(
    r"(?:(?:featured|next|upcoming|forthcoming|our|latest)\s+){1,2}events?:?|events(?: calendar)?:?",
    re.IGNORECASE,
)
_EVENT_DATE = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+\d\d(?:\d\d)?\b.{0,30}",
    re.IGNORECASE,
)
_EVENT_NAME = re.compile(
    r"\b(?:conference|webinar|seminar|workshop|summit|training|masterclass|event|forum|meeting|course)s?\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"related (?:articles|posts|news|content|stories|pages|links)|recent (?:posts|articles|news)|(?:more|latest) (?:news|posts)"
    r"|you (?:may|might) also (?:like|be interested in)|more like this|leave a (?:comment|reply)|post a comment"
    r"|sign up (?:to|for) our\b.{0,60}|subscribe to our\b.{0,60}|share this(?: \w+)?:?|filed under:?.{0,60}|posted in:?.{0,60}"
    r"|register now to continue reading|fill in your details below.{0,60}|comments? can be added here.?",
    re.IGNORECASE,
)
_TAIL_SHARE = 0.3  # of an article's words at most may stand behind a footer's first line


def clean_lines(lines: Sequence[Line]) -> list[Line]:
    """`lines` without leftover markup, site furniture and boxes with events of their own."""
    kept = []
    for line in lines:
        text = _without_markup(line) if line.role is None or not line.spans else line.text
        if not text or _is_furniture(text, line):
            continue
        kept.append(line if text == line.text else replace(line, text=text))
    return _without_event_boxes(kept)


def strip_edges(lines: Sequence[Line]) -> list[Line]:
    """`lines` without menu words at either end and without a footer of related pages."""
    start, end = 0, len(lines)
    while start < end and _is_edge(lines[start]):
        start += 1
    total = sum(len(line.text) for line in lines) or 1
    behind = 0
    for at in range(end - 1, start, -1):
        behind += len(lines[at].text)
        if behind > total * _TAIL_SHARE:
            break
        if _TAIL.fullmatch(lines[at].text.rstrip(" :")):
            end = at
    while end > start and _is_edge(lines[end - 1]):
        end -= 1
    return list(lines[start:end])


def strip_menu(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the list of links that opens a page, where it names the pages that every site has."""
    cut = 0
    known = 0
    for at, line in enumerate(lines[:300]):
        mark = find_mark(line.text)
        bare = line.text[mark.length :] if mark else line.text
        listed = mark is not None or line.role is BlockType.LIST_ITEM
        if _EDGE.fullmatch(bare):
            known += 1
        if listed and known >= 2 and len(bare.split()) <= 8:
            cut = at + 1
        elif len(bare.split()) > 20:
            break
    return list(lines[cut:])


def strip_head(lines: Sequence[Line], title: str) -> list[Line]:
    """The body below `title` without the title said again, an excerpt, captions and the category's name."""
    kept: list[Line] = []
    own = comparable(title)
    labels: set[str] = {"newsletters", "newsletter", "news", "blog", "blogs", "press releases", "latest news"}
    head = True
    skip = False
    for at, line in enumerate(lines):
        key = comparable(line.text)
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
            if following and following[0].text == line.text and len(line.text.split()) <= 8:
                skip = True
                continue
            head = len(line.text.split()) < 12 or not ends_sentence(line.text)
        kept.append(line)
    return kept


def _without_markup(line: Line) -> str:
    text = line.text
    if "<" in text:
        text = _TAG.sub("", text).strip()
    if "&" in text and ";" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text).strip()
    return text


def _is_furniture(text: str, line: Line) -> bool:
    if len(text) > 400 or line.role is BlockType.TABLE:
        return False
    if len(text) <= 130 and _FURNITURE.fullmatch(text):
        return True
    if len(text) <= 130 and text[:4].casefold() == "home" and _CRUMBS.fullmatch(text):
        return True
    return len(_COOKIES.findall(text)) > 0 and _COOKIE_TALK.search(text) is not None and _about_the_site(text)


def _about_the_site(text: str) -> bool:
    return (
        re.match(
            r"(?:this (?:web)?site|we use|by (?:using|continuing)|our (?:web)?site|cookies?\b)", text, re.I
        )
        is not None
    )


def _is_edge(line: Line) -> bool:
    if line.role is BlockType.TABLE:
        return False
    mark = find_mark(line.text)
    return _EDGE.fullmatch(line.text[mark.length :] if mark else line.text) is not None


def _is_event_date(text: str) -> bool:
    return _EVENT_DATE.fullmatch(text) is not None or is_date_line(text)


def _without_event_boxes(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_event_box(lines, at) if _EVENTS.fullmatch(lines[at].text) else at
        if end > at:
            at = end
            continue
        kept.append(lines[at])
        at += 1
    return kept


def _end_of_event_box(lines: Sequence[Line], at: int) -> int:
    """The line behind the box of events that begins at `at`; `at` itself where no date follows the label."""
    end = at + 1
    dated = False
    while end < len(lines):
        if _is_event_date(lines[end].text):
            end += 1
            dated = True
        elif end + 1 < len(lines) and len(lines[end].text) <= 120 and _is_event_date(lines[end + 1].text):
            end += 2
            dated = True
        else:
            break
    if not dated:
        return at
    # The event's name below its date: told from the page's title by a further title behind it.
    if (
        end + 1 < len(lines)
        and _EVENT_NAME.search(lines[end].text)
        and could_be_heading(lines[end].text)
        and could_be_heading(lines[end + 1].text)
        and not _EVENT_NAME.search(lines[end + 1].text)
    ):
        end += 1
    return end


def _category_of_excerpt(text: str, following: Sequence[Line]) -> str | None:
    """The category's name ("" for none) before an excerpt of what follows, cut with […]; None where it is none."""
    cut = re.search(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$", text)
    if cut is None or len(text.split()) < 8:
        return None
    said = comparable(text[: cut.start()]).split()
    later = comparable(" ".join(line.text for line in following))
    for dropped in range(4):
        rest = said[dropped:]
        if len(rest) >= 6 and " ".join(rest[:8]) in later and " ".join(rest[-5:]) in later:
            return " ".join(said[:dropped])
    return None


_PERSON = re.compile(
    r"\b(?:child|children|people|person|woman|women|man|men|girls?|boys?|students?|pupils?|teachers?|famil(?:y|ies)|"
    r"hands?|babies|baby|toddlers?|teenagers?|adults?|parents?|mother|father|group|colleagues|friends?)\b",
    re.IGNORECASE,
)
_POSE = re.compile(
    r"\b(?:playing|smiling|holding|sitting|standing|walking|wearing|laughing|looking|running|reading|drawing|painting|"
    r"learning|talking|sharing|pointing|jumping|waving|hugging|working|writing|using)\b",
    re.IGNORECASE,
)


def _is_caption(line: Line, following: Sequence[Line]) -> bool:
    """A picture's description: who is seen doing what, or a name that the text below opens with."""
    text = line.text
    count = len(text.split())
    if count > 25 or ends_sentence(text) or text.endswith(":") or line.role is BlockType.HEADING:
        return False
    if (
        count >= 3
        and _PERSON.search(text)
        and _POSE.search(text)
        and not any(w[0].isupper() for w in words(text)[1:2])
    ):
        return True
    if (
        not following
        or not 2 <= count <= 4
        or not text.replace(" ", "").replace("’", "").replace("-", "").isalpha()
    ):
        return False
    named = all(word[0].isupper() for word in text.split())
    opening = following[0].text if following[0].text != text or len(following) < 2 else following[1].text
    return (
        named
        and len(opening.split()) > 10
        and opening.startswith((text + ",", text + " has ", text + " is "))
    )


def _is_part_of_title(key: str, own: str, following: Sequence[Line]) -> bool:
    """Some words of the title said again, and then once more by the line below, in full."""
    return (
        bool(following)
        and len(key.split()) >= 2
        and f" {key} " in f" {own} "
        and comparable(following[0].text).startswith(key + " ")
    )
