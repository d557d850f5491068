"""The guide's pages as the program shows them: the same files as in docs/, made into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EnvironmentFault
from reader.render import from_markdown
from reader.ui.article.markup import body
from reader.ui.texts import as_html

NAMES = ("guide", "search", "export", "keys")
"""The pages in the order in which they are read, by the names of their files."""

_FENCE = re.compile(r"^```\w*\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_TO_PAGE = re.compile(r"\]\((\w*)(?:\.md)?(?:#([\w-]+))?\)")
_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>")
_TAG = re.compile(r"<[^>]+>")
_WITHIN_MENUS = " &gt; "  # File > Quit: no line begins with the sign
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page. level: 1 for the page's own title. anchor: where a link leads."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Page:
    """html: with links to other pages as "#page/section", and an anchor at each heading."""

    name: str
    title: str
    html: str
    sections: tuple[Section, ...]


def read_pages(folder: Path) -> tuple[Page, ...]:
    """The guide's pages that are in `folder`. Raises `EnvironmentFault` where none can be read."""
    pages = [page for name in NAMES if (page := _read(folder / f"{name}.md")) is not None]
    if not pages:
        raise EnvironmentFault(
            "The user guide is missing from this installation.",
            "Your articles and notes are not affected.",
            "Install Regional Reader again to have it back.",
        )
    return tuple(pages)


def page_of(name: str, markdown: str) -> Page:
    """The page of a Markdown text whose first heading is its title."""
    sections: list[Section] = []

    def anchored(found: re.Match[str]) -> str:
        text = _unescaped(_TAG.sub("", found[2]))
        section = Section(int(found[1]) - 1, text, _anchor(text))
        sections.append(section)
        return f'<h{found[1]}><a name="{section.anchor}"></a>{found[2]}</h{found[1]}>'

    html = _HEADING.sub(anchored, "".join(_parts(_TO_PAGE.sub(_link, markdown))))
    html = html.replace(_WITHIN_MENUS, _WITHIN_MENUS.replace(" ", "\N{NO-BREAK SPACE}", 1))
    return Page(name, sections[0].text if sections else name, body(html), tuple(sections))


def _read(path: Path) -> Page | None:
    try:
        return page_of(path.stem, path.read_text(encoding="utf-8"))
    except OSError:
        return None


def _parts(markdown: str) -> Iterator[str]:
    """HTML of what stands between fences as articles have it, and of what they hold line by line."""
    for number, part in enumerate(_FENCE.split(markdown)):
        if number % 2:
            yield f"<pre>{as_html(part.rstrip())}</pre>"
        elif part.strip():
            yield from_markdown(part).html


def _link(found: re.Match[str]) -> str:
    """A link to a page of the guide as a link inside of it; any other stays as it is."""
    if found[1] in NAMES or not found[1]:
        return f"](#{found[1]}/{found[2] or ''})"
    return found[0]


def _anchor(text: str) -> str:
    """The anchor that GitHub gives to a heading, so that a link works in both places."""
    return _NOT_IN_ANCHOR.sub("", text.casefold()).replace(" ", "-")


def _unescaped(html: str) -> str:
    for escape, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        html = html.replace(escape, letter)
    return html
