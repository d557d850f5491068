"""`open`: the window at an article or one of its marks."""

from __future__ import annotations

import click

from reader.cli.services import Desk, pass_desk
from reader.model.requests import Address, WindowRequest


@click.command("open", short_help="Open the window at an article or a note.")
@click.argument("uri", metavar="URI")
@pass_desk
def open_address(desk: Desk, uri: str) -> int:
    """Open the window at URI: regional-reader://KEY, regional-reader://KEY#MARK as exported notes link back
    with, or just KEY. A window that is open already comes to the front.
    """
    address = Address.read(uri)
    if address is None:
        raise click.BadParameter(
            f"“{uri}” is no address of an article; it looks like regional-reader://KEY or "
            "regional-reader://KEY#MARK.",
            param_hint="URI",
        )
    with desk.library() as library:
        library.articles.summary(address.key)  # an unknown key opens no window
    return desk.services.open_window(desk.home, request=WindowRequest(open=address))
