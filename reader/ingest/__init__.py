"""Source documents -> articles. What others may use of this package is named here.

`read_file` and `read_pasted` read in this process, `ParserPool` reads many files in worker processes, and
`find_files` says which files a folder holds. The keys of `FORMATS` are the endings of files that can be read.
"""

from reader.ingest.discovery import find_files
from reader.ingest.formats import FORMATS
from reader.ingest.parsing import Parsed, read_file, read_pasted
from reader.ingest.pool import ParseOutcome, ParserPool

__all__ = ["FORMATS", "ParseOutcome", "Parsed", "ParserPool", "find_files", "read_file", "read_pasted"]
