"""Highlights, notes and bookmarks in the window: in the text, beside it, and where they are written."""
