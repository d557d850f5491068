"""Web pages: cleaned, stripped of what is not the article, and read as lines."""
