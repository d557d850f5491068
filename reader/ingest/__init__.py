"""Source documents -> articles. What others may use of this package is named here.

`read_file` reads in this process, `ParserPool` reads files and what was pasted in worker processes, and
`find_files` says which files a folder holds. The keys of `FORMATS` are the endings of files that can be read.
"""

from reader.ingest.discovery import find_files
from reader.ingest.formats import FORMATS
from reader.ingest.parsing import Parsed, Pasted, read_file
from reader.ingest.pool import ParseOutcome, ParserPool

__all__ = ["FORMATS", "ParseOutcome", "Parsed", "ParserPool", "Pasted", "find_files", "read_file"]
