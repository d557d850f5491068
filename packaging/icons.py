"""The icon in every size and format that a system asks for, made from the one SVG: `icons.py DESTINATION`.

Needs Qt, as the program does. `.icns` and `.ico` are small containers around PNG pictures, written here.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "regional-reader.svg"
LINUX_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Apple's names for the sizes: the second of two is for screens of double density.
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}


def draw(renderer: QSvgRenderer, size: int) -> bytes:
    """The icon as a PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def as_ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon: a header, one entry of 16 bytes a picture, the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures.values())


def as_icns(pictures: dict[bytes, bytes]) -> bytes:
    """A macOS icon: each picture behind its name and length."""
    parts = b"".join(
        name + struct.pack(">I", len(picture) + 8) + picture for name, picture in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def write_icons(destination: Path) -> None:
    """Write `regional-reader.ico`, `.icns` and `SIZE.png` into the folder `destination`, which is made."""
    renderer = QSvgRenderer(str(SOURCE))
    if not renderer.isValid():
        raise SystemExit(f"This is not an SVG picture: {SOURCE}")
    destination.mkdir(parents=True, exist_ok=True)
    for size in LINUX_SIZES:
        (destination / f"{size}.png").write_bytes(draw(renderer, size))
    ico = {size: draw(renderer, size) for size in ICO_SIZES}
    (destination / "regional-reader.ico").write_bytes(as_ico(ico))
    icns = {name: draw(renderer, size) for name, size in ICNS_SIZES.items()}
    (destination / "regional-reader.icns").write_bytes(as_icns(icns))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    write_icons(Path(sys.argv[1]))
