"""Sets of articles as whole numbers: bit n stands for the article in place n.

Python joins, intersects and counts numbers of 100,000 bits in some microseconds, which is what makes every
combination of words and filters quick, whatever they have in common.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence

_SPARSE, _DENSE = b"s", b"d"
# A place costs four bytes in a list of places; a dense set is packed.
DENSE_SHARE = 32
_LEVEL = 1
_ONE = ord("1")
_DIGITS_SHARE = 30
_ANY_BIT = b"0" + b"1" * 255
_ALL_BITS = bytes(0xFF if value == _ONE else 0 for value in range(256))
_NOT_ZERO = re.compile(rb"[^\x00]")
_IN_BYTE = [tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256)]
_IN_BYTE_DOWN = [bits[::-1] for bits in _IN_BYTE]


def from_places(places: Iterable[int], size: int) -> int:
    """The set of these places, all below `size`."""
    known = places if isinstance(places, Sequence | array) else list(places)
    if len(known) * _DIGITS_SHARE < size:
        data = bytearray(size // 8 + 1)
        for place in known:
            data[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(data, "little")
    # Set as digits: of many places, a third of the time that setting bits one by one takes.
    digits = bytearray(b"0") * (size + 1)
    for place in known:
        digits[~place] = _ONE
    return int(digits, 2)


def from_bytes(wide: int, size: int) -> int:
    """The set of the places whose byte in `wide` (eight bits a place) is not zero."""
    return int(wide.to_bytes(size + 1, "big").translate(_ANY_BIT), 2)


def widened(places: int, size: int) -> int:
    """The reverse of `from_bytes`: all eight bits of every place."""
    digits = format(places, f"0{size + 1}b").encode()
    return int.from_bytes(digits.translate(_ALL_BITS), "big")


def rotated(wide: int, steps: int, size: int) -> int:
    """`wide` with the bits of each byte rotated down by `steps`, 0 to 7."""
    if not steps:
        return wide
    low = int.from_bytes(bytes([0xFF >> steps]) * size, "big")
    return wide >> steps & low | wide << (8 - steps) & ~low & ((1 << 8 * size) - 1)


def places(bits: int) -> list[int]:
    """The places of a set in ascending order."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return [match.start() * 8 + bit for match in _NOT_ZERO.finditer(data) for bit in _IN_BYTE[match[0][0]]]


def descending(bits: int) -> Iterator[int]:
    """The places of a set from the highest down; the first ones come at once."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "big")
    last = len(data) - 1
    for match in _NOT_ZERO.finditer(data):
        base = (last - match.start()) * 8
        for bit in _IN_BYTE_DOWN[match[0][0]]:
            yield base + bit


def holds(bits: int, place: int) -> bool:
    return bool(bits >> place & 1)


def highest(bits: int, count: int) -> int:
    """The set of the `count` highest places, roughly: at least so many, at most 7 more; all if there are
    fewer.
    """
    if bits.bit_count() <= count:
        return bits
    low, high = 0, bits.bit_length()
    while high - low > 8:
        middle = (low + high) // 2
        if (bits >> middle).bit_count() >= count:
            low = middle
        else:
            high = middle
    return bits >> low << low


def pack(places: array[int], size: int, dense_share: int = DENSE_SHARE) -> bytes:
    """A set as a column: `places`, all below `size`; packed as bits where they are at least one place in
    `dense_share`.
    """
    if len(places) * dense_share < size:
        return _SPARSE + in_file_order(places).tobytes()
    return pack_bits(from_places(places, size), size)


def pack_bits(bits: int, size: int) -> bytes:
    """A dense set as a column."""
    return _DENSE + zlib.compress(bits.to_bytes(size // 8 + 1, "little"), _LEVEL)


def unpack(packed: bytes, size: int) -> int:
    """The reverse of `pack`. Raises ValueError or zlib.error where it was damaged."""
    if packed[:1] == _DENSE:
        return int.from_bytes(zlib.decompress(packed[1:]), "little")
    if packed[:1] != _SPARSE:
        raise ValueError("not a set of articles")
    found = array("I")
    found.frombytes(packed[1:])
    found = in_file_order(found)
    if found and max(found) >= size:
        raise ValueError("a place beyond the last article")
    return from_places(found, size)


def in_file_order(numbers: array[int]) -> array[int]:
    """The bytes of `numbers` as they lie in the file, little end first, or the reverse of that."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
