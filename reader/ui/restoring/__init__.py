"""The backups of the notes, and going back to one."""
