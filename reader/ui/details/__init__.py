"""What the library knows of one article: the panel below the outline."""
