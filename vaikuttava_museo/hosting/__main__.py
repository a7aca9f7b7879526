"""The command line: `python -m vaikuttava_museo.hosting`."""

import sys

from vaikuttava_museo.hosting.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
