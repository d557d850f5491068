"""The hash by which a stored text is known to be whole.

Not from `hashlib`, which loads the whole of OpenSSL: 3 ms of each start, for one text. Python's own
`random` does without it for the same reason.
"""

from __future__ import annotations

try:
    from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
    except ImportError:
        from hashlib import sha256


def hash_of(text: str) -> bytes:
    """SHA-256 of the text in UTF-8, 32 bytes. Raises UnicodeEncodeError for half a character."""
    return bytes(sha256(text.encode()).digest())
