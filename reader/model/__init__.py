"""Values: what an article, a date, a block, a result is. No input or output, nothing of Qt or SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lazy import load_lazily

if TYPE_CHECKING:
    from reader.model.acronyms import Expansion, Meaning, Related, Series
    from reader.model.article import (
        Article,
        Contact,
        NewsletterItem,
        Section,
        TitleEvidence,
        article_key,
        comparable,
    )
    from reader.model.backups import Backup, BackupContents
    from reader.model.blocks import Block, BlockType, Cell, Span, SpanStyle
    from reader.model.cancel import CancelToken
    from reader.model.details import ArticleDetails, Source, Version
    from reader.model.issued import NOT_DATED, DateEvidence, Issued, Month
    from reader.model.kinds import Kind
    from reader.model.marks import (
        Anchor,
        CarriedMark,
        CarryReport,
        Citation,
        Colour,
        Mark,
        MarkFilter,
        MarkKind,
        MarkOrder,
        NewMark,
        Placement,
        ReviewItem,
    )
    from reader.model.personal import Correction, NoteText, PersonalFacts, ReadingState, SavedSearch, TagCount
    from reader.model.query import (
        AllOf,
        AnyOf,
        Condition,
        Day,
        Field,
        Filter,
        FromPublisher,
        Has,
        InRegion,
        Is,
        IssuedWithin,
        Misreading,
        Not,
        OfCommittee,
        OfKind,
        Possession,
        Query,
        State,
        Tagged,
        Term,
    )
    from reader.model.regions import Committee, Region
    from reader.model.reports import CheckReport, ImportFailure, ImportSummary
    from reader.model.search import (
        Exclusion,
        Facets,
        Hit,
        HitPlace,
        SearchResult,
        SearchResults,
        Snippet,
        SortOrder,
    )
    from reader.model.shelf import (
        NATIONAL,
        UNDATED,
        ArticleSummary,
        ArticleText,
        Digests,
        Grouping,
        Heading,
        ReadingText,
    )
    from reader.model.shelves import (
        PersonalCounts,
        PersonalPlace,
        PersonalShelf,
        ShelfTag,
        TreeCount,
        TreePlace,
    )
    from reader.model.titles import ArticleTitle
else:
    # The names above, by the module that each comes from.
    __getattr__ = load_lazily(
        __name__,
        {
            "acronyms": "Expansion Meaning Related Series",
            "article": "Article Contact NewsletterItem Section TitleEvidence article_key comparable",
            "backups": "Backup BackupContents",
            "blocks": "Block BlockType Cell Span SpanStyle",
            "cancel": "CancelToken",
            "details": "ArticleDetails Source Version",
            "issued": "NOT_DATED DateEvidence Issued Month",
            "kinds": "Kind",
            "marks": (
                "Anchor CarriedMark CarryReport Citation Colour Mark MarkFilter MarkKind MarkOrder NewMark "
                "Placement ReviewItem"
            ),
            "personal": "Correction NoteText PersonalFacts ReadingState SavedSearch TagCount",
            "query": (
                "AllOf AnyOf Condition Day Field Filter FromPublisher Has InRegion Is IssuedWithin "
                "Misreading Not OfCommittee OfKind Possession Query State Tagged Term"
            ),
            "regions": "Committee Region",
            "search": "Exclusion Facets Hit HitPlace SearchResult SearchResults Snippet SortOrder",
            "reports": "CheckReport ImportFailure ImportSummary",
            "shelf": "NATIONAL UNDATED ArticleSummary ArticleText Digests Grouping Heading ReadingText",
            "shelves": "PersonalCounts PersonalPlace PersonalShelf ShelfTag TreeCount TreePlace",
            "titles": "ArticleTitle",
        },
    )

__all__ = [
    "NATIONAL",
    "NOT_DATED",
    "UNDATED",
    "AllOf",
    "Anchor",
    "AnyOf",
    "Article",
    "ArticleDetails",
    "ArticleSummary",
    "ArticleText",
    "ArticleTitle",
    "Backup",
    "BackupContents",
    "Block",
    "BlockType",
    "CancelToken",
    "CarriedMark",
    "CarryReport",
    "Cell",
    "CheckReport",
    "Citation",
    "Colour",
    "Committee",
    "Condition",
    "Contact",
    "Correction",
    "DateEvidence",
    "Day",
    "Digests",
    "Exclusion",
    "Expansion",
    "Facets",
    "Field",
    "Filter",
    "FromPublisher",
    "Grouping",
    "Has",
    "Heading",
    "Hit",
    "HitPlace",
    "ImportFailure",
    "ImportSummary",
    "InRegion",
    "Is",
    "Issued",
    "IssuedWithin",
    "Kind",
    "Mark",
    "MarkFilter",
    "MarkKind",
    "MarkOrder",
    "Meaning",
    "Misreading",
    "Month",
    "NewMark",
    "NewsletterItem",
    "Not",
    "NoteText",
    "OfCommittee",
    "OfKind",
    "PersonalCounts",
    "PersonalFacts",
    "PersonalPlace",
    "PersonalShelf",
    "Placement",
    "Possession",
    "Query",
    "ReadingState",
    "ReadingText",
    "Region",
    "Related",
    "ReviewItem",
    "SavedSearch",
    "SearchResult",
    "SearchResults",
    "Section",
    "Series",
    "ShelfTag",
    "Snippet",
    "SortOrder",
    "Source",
    "Span",
    "SpanStyle",
    "State",
    "TagCount",
    "Tagged",
    "Term",
    "TitleEvidence",
    "TreeCount",
    "TreePlace",
    "Version",
    "article_key",
    "comparable",
]
