"""The command line. `run` does one command; `Services` is what it is given to do it with."""

from reader.cli.main import run
from reader.cli.services import Services

__all__ = ["Services", "run"]
