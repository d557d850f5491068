"""Source documents -> articles. What others may use of this package is named here once it exists."""
