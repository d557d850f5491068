"""E-mail and web addresses written out in a text.

One place finds them for the whole reading: as link spans in blocks, and as the lists of an article's
addresses. Written so that no text makes it slow: an address is looked for around an "@", or where "http",
"www." or a British domain stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.model import Span, SpanStyle

_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'’")
_LONGEST_LOCAL = 64
# The last label is of one case, so that a word glued behind it ("…gov.ukFor details") is not taken in.
_DOMAIN = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}(?:[a-z]{2,24}|[A-Z]{2,24})(?![a-z0-9])"
)
_WEB = re.compile(
    r"(?:https?://|(?<![\w@.])www\.)[^\s<>\"“”«»\u00a0]{2,2000}"
    r"|(?<![\w@./-])[a-z0-9][a-z0-9-]{0,60}\.(?:org|gov|co|ac|nhs|sch|"
    r"police)\.uk\b(?:/[^\s<>\"“”«»\u00a0]{0,2000})?",
    re.IGNORECASE,
)
_HINT = re.compile(r"://|\.uk\b|www\.", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Address:
    """One address in a text: `start` to `end` in code points; `href` begins with mailto:, http: or https:."""

    start: int
    end: int
    text: str
    href: str

    @property
    def is_email(self) -> bool:
        return self.href.startswith("mailto:")


def find_addresses(text: str) -> tuple[Address, ...]:
    """The addresses in `text`, in order, as written: without a sentence's full stop or a bracket around."""
    # Most texts hold no address; these tests are far quicker than the search.
    if "@" not in text and _HINT.search(text) is None:
        return ()
    found = [*_web_addresses(text)]
    if "@" in text:
        taken = [(one.start, one.end) for one in found]
        found += [one for one in _emails(text) if not any(a < one.end and one.start < b for a, b in taken)]
        found.sort(key=lambda one: one.start)
    return tuple(found)


def with_links(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` of `text` and a link span for each written address that no span touches, in order of start."""
    addresses = find_addresses(text)
    if not addresses:
        return spans
    links = [
        Span(one.start, one.end, SpanStyle.LINK, one.href)
        for one in addresses
        if not any(_clash(span, one) for span in spans)
    ]
    return tuple(sorted((*spans, *links), key=lambda span: (span.start, -span.end)))


def listed_addresses(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The e-mail and the web addresses of several texts, as first written, in order, each once."""
    emails: dict[str, str] = {}
    urls: dict[str, str] = {}
    for text in texts:
        for one in find_addresses(text):
            (emails if one.is_email else urls).setdefault(one.text.casefold().rstrip("/"), one.text)
    return tuple(emails.values()), tuple(urls.values())


def _clash(span: Span, one: Address) -> bool:
    apart = span.end <= one.start or span.start >= one.end
    around = span.style is not SpanStyle.LINK and span.start <= one.start and span.end >= one.end
    return not apart and not around


def _web_addresses(text: str) -> Iterable[Address]:
    for match in _WEB.finditer(text):
        written = _without_closing(match.group())
        if "." not in written:
            continue
        href = written if written[:4].casefold() == "http" else "http://" + written
        yield Address(match.start(), match.start() + len(written), written, href)


def _without_closing(written: str) -> str:
    """Without the punctuation of the sentence around; a closing bracket stays where its opening is inside."""
    end = len(written)
    while end:
        last = written[end - 1]
        opener = _CLOSERS.get(last)
        if opener is not None:
            if written.count(opener, 0, end) >= written.count(last, 0, end):
                break
        elif last not in ".,;:!?'’‘*_…|–":
            break
        end -= 1
    return written[:end]


def _emails(text: str) -> Iterable[Address]:
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _LONGEST_LOCAL and text[start - 1] in _LOCAL:
            start -= 1
        while start < at and text[start] in ".-'’":
            start += 1
        domain = _DOMAIN.match(text, at + 1)
        if domain and start < at:
            written = text[start : domain.end()]
            yield Address(start, domain.end(), written, "mailto:" + written)
        at = text.find("@", at + 1)
