"""Which queries take long: noted as they happen, without their values, in a file that keeps its size."""

import json
import logging
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.signals import connection_created

TAIL = 512 * 1024
_VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
_log = logging.getLogger("chehang.slow")


def begin(least_ms: float) -> None:
    """Watch every connection opened from now on."""

    def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = (time.perf_counter() - began) * 1000
            if took >= least_ms:
                _log.warning("slow query", extra={"ms": round(took), "sql": without_values(str(sql))})

    def install(connection: Any, **kwargs: Any) -> None:
        if all(getattr(w, "__qualname__", "") != watch.__qualname__ for w in connection.execute_wrappers):
            connection.execute_wrappers.append(watch)

    connection_created.connect(install, weak=False, dispatch_uid="chehang.slow")


def without_values(sql: str) -> str:
    """The shape of a query: no text or number written into it stays."""
    return re.sub(r"\s+", " ", _VALUES.sub("?", sql))[:1000]


def worst(file: Path, most: int = 30) -> list[dict[str, Any]]:
    """The slow queries of late, put together by shape, those that cost most time first. Reads the end of the file only."""
    if not file.exists():
        return []
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - TAIL))
        lines = opened.read().decode("utf-8", "replace").splitlines()
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        try:
            row = json.loads(line)
            sql, took = row["sql"], int(row["ms"])
        except (ValueError, KeyError, TypeError):
            continue  # the first line may be cut
        one = found.setdefault(sql, {"sql": sql, "times": 0, "total": 0, "longest": 0})
        one |= {"times": one["times"] + 1, "total": one["total"] + took, "longest": max(one["longest"], took)}
        one["last"] = row.get("time", "")
    return sorted(found.values(), key=lambda one: -one["total"])[:most]
