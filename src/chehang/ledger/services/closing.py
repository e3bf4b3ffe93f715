"""Closing, reopening and locking months. The order and the two people are also guarded by the database."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.errors import Refused

from ..models import AccountBalance, Period, Reopening, Voucher
from ..states import PERIOD
from .opening import add_period

BALANCE = AccountBalance._meta.db_table


Obstacle = Callable[[Period], Iterable[tuple[str, Any, int]]]
_more: list[Obstacle] = []


def closing_obstacle(check: Obstacle) -> Obstacle:
    """Let a department say what of its own keeps a month from being closed: (code, words, how many)."""
    if check not in _more:
        _more.append(check)
    return check


def obstacles(period: Period) -> list[tuple[str, Any, int]]:
    """What keeps a month from being closed: (code, words, how many)."""
    vouchers = Voucher.objects.filter(period=period)
    earlier = Period.objects.filter(store_id=period.store_id, state="open", first_day__lt=period.first_day)
    found = [
        ("period.earlier_open", _("Earlier months are still open"), earlier.count()),
        ("period.drafts", _("Vouchers are not posted yet"), vouchers.filter(state__in=("draft", "returned")).count()),
        ("period.unreviewed", _("Vouchers are not reviewed yet"),
         vouchers.filter(state="posted", reviewer_id=None).count()),
    ]  # fmt: skip
    found += [row for check in _more for row in check(period)]
    return [(code, words, n) for code, words, n in found if n]


def close(ctx: Context, period: Period) -> None:
    """Close a month: every voucher is posted and reviewed, every earlier month closed. Carries the balances forward."""
    if period.state == "open":
        for code, words, n in obstacles(period):
            raise Refused(
                code,
                _("%(month)s cannot be closed: %(what)s (%(n)s). Please settle them first."),
                month=str(period),
                what=words,
                n=n,
            )
        _refuse_running(ctx, period)
    PERIOD.advance(ctx, period, "close")
    _carry_forward(period, add_period(period.store_id, Period.following(period.year, period.month)))


def _refuse_running(ctx: Context, period: Period) -> None:
    """A month is over when its last day is, in the store's time: until then something may still belong to it."""
    if ctx.today < Period.following(period.year, period.month):
        raise Refused(
            "period.running",
            _("%(month)s is not over yet. It can be closed from the first day of the next month on."),
            month=str(period),
        )


def lock(ctx: Context, period: Period) -> None:
    """Lock a closed month for good; earlier months first."""
    earlier = Period.objects.filter(store_id=period.store_id, first_day__lt=period.first_day).exclude(state="locked")
    if first := earlier.order_by("first_day").first():
        raise Refused("period.earlier_unlocked", _("%(month)s has to be locked before."), month=str(first))
    PERIOD.advance(ctx, period, "lock")


def request_reopening(ctx: Context, period: Period, reason: str) -> Reopening:
    """Ask for a closed month to be opened again; another person has to agree."""
    if period.state != "closed":
        raise Refused(
            "period.not_closed",
            _("%(month)s is %(state)s; only a closed month is reopened."),
            month=str(period),
            state=PERIOD.title(period.state),
        )
    _refuse_later(period)
    if Reopening.objects.filter(period=period, approved_by_id=None, declined_at=None).exists():
        raise Refused("period.already_asked", _("Reopening %(month)s has been asked for already."), month=str(period))
    return Reopening.objects.create(
        store_id=ctx.store_id,
        period=period,
        reason=reason,
        requested_by_id=ctx.actor.employee_id,
        requested_by_name=ctx.actor.name[:100],
        requested_at=ctx.now,
    )


def approve_reopening(ctx: Context, request: Reopening) -> None:
    """Agree, as a second person, and open the month."""
    if request.approved_by_id is not None:
        raise Refused("period.already_agreed", _("This has been agreed to already."))
    if request.declined_at is not None:
        raise Refused("period.declined", _("This was declined. Ask anew, with what has become known since."))
    if request.requested_by_id == ctx.actor.employee_id:
        raise Refused(
            "period.same_person", _("You asked for this yourself. Another person has to agree to reopen a month.")
        )
    period = Period.objects.select_for_update().get(pk=request.period_id)
    _refuse_later(period)
    request.approved_by_id, request.approved_by_name = ctx.actor.employee_id, ctx.actor.name[:100]
    request.approved_at = ctx.now
    request.save(update_fields=["approved_by_id", "approved_by_name", "approved_at"])
    PERIOD.advance(ctx, period, "reopen", reason=request.reason, reopening_id=request.pk)


def decline_reopening(ctx: Context, request: Reopening) -> None:
    """The month stays closed; it may be asked for anew. Refused once it was agreed to: close the month again instead."""
    if request.approved_by_id is not None:
        raise Refused("period.already_agreed", _("This has been agreed to already."))
    request.declined_at, request.declined_by_name = ctx.now, ctx.actor.name[:100]
    request.save(update_fields=["declined_at", "declined_by_name"])


def _refuse_later(period: Period) -> None:
    later = Period.objects.filter(store_id=period.store_id, first_day__gt=period.first_day).exclude(state="open")
    if last := later.order_by("-first_day").first():
        raise Refused("period.later_closed", _("%(month)s is closed and has to be reopened before."), month=str(last))


def _carry_forward(period: Period, following: Period) -> None:
    """opening(p+1) = opening(p) + debit − credit, for every account and partner."""
    bulk.execute(f"UPDATE {BALANCE} SET opening = 0 WHERE period_id = %s AND opening <> 0", [following.pk])
    bulk.execute(
        f"INSERT INTO {BALANCE} (store_id, period_id, account_id, partner_kind, partner_id, opening, debit, credit)"
        " SELECT store_id, %s, account_id, partner_kind, partner_id, opening + debit - credit, 0, 0"
        f" FROM {BALANCE} WHERE period_id = %s AND opening + debit - credit <> 0"
        " ON CONFLICT (period_id, account_id, partner_kind, partner_id) DO UPDATE SET opening = excluded.opening",
        [following.pk, period.pk],
    )
