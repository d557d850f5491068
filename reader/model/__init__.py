"""Values: what an article, a date, a block, a result is. No input or output, nothing of Qt or SQLite."""

from reader.model.article import (
    Article,
    Contact,
    NewsletterItem,
    Section,
    TitleEvidence,
    article_key,
    comparable,
)
from reader.model.blocks import Block, BlockType, Cell, Span, SpanStyle
from reader.model.cancel import CancelToken
from reader.model.issued import NOT_DATED, DateEvidence, Issued, Month
from reader.model.kinds import Kind
from reader.model.regions import Committee, Region
from reader.model.search import Hit, HitPlace, Query, SearchResult, SearchResults, Snippet, Term
from reader.model.shelf import (
    NATIONAL,
    UNDATED,
    ArticleDetails,
    ArticleSummary,
    ArticleText,
    CheckReport,
    Digests,
    Grouping,
    Heading,
    ImportFailure,
    ImportSummary,
    Source,
    TreeCount,
    TreePlace,
    Version,
)

__all__ = [
    "NATIONAL",
    "NOT_DATED",
    "UNDATED",
    "Article",
    "ArticleDetails",
    "ArticleSummary",
    "ArticleText",
    "Block",
    "BlockType",
    "CancelToken",
    "Cell",
    "CheckReport",
    "Committee",
    "Contact",
    "DateEvidence",
    "Digests",
    "Grouping",
    "Heading",
    "Hit",
    "HitPlace",
    "ImportFailure",
    "ImportSummary",
    "Issued",
    "Kind",
    "Month",
    "NewsletterItem",
    "Query",
    "Region",
    "SearchResult",
    "SearchResults",
    "Section",
    "Snippet",
    "Source",
    "Span",
    "SpanStyle",
    "Term",
    "TitleEvidence",
    "TreeCount",
    "TreePlace",
    "Version",
    "article_key",
    "comparable",
]
