"""Plain text where Qt would read it as HTML."""

from __future__ import annotations

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def as_html(text: str) -> str:
    """`text` as HTML shows it unchanged. The standard library's own `html` is not free at start."""
    return text.translate(_ESCAPES)


def as_tooltip(text: str) -> str:
    """A tooltip that shows `text` as it is, line feeds included; Qt takes for HTML whatever looks like it."""
    return f"<p style='white-space: pre-wrap'>{as_html(text)}</p>" if text else ""
