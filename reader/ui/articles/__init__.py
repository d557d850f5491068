"""What is done with whole articles, one or many: read and unread, tags, bookmarks, corrections."""
