"""Reading on: page by page, from article to article, and along a series."""
