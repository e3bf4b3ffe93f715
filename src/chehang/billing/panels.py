"""What billing shows on a customer's page: what is owed, and the bills."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import STORE_TIME, Actor
from chehang.core.money import ZERO
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of

from .credit import owed
from .models import Bill

MOST = 30
DEBT = (
    Column("owed", _("Owed"), "money"),
    Column("overdue", _("of it overdue"), "money"),
    Column("limit", _("Credit limit"), "money"),
    Column("free", _("Still free"), "money"),
    Column("waiting", _("To be paid at once"), "money"),
)
BILLS = (
    Column("number", _("Number"), link="billing.bills"),
    Column("state", _("State"), "state"),
    Column("source_number", _("For document")),
    Column("amount", _("Amount"), "money"),
    Column("rest", _("Rest"), "money"),
    Column("made_at", _("Made at"), "datetime"),
    Column("due", _("Due"), "date"),
)


@dataclass(frozen=True)
class Debt:
    """What a customer owes on account, what of it is overdue, and what may still be owed, in yuan."""

    owed: Decimal
    overdue: Decimal
    limit: Decimal
    waiting: Decimal

    @property
    def free(self) -> Decimal:
        return self.limit - self.owed


def debt(customer: Customer, actor: Actor) -> list[Debt]:
    """One line for who may see bills."""
    if not actor.may("billing.see_bills"):
        return []
    today = timezone.now().astimezone(STORE_TIME).date()
    open_bills = list(
        access.rows(Bill, actor).filter(customer__in=files_of(customer), state__in=("on_account", "waiting"))
    )
    overdue = sum((b.rest for b in open_bills if b.state == "on_account" and b.due and b.due < today), ZERO)
    waiting = sum((b.rest for b in open_bills if b.state == "waiting"), ZERO)
    return [Debt(owed(actor.store_id, customer.pk), overdue, customer.credit_limit, waiting)]


def bills(customer: Customer, actor: Actor) -> Iterable[Any]:
    """The newest bills, open ones first."""
    if not actor.may("billing.see_bills"):
        return []
    found = access.rows(Bill, actor).filter(customer__in=files_of(customer))
    open_first = sorted(found.order_by("-id")[:MOST], key=lambda b: b.state not in ("on_account", "waiting"))
    return open_first


add_panel("parties.customers", Panel(_("Debt"), DEBT, debt, order=10))
add_panel("parties.customers", Panel(_("Receivables"), BILLS, bills, order=20))
