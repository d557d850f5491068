"""Plain text as mail carries it: flowed lines, quotation marks in the margin, signatures."""

from __future__ import annotations

import re

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_FORWARD_MARK = re.compile(
    r"^[ >]*(?:-{3,}\s*(?:original|forwarded) message\s*-{3,}|begin forwarded message:|_{20,}|from: \S)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_SIGNATURE_LINES = 15
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_QUOTED_SHARE = 0.6


def tidy_mail_text(text: str, flowed: bool, delete_space: bool) -> str:
    """The text of a mail's plain part with paragraphs on one line each where it was sent as `format=flowed`
    (RFC 3676; `delete_space` is its DelSp), without a signature, and without the margin marks of a text
    that is mostly quoted, as forwarding leaves them.
    """
    text = _without_signature(text)
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and sum(line.startswith(">") for line in lines) >= _QUOTED_SHARE * len(lines):
        text = _QUOTED.sub("", text)
    return _unflowed(text, delete_space) if flowed else text


def _without_signature(text: str) -> str:
    """Without what stands between a line of two hyphens and a forwarded message or the end, where it is
    short.
    """
    mark = _SIGNATURE.search(text)
    if not mark:
        return text
    forwarded = _FORWARD_MARK.search(text, mark.end())
    end = forwarded.start() if forwarded else len(text)
    if text.count("\n", mark.end(), end) > _MOST_SIGNATURE_LINES:
        return text
    return text[: mark.start()] + text[end:]


def _unflowed(text: str, delete_space: bool) -> str:
    """Join each line that ends in a space with the next one."""
    joined: list[str] = []
    flows = False
    for line in text.split("\n"):
        # A space put before "From" and ">" so that mail systems leave the line alone.
        content = line[1:] if line.startswith(" ") else line
        if flows and content.strip():
            joined[-1] += content
        else:
            joined.append(content)
        flows = content.endswith(" ") and content != "-- " and bool(content.strip())
        if flows and delete_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)
