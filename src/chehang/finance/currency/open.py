"""What stood open in a foreign currency on a day: payables of imports at the rate of their receipt, and foreign accounts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from chehang.billing.models import Payable
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up
from chehang.ledger.models import Line

from ..spending.abroad import Foreign, foreign_of
from ..spending.models import PaymentLine
from ..treasury.models import BankAccount

ABROAD = ("customs.shipment", "customs.charge")


@dataclass(frozen=True)
class OpenItem:
    """A payable as it stood: ``rest`` in yuan at the rate it was booked with, ``foreign`` in its currency."""

    payable: Payable
    rest: Decimal
    foreign: Decimal


def open_abroad(who: Actor | Context, on: date) -> dict[str, list[OpenItem]]:
    """By currency, what was owed on the evening of ``on``: later payments do not count, nor what was booked later."""
    found: dict[str, list[OpenItem]] = defaultdict(list)
    payables = rows(Payable, who).filter(document__in=ABROAD, made_at__date__lte=on).select_related("supplier")
    paid, grown, offset = _later(who, on)
    for payable in payables.exclude(state="void").order_by("id"):
        rest = payable.rest + paid.get(payable.pk, ZERO) + offset.get(payable.pk, ZERO) - grown.get(payable.pk, ZERO)
        if rest <= 0:
            continue
        of = foreign_of(payable)
        if of is not None:
            found[of.currency].append(OpenItem(payable, rest, _foreign(rest, of)))
    return found


def _later(who: Actor | Context, on: date) -> tuple[dict[int, Decimal], dict[int, Decimal], dict[int, Decimal]]:
    from chehang.billing.models import PayableLine

    paid = rows(PaymentLine, who).filter(payable__document__in=ABROAD, payment__state="paid", payment__paid_on__gt=on)
    grown = rows(PayableLine, who).filter(payable__document__in=ABROAD, at__date__gt=on)
    offset = rows(Line, who).filter(voucher__event="claim_offset", voucher__date__gt=on, debit__gt=0)
    return (
        dict(paid.values_list("payable_id").annotate(Sum("amount"))),
        _sums(grown.values_list("payable_id", "amount_ex", "tax")),
        dict(offset.values_list("object_id").annotate(Sum("debit"))),
    )


def _sums(found: Iterable[tuple[int, Decimal, Decimal]]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for payable, ex, tax in found:
        sums[payable] += ex + tax
    return sums


def _foreign(rest: Decimal, of: Foreign) -> Decimal:
    return round_half_up(rest / of.rate)


def accounts_in(who: Actor | Context, currency: str) -> list[BankAccount]:
    """The store's accounts in a currency."""
    return list(rows(BankAccount, who).filter(currency=currency, active=True).select_related("account").order_by("id"))


def currencies_open(who: Actor | Context, on: date) -> list[str]:
    """Every foreign currency in which something was owed or an account is held."""
    held = rows(BankAccount, who).filter(active=True).exclude(currency="CNY").values_list("currency", flat=True)
    return sorted({*open_abroad(who, on), *held})
