"""Notes out of the window into files, and back in."""
