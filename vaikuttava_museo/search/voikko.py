"""Voikko, which knows Finnish: its library and its dictionary come from the machine, and either may be missing."""

import libvoikko

MISSING = (OSError, libvoikko.VoikkoException)
INSTALL = "apt-get install libvoikko1 voikko-fi"


def open_voikko() -> libvoikko.Voikko:
    """Return Voikko for Finnish; raises one of MISSING."""
    # First what needs no object: one that finds no library complains in the terminal when Python lets go of it.
    libvoikko.Voikko.getVersion()
    return libvoikko.Voikko("fi")
