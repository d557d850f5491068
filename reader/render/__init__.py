"""Blocks <-> Markdown, HTML for the screen and reading text."""
