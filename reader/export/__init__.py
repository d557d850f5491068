"""Marks and articles out to files that other programs read, and marks back in.

Obsidian, Logseq and plain Markdown in a folder; Web Annotations (JSON-LD) in one file, which lose nothing.
What others may use is named here.
"""

from __future__ import annotations

from reader.export.annotation_reading import read_annotations
from reader.export.annotations import write_annotations
from reader.export.block import Draft, Outcome
from reader.export.carried import Carried, CarriedArticle, CarriedSearch
from reader.export.copying import copy_as_markdown, copy_as_quotation, quotation
from reader.export.folder import FolderContents, look_through, write_draft
from reader.export.names import article_stem, choose_names, free_name
from reader.export.overviews import INDEX_KEY, INDEX_STEM, Briefing, briefing_draft, index_draft
from reader.export.passages import Forms, Passage, forms, forms_with_source, full_source
from reader.export.personal_data import PersonalData, PersonalDataKind, find_personal_data
from reader.export.presets import Preset, article_draft
from reader.export.sheets import ArticleSheet, ColourNames, in_document_order
from reader.export.writing import make_folder, remove_leftovers, replace_file

__all__ = [
    "INDEX_KEY",
    "INDEX_STEM",
    "ArticleSheet",
    "Briefing",
    "Carried",
    "CarriedArticle",
    "CarriedSearch",
    "ColourNames",
    "Draft",
    "FolderContents",
    "Forms",
    "Outcome",
    "Passage",
    "PersonalData",
    "PersonalDataKind",
    "Preset",
    "article_draft",
    "article_stem",
    "briefing_draft",
    "choose_names",
    "copy_as_markdown",
    "copy_as_quotation",
    "find_personal_data",
    "forms",
    "forms_with_source",
    "free_name",
    "full_source",
    "in_document_order",
    "index_draft",
    "look_through",
    "make_folder",
    "quotation",
    "read_annotations",
    "remove_leftovers",
    "replace_file",
    "write_annotations",
    "write_draft",
]
