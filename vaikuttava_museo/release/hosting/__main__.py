"""The command line: `python -m vaikuttava_museo.release.hosting`."""

import sys

from vaikuttava_museo.commands.hosting import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
