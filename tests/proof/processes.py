"""Other processes at work in the same database."""

import multiprocessing
import os
from collections.abc import Callable
from typing import Any

from django.db import connections

FORK = multiprocessing.get_context("fork")


def start(work: Callable[..., None], *arguments: Any) -> Any:
    """Fork a process that opens a connection of its own and ends without the parent's tear-down."""
    connections.close_all()

    def body() -> None:
        connections.close_all()
        try:
            work(*arguments)
        finally:
            os._exit(0)

    process = FORK.Process(target=body, daemon=True)
    process.start()
    return process
