"""Another machine on another day, for every Python that finds this file: a later clock, and no network.

DAYS_LATER moves the clock; connections and look-ups of names are refused, for a build must not need them.
"""

import datetime
import os
import socket
import sys
import time

_LATER = 86_400 * int(os.environ.get("DAYS_LATER", "0"))
_now = time.time


class _LaterDate(datetime.date):
    @classmethod
    def today(cls):
        return datetime.date.fromtimestamp(time.time())


class _LaterDateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


def _offline(event, arguments):
    if event == "socket.getaddrinfo" or (event == "socket.connect" and arguments[0].family != socket.AF_UNIX):
        raise OSError(101, f"the build asked for the network: {arguments[1:]}")


time.time = lambda: _now() + _LATER
datetime.date = _LaterDate
datetime.datetime = _LaterDateTime
sys.addaudithook(_offline)
