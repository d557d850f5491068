"""What a saved page carries around its text: menus, cookie notices, boxes with events of their own, footers.

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
from reader.ingest.wording import could_be_heading
from reader.model import BlockType

_TAG = re.compile(
    r"</?\s?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6]|table|tbody|tr|td|th|img|font|section|article|"
    r"o:p)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|[lr]squo|[lr]dquo|[nm]dash|hellip|pound|#\d{1,6}|#x[0-9a-f]{1,5});",
    re.IGNORECASE,
)


def _any_of(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings), re.IGNORECASE)


# Lines that no article holds, wherever they stand.
_FURNITURE = _any_of(
    r"skip to (?:the )?(?:main )?(?:content|navigation|menu|footer)|jump to (?:content|navigation)",
    r"(?:back to |return to )?(?:top|bottom) of (?:the )?page|back to (?:the )?top",
    r"toggle (?:navigation|menu|search)|(?:main |site |mobile )?(?:menu|navigation)|you are here:?.*|[☰✕×✖]",
    r"advertisement|loading[.…]*|(?:accept|reject|allow) (?:all )?(?:cookies|all)",
    r"(?:manage )?cookie (?:settings|preferences|policy)",
    r"share (?:this|on|via|with)\b.{0,40}|tweet(?: this)?|(?:e-?mail|print|like) this(?: \w+)?|copy link|"
    r"add this",
    r"follow us\b.{0,40}|all rights reserved\.?",
    r"powered by \w[\w .]{0,30}|(?:web)?site (?:designed |built )?by\b.{0,40}|(?:©|\(c\)|"
    r"copyright)\W.{0,120}",
    r"image|photo|logo|ree|(?:image|photo|picture|photograph)(?: credit)?:.{0,120}|credit: .{0,80}",
    r"\S{1,80}\.(?:jpe?g|png|gif|svg)",
)
_READING_TIME = _any_of(r"(?:[-–•] )?\d+ min(?:ute)?s?\.? read")
_PICTURE = _any_of(r"\b(?:picture|photo|image|photograph|credit)\b\s*:")
# Words of menus; in the midst of a text they may be headings.
_EDGE = _any_of(
    r"home|about(?: us)?|news|blogs?|press(?: releases)?|events?|contact(?: us)?|search(?: this site)?|"
    r"log ?in|log ?out",
    r"sign (?:in|up)|register|subscribe|members?(?: area| login)?|site ?map|accessibility(?: statement)?",
    r"privacy(?: policy| notice)?|terms(?: (?:and|&) conditions| of use)?|cookies?|legal|help|faqs?|"
    r"tag cloud",
    r"facebook|twitter|linkedin|instagram|youtube|whatsapp|x|rss|previous(?: (?:post|article|page))?",
    r"next(?: (?:post|article|page))?|read (?:more|full story)\b.{0,10}|more|print|close|open menu|"
    r"latest news",
    r"news (?:&|and) publications|meetings (?:&|and) events|directory|\w+ logo(?: \w+)?|newsletters?|go|"
    r"share|tags?:?",
)
_COOKIES = _any_of(r"\bcookies?\b")
_COOKIE_TALK = _any_of(r"\b(?:we use|uses?|using|accept|consent|this (?:web)?site|browser|preferences)\b")
_SITE_TALK = _any_of(r"^(?:this (?:web)?site|we use|by (?:using|continuing)|our (?:web)?site|cookies?\b)")
_CRUMBS = _any_of(r"(?:[^>»/›|]{1,60}\s*[>»›]\s*){1,8}[^>»›]{1,120}", r"home\s*/\s*.{1,120}")
_EVENTS = _any_of(
    r"(?:(?:featured|next|upcoming|forthcoming|our|latest)\s+){1,2}events?:?", r"events(?: calendar)?:?"
)
_EVENT_DATE = _any_of(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[a-z]{3,9}\s+\d\d(?:\d\d)?\b.{0,30}"
)
_EVENT_NAME = _any_of(
    r"\b(?:conference|webinar|seminar|workshop|summit|training|masterclass|event|forum|meeting|course)s?\b"
)
# First lines of what stands below an article on its page.
_TAIL = _any_of(
    r"related (?:articles|posts|news|content|stories|pages|links)|recent (?:posts|articles|news)",
    r"(?:more|latest) (?:news|posts)|you (?:may|might) also (?:like|be interested in)|more like this",
    r"leave a (?:comment|reply)|post a comment|comments? can be added here.?|"
    r"fill in your details below.{0,60}",
    r"sign up (?:to|for) our\b.{0,60}|subscribe to our\b.{0,60}|register now to continue reading",
    r"share this(?: \w+)?:?|filed under:?.{0,60}|posted in:?.{0,60}",
)
_LONGEST_MENU = 300  # lines
_TAIL_SHARE = 0.4  # of an article's words at most may stand behind a footer's first line


def clean_lines(lines: Sequence[Line]) -> list[Line]:
    """`lines` without leftover markup, site furniture and boxes with events of their own."""
    kept: list[Line] = []
    said_twice = ""
    for line in lines:
        text = _without_markup(line) if line.role is None or not line.spans else line.text
        if _READING_TIME.fullmatch(text):
            _drop_byline(kept)
        elif kept and text == kept[-1].text and _PICTURE.search(text):
            said_twice = text  # a caption, for the eye and for the ear
            kept.pop()
        elif (text and text != said_twice and not _is_furniture(text, line)) or line.rows:
            kept.append(line if text == line.text else replace(line, text=text))
    return _without_event_boxes(kept)


def strip_edges(lines: Sequence[Line]) -> list[Line]:
    """`lines` without menu words at either end and without a footer of related pages."""
    start, end = 0, len(lines)
    while start < end and _is_edge(lines[start]):
        start += 1
    if start == 1:
        start = 0  # one such word may be the text's first heading
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
    cut = known = 0
    for at, line in enumerate(lines[:_LONGEST_MENU]):
        mark = find_mark(line.text)
        bare = line.text[mark.length :] if mark else line.text
        if len(bare.split()) > 20:
            break
        if mark is None and line.role is not BlockType.LIST_ITEM:
            known = 0
            continue
        known += _EDGE.fullmatch(bare) is not None
        if known >= 2 and len(bare.split()) <= 8:
            cut = at + 1
    while cut < len(lines) - 1 and _is_edge(lines[cut]):
        cut += 1
    return list(lines[cut:])


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
    return all(pattern.search(text) for pattern in (_SITE_TALK, _COOKIES, _COOKIE_TALK))


def _is_edge(line: Line) -> bool:
    if line.role is BlockType.TABLE:
        return False
    mark = find_mark(line.text)
    return _EDGE.fullmatch(line.text[mark.length :] if mark else line.text) is not None


def _drop_byline(kept: list[Line]) -> None:
    """Take back the few words above a reading time: the writer's account and the day of the post."""
    for _ in range(2):
        if len(kept) > 1 and len(kept[-1].text.split()) <= 4 and find_mark(kept[-1].text):
            kept.pop()


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
