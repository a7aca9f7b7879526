"""Run a command: `python -m vaikuttava_museo COMMAND`."""

import sys
from datetime import date

from vaikuttava_museo.commands.arguments import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:], date.today()))
