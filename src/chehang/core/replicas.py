"""Reading from a copy of the database (``CHEHANG_REPLICAS``): lists of machines, exports, search, reports. Pages on which
somebody works read the primary.

A copy is good enough for a reader when it holds the reader's own last act, so that what he did is always there, and is not
far behind the others' (``LAG``). Where it is not, or is gone, the primary answers. Writing always goes to the primary.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.http import HttpRequest, HttpResponse

LAG = 30  # seconds behind the primary at most
REST = 15.0  # seconds a copy that failed is left alone
_here = threading.local()
_resting: dict[str, float] = {}
_OWN_LAST = "SELECT id FROM core_journal WHERE employee_id = %s AND account_id = %s ORDER BY at DESC, id DESC LIMIT 1"
_FRESH = (
    "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn OR now() - pg_last_xact_replay_timestamp() < make_interval(secs => %s),"
    " EXISTS (SELECT 1 FROM core_journal WHERE id = %s)"
)


class Router:
    """Reads go where ``reading`` says, everything else to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """The copy this thread reads from now, if any."""
        return getattr(_here, "alias", None)

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Always the primary."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """A row read from a copy is the row."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Copies follow by themselves."""
        return db == DEFAULT_DB_ALIAS


def names() -> list[str]:
    """The copies in the settings."""
    return [name for name in connections if name.startswith("replica")]


def fresh_for(employee_id: int, account_id: int) -> str:
    """A copy that is good enough for this reader; "" when there is none."""
    now = time.monotonic()
    able = [name for name in names() if _resting.get(name, 0) <= now]
    if not able:
        return ""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(f"SELECT pg_current_wal_lsn(), COALESCE(({_OWN_LAST}), 0)", [employee_id, account_id])
        position, last = cursor.fetchone()
    for name in random.sample(able, len(able)):
        try:
            with connections[name].cursor() as cursor:
                cursor.execute(_FRESH, [str(position), LAG, last])
                near, own = cursor.fetchone()
        except DatabaseError:
            _resting[name] = now + REST
            connections[name].close()
            logging.getLogger("chehang.replicas").warning("replica rests", extra={"replica": name})
            continue
        if near and (own or not last):
            return name
    return ""


@contextmanager
def reading(alias: str) -> Iterator[None]:
    """Let this thread read from a copy meanwhile; with "" from the primary."""
    before = getattr(_here, "alias", None)
    _here.alias = alias or None
    try:
        yield
    finally:
        _here.alias = before


def far(request: HttpRequest) -> bool:
    """Whether a request only reads, and what nobody is working on."""
    path = request.path
    return request.method in ("GET", "HEAD") and (
        path.startswith(settings.CHEHANG_READ_FAR) or path.endswith("/export/")
    )


class ReplicaMiddleware:
    """Answers far requests from a copy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is None or not names() or not far(request):
            return self.get_response(request)
        alias = fresh_for(actor.employee_id, actor.account_id)
        with reading(alias):
            response = self.get_response(request)
        response.headers["X-Read-From"] = alias or "primary"
        return response
