"""Regional Reader: an offline desktop library for regional and policy updates on children's services."""

__version__ = "0.1.0"
