"""Loaded by every Python of a test run with this folder on its path: no sockets at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FILE = os.environ.get("NO_NETWORK_LOG", "")


def _refuse(event: str, given: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        address = given[1] if event in ("socket.connect", "socket.sendto") else given[0]
        if isinstance(address, (str, bytes)) and event in ("socket.connect", "socket.sendto"):
            return  # a socket of this machine, such as multiprocessing uses
        if _FILE:
            with Path(_FILE).open("a", encoding="utf-8") as log:
                log.write(f"{event} {address!r}\n")
        raise PermissionError("the network was used")


sys.addaudithook(_refuse)
