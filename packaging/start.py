"""Where the bundle starts: `python -m reader` without `-m`, which a frozen program does not have."""

from __future__ import annotations

import sys

from reader.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
