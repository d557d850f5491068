"""The keys of every action: the page that lists them, and where they are changed."""
