"""The command line: `python -m vaikuttava_museo.release build | verify | archive | components`."""

import sys

from vaikuttava_museo.commands.release import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
