"""Source documents -> articles. What others may use of this package is named here.

`read_file` and `read_pasted` read in this process, `ParserPool` reads many files in worker processes, and
`find_files` says which files a folder holds.
"""

from reader.ingest.discovery import find_files
from reader.ingest.parsing import Parsed, read_file, read_pasted
from reader.ingest.pool import ParseOutcome, ParserPool

__all__ = ["ParseOutcome", "Parsed", "ParserPool", "find_files", "read_file", "read_pasted"]
