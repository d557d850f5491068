"""Files over many articles: the index, and a briefing grouped by region or by tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from reader.export.block import Draft
from reader.export.escaping import one_line
from reader.export.presets import STYLES, Preset
from reader.export.sheets import AWAY_LABEL, NATIONAL_LABEL, ArticleSheet, ColourNames
from reader.model import Mark

INDEX_KEY = "index"
INDEX_STEM = "Index of notes"
_NO_TAG = "Without a tag"


class Briefing(StrEnum):
    """What a briefing is grouped by."""

    REGION = "region"
    TAG = "tag"

    @property
    def key(self) -> str:
        """What marks its file, as an article's key marks the article's."""
        return f"briefing-{self.value}"

    @property
    def stem(self) -> str:
        return f"Briefing by {self.value}"


def index_draft(preset: Preset, sheets: Iterable[ArticleSheet], names: Mapping[str, str]) -> Draft:
    """A list of the exported articles by region, newest first. names: file names by key; an article without
    one is left out.
    """
    style = STYLES[preset]
    listed = [sheet for sheet in sheets if sheet.article.key in names]
    lines = [style.heading(INDEX_STEM, 1)]
    for region, group in _by_region(listed):
        lines += _opened(preset, style.heading(region, 2))
        for sheet in group:
            about = sheet.article
            link = style.link(names[about.key].rpartition(".")[0], about.title)
            count = len(sheet.marks)
            facts = f"{one_line(about.label)} · {count:,} {'note' if count == 1 else 'notes'}"
            lines.append(f"- {link} · {facts}")
    return _draft(preset, INDEX_KEY, INDEX_STEM, "\n".join(lines) + "\n")


def briefing_draft(
    preset: Preset, by: Briefing, sheets: Sequence[ArticleSheet], colours: ColourNames
) -> Draft:
    """Every mark with its source in one file. A mark of several regions or tags stands under each of them."""
    style = STYLES[preset]
    parts = [style.heading(by.stem, 1) + "\n"]
    for name, marks in _GROUPERS[by](sheets):
        parts.append(style.heading(name, 2) + "\n")
        parts += [style.mark(sheet, mark, colours) for sheet, mark in marks]
    return _draft(preset, by.key, by.stem, ("" if preset is Preset.LOGSEQ else "\n").join(parts))


def _draft(preset: Preset, key: str, stem: str, body: str) -> Draft:
    style = STYLES[preset]
    return Draft(key, style.head({"title": stem}), body, style.room, bullets=preset is Preset.LOGSEQ)


def _opened(preset: Preset, heading: str) -> list[str]:
    return [heading] if preset is Preset.LOGSEQ else ["", heading, ""]


def _by_region(sheets: Iterable[ArticleSheet]) -> list[tuple[str, list[ArticleSheet]]]:
    """Regions in alphabetical order, then national articles, then those away; newest first."""
    groups: dict[str, list[ArticleSheet]] = {}
    for sheet in sorted(sheets, key=_date_order, reverse=True):
        for region in sheet.groups:
            groups.setdefault(region, []).append(sheet)
    return sorted(
        groups.items(), key=lambda group: (group[0] == AWAY_LABEL, group[0] == NATIONAL_LABEL, group[0])
    )


def _date_order(sheet: ArticleSheet) -> tuple[str, str, str]:
    return (sheet.article.issued or "", sheet.article.title, sheet.article.key)


_Groups = list[tuple[str, list[tuple[ArticleSheet, Mark]]]]


def _marks_by_region(sheets: Sequence[ArticleSheet]) -> _Groups:
    return [
        (region, [(sheet, mark) for sheet in group for mark in sheet.marks])
        for region, group in _by_region(sheets)
    ]


def _marks_by_tag(sheets: Sequence[ArticleSheet]) -> _Groups:
    """Under the tags of a mark and of its article, in alphabetical order; those without any last."""
    groups: dict[str, tuple[str, list[tuple[ArticleSheet, Mark]]]] = {}
    untagged: list[tuple[ArticleSheet, Mark]] = []
    for sheet in sorted(sheets, key=_date_order, reverse=True):
        for mark in sheet.marks:
            tags = {tag.casefold(): tag for tag in (*sheet.tags, *mark.tags)}
            for folded, tag in tags.items():
                groups.setdefault(folded, (tag, []))[1].append((sheet, mark))
            if not tags:
                untagged.append((sheet, mark))
    found = [groups[folded] for folded in sorted(groups)]
    return [*found, (_NO_TAG, untagged)] if untagged else found


_GROUPERS: Mapping[Briefing, Callable[[Sequence[ArticleSheet]], _Groups]] = {
    Briefing.REGION: _marks_by_region,
    Briefing.TAG: _marks_by_tag,
}
