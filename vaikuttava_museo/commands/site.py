"""`python -m vaikuttava_museo.commands.site build|serve …`: MkDocs' own command, whose faults an editor understands."""

import errno
import runpy
import socket
import sys
from pathlib import Path

from vaikuttava_museo.checks.guide import guide_beside
from vaikuttava_museo.commands.guard import guarded
from vaikuttava_museo.texts import say_both

WRONG_CALL = 2
OTHER_ADDRESS = "make serve ADDRESS=127.0.0.1:8001"


def main(arguments: list[str]) -> int:
    """Run MkDocs with these arguments; return its exit code, 2 when the address is taken, 3 when it breaks."""
    address = _address(arguments)
    if address and _is_taken(address):
        print(say_both("port-taken", between="\n", address=address, command=OTHER_ADDRESS), file=sys.stderr)
        return WRONG_CALL
    return guarded(lambda: _mkdocs(arguments), guide_beside(Path("docs")).issues)


def _mkdocs(arguments: list[str]) -> int:
    sys.argv = ["mkdocs", *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
            return 1
        return int(end.code or 0)
    return 0


def _address(arguments: list[str]) -> str:
    """Return the address that a preview is asked to answer at, "" for a build."""
    named = arguments[arguments.index("--dev-addr") + 1 :] if "--dev-addr" in arguments else []
    return named[0] if arguments[:1] == ["serve"] and named else ""


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
