"""No test may reach the network: whatever opens a connection beyond this machine fails.

Loopback and the sockets of this machine stay open for the tests that need them (a browser, a Dask
scheduler, a notebook kernel). What a run and its workers do is tested in ``tests/robustness``.
"""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

_ALLOWED_NAMES = frozenset({"localhost", "", None, b"localhost", b""})


def _is_here(host: Any) -> bool:
    """Tell whether an address is of this machine."""
    if host in _ALLOWED_NAMES:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = given[1]
        # An address of a file (Unix) is text or bytes; one of the network is a tuple.
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise PermissionError(f"a test opened a connection to {address[0]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        if _is_here(given[0]) or given[0] == _own_name():
            return
        raise PermissionError(f"a test looked up the address of {given[0]}")


def _own_name() -> str:
    import socket

    return socket.gethostname()


sys.addaudithook(_refuse)
