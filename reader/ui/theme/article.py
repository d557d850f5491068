"""The style sheet of the article's text, made from the tokens: the small part of CSS that Qt's text knows."""

from __future__ import annotations

from reader.ui.theme.fonts import Families
from reader.ui.theme.tokens import HEADING_SIZES, LINE_HEIGHT, SMALL_SIZE, TEXT_SIZE, Theme


def article_style(theme: Theme, families: Families, text_size: int) -> str:
    """The CSS for a `QTextDocument`. text_size: of running text, in pixels; all else keeps its proportion."""
    serif = ", ".join(f"'{family}'" for family in families.serif)
    scale = text_size / TEXT_SIZE
    first, second, third = (round(size * scale) for size in HEADING_SIZES)
    table = max(SMALL_SIZE, round((TEXT_SIZE - 2) * scale))
    space = round(10 * scale)
    above = round(24 * scale)
    return f"""
body {{ font-family: {serif}; font-size: {text_size}px; color: {theme.ink}; }}
h2, h3, h4, h5, h6 {{ font-weight: 600; margin-bottom: {space // 2}px; line-height: 110%; }}
h2 {{ font-size: {first}px; margin-top: {above}px; }}
h3 {{ font-size: {second}px; margin-top: {round(20 * scale)}px; }}
h4, h5, h6 {{ font-size: {third}px; margin-top: {round(16 * scale)}px; font-style: italic; }}
p {{ margin-top: 0; margin-bottom: {space}px; line-height: {LINE_HEIGHT}%; }}
li {{ margin-bottom: {space // 2}px; line-height: {LINE_HEIGHT}%; }}
blockquote {{ color: {theme.muted}; margin-bottom: {space}px; line-height: {LINE_HEIGHT}%; }}
a {{ color: {theme.accent}; text-decoration: underline; }}
strong, b {{ font-weight: 600; }}
th {{ font-weight: 600; text-align: left; }}
td, th {{ font-size: {table}px; }}
"""
