"""`python -m vaikuttava_museo.ledger`: see `command.py`."""

import sys
from datetime import date

from vaikuttava_museo.commands.pairs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], date.today()))
