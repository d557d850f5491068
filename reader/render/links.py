"""Which addresses a link may have, in the one spelling that Markdown and HTML both give back."""

from __future__ import annotations

import re
from functools import lru_cache

_WEB = re.compile(r"(https?)://((?:[^/?#@]*@)?)([^/?#@:]+)(:\d{1,5})?([/?#].*)?", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"mailto:(.+)", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)
_BYTE = re.compile(r"0|[1-9]\d{0,2}")
# What ends or confuses an address in Markdown or HTML; percent-encoded it means the same.
_CONFUSING = re.compile(
    r'[\s\x00-\x20\x7f-\x9f"<>\\^`{|}\[\]\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]'
)
_LONGEST = 2000  # as long as browsers and mail programs agree to take
_HIGHEST_PORT = 65535


@lru_cache(maxsize=2048)
def safe_href(href: str | None) -> str | None:
    """The address as a link may carry it; None where it must not be a link.

    Only complete `http` and `https` addresses, `mailto` and places in the same page (`#...`) stay.
    """
    if not href or len(href) > _LONGEST:
        return None
    href = _in_one_spelling(href.strip())
    return href if href and len(href) <= _LONGEST else None


def _in_one_spelling(href: str) -> str | None:
    if href.startswith("#"):
        return _encoded(href) if len(href) > 1 else None
    if mail := _MAIL.fullmatch(href):
        return "mailto:" + _encoded(mail[1])
    web = _WEB.fullmatch(href)
    if not web:
        return None
    scheme, user, host, port, rest = web.groups(default="")
    if not _is_host(host) or (port and int(port[1:]) > _HIGHEST_PORT):
        return None
    return f"{scheme.lower()}://{_encoded(user)}{host}{port}{_encoded(rest)}"


def _encoded(part: str) -> str:
    return _CONFUSING.sub(lambda found: _percent(found[0]), part)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _is_host(host: str) -> bool:
    """Whether `host` is a name or an IPv4 number that every URL library takes; stricter than most need."""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return False
    labels = host.removesuffix(".").split(".")
    if not all(map(_LABEL.fullmatch, labels)):
        return False
    if any(map(str.isdigit, labels[-1][:1])):
        return len(labels) == 4 and all(_BYTE.fullmatch(label) and int(label) < 256 for label in labels)
    return all(_is_readable(label) for label in labels)


def _is_readable(label: str) -> bool:
    """Whether a label in Punycode can be decoded; any other can."""
    if not label.lower().startswith("xn--"):
        return True
    try:
        return bool(label.encode("ascii").decode("idna"))
    except UnicodeError:
        return False
