"""`serve`: the live preview. MkDocs' own command, whose faults an editor understands."""

import errno
import runpy
import socket
import sys
from argparse import Namespace

from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import Refusal

WRONG_CALL = 2
OTHER_ADDRESS = "make serve ADDRESS=127.0.0.1:8001"


def serve(options: Namespace) -> int:
    """Preview the site at an address until interrupted; return MkDocs' exit code. Raises Refusal."""
    if _is_taken(options.dev_addr):
        sentence = say_both("port-taken", between="\n", address=options.dev_addr, command=OTHER_ADDRESS)
        raise Refusal(sentence, WRONG_CALL)
    sys.argv = ["mkdocs", "serve", "--quiet", "--dev-addr", options.dev_addr]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise Refusal(end.code) from end
        return int(end.code or 0)
    return 0


def _is_taken(address: str) -> bool:
    host, _, port = address.rpartition(":")
    if not port.isdecimal():
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, OverflowError) as error:
            return getattr(error, "errno", None) == errno.EADDRINUSE
    return False
