"""Logs a machine can read, without people in them: one JSON object a line.

Numbers stay; in texts what looks like a phone or card number, a VIN, a plate or an address of mail is blotted out. Of an
exception its kind and where it happened are told, never its words: a database puts the row it refused into them.
"""

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

_PEOPLE = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    r"|\b[A-HJ-NPR-Z0-9]{17}\b"  # VIN, credit code without its last
    r"|[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}"  # plate
    r"|\+?\d[\d -]{5,}\d[\dXx]?"  # phone, identity card, bank card
)
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
SLOW_PAGE_MS = 2000
_log = logging.getLogger("chehang.request")


def blotted(text: str) -> str:
    """A text without what may point to a person."""
    return _PEOPLE.sub("∎", text)


class JsonLines(logging.Formatter):
    """One record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "name": record.name,
            "message": blotted(record.getMessage()),
        }
        for name, value in vars(record).items():
            if name not in _OWN and isinstance(value, int | float | str | bool):
                told[name] = value if isinstance(value, int | float) or name == "sql" else blotted(value)
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            told["where"] = [
                f"{frame.filename.rpartition('/site-packages/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(told, ensure_ascii=False)


class RequestLog:
    """A line for each request: which page by its pattern, how it ended, how long it took, whose store and login."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        took = round((time.perf_counter() - began) * 1000)
        level = logging.WARNING if took >= SLOW_PAGE_MS or response.status_code >= 500 else logging.INFO
        if _log.isEnabledFor(level):
            actor, match = getattr(request, "actor", None), request.resolver_match
            facts = {
                "method": request.method,
                "page": match.route if match else "-",
                "status": response.status_code,
                "ms": took,
                "store": actor.store_id if actor else 0,
                "account": actor.account_id if actor else 0,
            }
            _log.log(level, "request", extra=facts)
        return response
