"""Going to anything by a few letters of its name: an article, a branch, a saved search, a tag, an action."""
