"""The articles on disk, and finding them."""
