"""Who is signed in, and where: noted at the door, ended from anywhere."""

import time
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from chehang.core.context import Context

from .models import Account, SignIn

SEEN_EVERY = 300  # seconds
_seen: dict[str, float] = {}


def note(account: Account, session_key: str, now: datetime, address: str, device: str) -> None:
    """Somebody signed in; must run inside the transaction that journals it."""
    SignIn.objects.create(
        account=account,
        store_id=account.employee.store_id,
        session_key=session_key,
        at=now,
        last_at=now,
        address=address,
        device=device[:200],
    )


def ended_by_hand(session_key: str, now: datetime) -> None:
    """Somebody signed out."""
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(ended_at=now)


def seen(session_key: str, now: datetime) -> None:
    """Somebody is at work; written down every few minutes only."""
    if time.monotonic() - _seen.get(session_key, -SEEN_EVERY) < SEEN_EVERY:
        return
    if len(_seen) > 10_000:
        _seen.clear()
    _seen[session_key] = time.monotonic()
    SignIn.objects.filter(session_key=session_key, last_at__lt=now - timedelta(seconds=SEEN_EVERY)).update(last_at=now)


def end(row: SignIn, ctx: Context) -> None:
    """The device is signed out at its next click."""
    Session.objects.filter(session_key=row.session_key).delete()
    SignIn.objects.filter(pk=row.pk).update(ended_at=ctx.now)
    ctx.changed(row, {"ended_at": None}, {"ended_at": ctx.now})


def end_all(account: Account, ctx: Context) -> None:
    """Every device of an account is signed out."""
    for row in SignIn.objects.filter(account=account, ended_at=None):
        end(row, ctx)


def open_ones(account_id: int, now: datetime, age: int) -> list[SignIn]:
    """The sign-ins of an account that still open pages; ``age`` is how many seconds one lasts."""
    alive = SignIn.objects.filter(account_id=account_id, ended_at=None, at__gt=now - timedelta(seconds=age))
    return list(alive.order_by("-last_at")[:50])
