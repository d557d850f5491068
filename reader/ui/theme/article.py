"""The style sheet of the article's text, made from the tokens: the small part of CSS that Qt's text knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.theme.tokens import (
    LINE_HEIGHT,
    QUOTE_MARGIN,
    SMALL_SIZE,
    SPACINGS,
    TEXT_SIZE,
    TITLE_SIZE,
    Theme,
)

if TYPE_CHECKING:
    from reader.ui.theme.fonts import Families


SMALL_TABLE = "small"
"""The class of tables whose letters are smaller, so that they fit."""

_LEAST_READABLE = 12  # pixels
_TIGHT = 92  # per cent of the font's own spacing, for the lines of titles and headings


def table_type(text_size: int, *, small: bool = False) -> tuple[int, int]:
    """The size of letters in tables, and the room to the right of their cells, in pixels.

    small: of tables that would be too wide otherwise.
    """
    scale = text_size / TEXT_SIZE
    usual = round((TEXT_SIZE - 2) * scale)
    if small:
        return max(round(usual * 0.8), min(usual, _LEAST_READABLE)), round(8 * scale)
    return usual, round(16 * scale)


def letter_spacing(size: int, spacing: int) -> tuple[float, float]:
    """Pixels beyond the usual between letters, and between words, in the ratio of WCAG 1.4.12. size: of the
    letters, in pixels. spacing: of `SPACINGS`.
    """
    return size * spacing / 100, size * spacing / 75


def article_style(
    theme: Theme, families: Families, text_size: int, line_height: int = LINE_HEIGHT, spacing: int = 0
) -> str:
    """The CSS for a `QTextDocument` whose own font has `text_size` pixels; all is in proportion.

    line_height: of text and lists, in per cent of the font's own spacing. spacing: of `SPACINGS`; with the
    space between letters goes that between paragraphs, to twice the letters' size.
    Qt takes only its own names for the sizes of headings: large is 1.2 times the text (20 for 17), medium the
    text's size.
    """
    sans = ", ".join(f"'{family}'" for family in families.sans)
    scale = text_size / TEXT_SIZE
    title, small = round(TITLE_SIZE * scale), round(SMALL_SIZE * scale)
    (table, beside), (smaller, less) = (table_type(text_size, small=small) for small in (False, True))
    space, near, above = round(12 * scale), round(8 * scale), round(28 * scale)
    between = round((12 + (2 * TEXT_SIZE - 12) * spacing / SPACINGS[-1]) * scale)

    def apart(size: float) -> str:
        letters, words = letter_spacing(round(size), spacing)
        return f" letter-spacing: {letters:.2f}px; word-spacing: {words:.2f}px;" if spacing else ""

    return f"""
.facts {{ font-family: {sans}; font-size: {small}px; color: {theme.muted};
  margin-bottom: {near}px;{apart(small)} }}
.title, .digest-title {{ font-size: {title}px; font-weight: 600; line-height: {_TIGHT}%;{apart(title)} }}
.title {{ margin-bottom: {above}px; }}
.digest-title {{ margin-bottom: {near}px; }}
.remark {{ font-family: {sans}; font-size: {small}px; color: {theme.muted};
  margin-bottom: {above}px;{apart(small)} }}
h2, h3, h4, h5, h6 {{ font-weight: 600; margin-bottom: {round(6 * scale)}px; line-height: {_TIGHT}%; }}
h2 {{ font-size: large; margin-top: {above}px;{apart(1.2 * text_size)} }}
h3 {{ font-size: medium; margin-top: {round(24 * scale)}px;{apart(text_size)} }}
h4, h5, h6 {{ font-size: medium; margin-top: {round(20 * scale)}px; font-style: italic;{apart(text_size)} }}
p {{ margin-top: 0; margin-bottom: {between}px; line-height: {line_height}%;{apart(text_size)} }}
ul, ol {{ margin-top: 0; margin-bottom: {near}px; }}
li ul, li ol {{ margin-bottom: 0; }}
ul {{ list-style-type: none; }}
ol {{ list-style-type: decimal; }}
li {{ margin-top: 0; margin-bottom: {near}px; line-height: {line_height}%;{apart(text_size)} }}
blockquote {{ margin: 0 0 0 {QUOTE_MARGIN}px; }}
a {{ color: {theme.accent}; text-decoration: underline; }}
strong, b {{ font-weight: 600; }}
.near-title {{ font-family: {sans}; font-size: {small}px; font-weight: 600; color: {theme.muted};
  margin-top: {above}px;{apart(small)} }}
.near {{ font-family: {sans}; font-size: {table}px; line-height: 110%;
  margin-bottom: {space}px;{apart(table)} }}
.why {{ font-size: {small}px; color: {theme.muted};{apart(small)} }}
th {{ font-weight: 600; text-align: left; }}
table {{ margin-top: {space}px; margin-bottom: {round(16 * scale)}px; }}
td, th {{ font-family: {sans}; font-size: {table}px; border-bottom: 1px solid {theme.rule};
  padding: {space // 2}px {beside}px {space // 2}px 0;{apart(table)} }}
.{SMALL_TABLE} td, .{SMALL_TABLE} th {{ font-size: {smaller}px;
  padding: {space // 2}px {less}px {space // 2}px 0;{apart(smaller)} }}
th {{ border-bottom: 1px solid {theme.line}; }}
"""
