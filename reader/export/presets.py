"""What is written of an article for the program that a person keeps notes in: Obsidian, Logseq, or any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.export import logseq, obsidian, plain
from reader.export.block import Draft
from reader.export.front_matter import Value, property_head, yaml_head
from reader.export.sheets import ArticleSheet, ColourNames, address
from reader.export.tags import each_once, logseq_tag, obsidian_tag, plain_tag
from reader.model import Mark


class Preset(StrEnum):
    """For which program Markdown is written."""

    OBSIDIAN = "obsidian"
    LOGSEQ = "logseq"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Style:
    """How one preset writes.

    head: front matter from its fields. article: the sheet's part that is written anew at each export.
    mark: one mark under a heading of its source, for a briefing. heading: a line that opens a part; title,
    level from 1. link: to another exported file, by stem and title. room: what follows in a new file, where
    the person may write. tag: how a tag is spelt.
    """

    head: Callable[[Mapping[str, Value]], str]
    article: Callable[[ArticleSheet, ColourNames], str]
    mark: Callable[[ArticleSheet, Mark, ColourNames], str]
    heading: Callable[[str, int], str]
    link: Callable[[str, str], str]
    room: str
    tag: Callable[[str], str]


_ROOM = "\n## My notes\n\n"

STYLES: Mapping[Preset, Style] = {
    Preset.OBSIDIAN: Style(
        yaml_head,
        obsidian.article,
        obsidian.briefed,
        obsidian.heading,
        obsidian.link,
        _ROOM,
        obsidian_tag,
    ),
    Preset.LOGSEQ: Style(
        property_head,
        logseq.article,
        logseq.briefed,
        logseq.heading,
        logseq.link,
        "- My notes\n",
        logseq_tag,
    ),
    Preset.PLAIN: Style(
        yaml_head,
        plain.article,
        plain.briefed,
        plain.heading,
        plain.link,
        _ROOM,
        plain_tag,
    ),
}


def article_head(preset: Preset, sheet: ArticleSheet, stem: str) -> str:
    """The head of an article's file, whose name without ending is `stem`.

    Logseq names a page by its title, and takes no two of one name: there the page keeps the file's name.
    """
    style, about = STYLES[preset], sheet.article
    fields: dict[str, Value] = {"title": stem if preset is Preset.LOGSEQ else about.title}
    if preset is Preset.LOGSEQ:
        fields["article"] = about.title
    fields |= {
        "publisher": about.publisher or "",
        "issued": about.issued or "",
        "date": "" if about.issued else about.label,
        "regions": [region.label for region in sheet.regions],
        "kind": sheet.kind.label if sheet.kind else "",
        "key": about.key,
        "source": address(about.key),
        "tags": each_once(map(style.tag, sheet.tags)),
    }
    return style.head(fields)


def article_draft(preset: Preset, sheet: ArticleSheet, stem: str, names: ColourNames) -> Draft:
    """What is to stand in an article's file, whose name without ending is `stem`."""
    style = STYLES[preset]
    head, body = article_head(preset, sheet, stem), style.article(sheet, names)
    return Draft(sheet.article.key, head, body, style.room, bullets=preset is Preset.LOGSEQ)
