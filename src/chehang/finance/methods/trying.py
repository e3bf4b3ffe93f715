"""Trying a method before it counts: what it would have done with the vouchers of the last weeks."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.ledger.models import Account, Line, Method, RoleAccount
from chehang.ledger.rules import Rule, rules

# Only where no other book, tax return or bank stands against the account.
MOVABLE = ("revenue", "expense", "cost")
WINDOW = 62  # days
SHOWN = 200


def rule_of(event: str, leg: str) -> Rule:
    """The product's rule for a leg; Refused for one that there is not."""
    rule = rules().get(event, {}).get(leg)
    if rule is None:
        raise Refused(
            "method.no_rule", _("No posting rule has the event %(event)s with the leg %(leg)s."), field="leg", event=event, leg=leg
        )  # fmt: skip
    return rule


def require_fitting(rule: Rule, ordinary: Account, chosen: Account) -> None:
    """Refused for an account of another kind, one that is not posted to, and where another book stands against the leg."""
    if ordinary.category not in MOVABLE or ordinary.controlled:
        raise Refused(
            "method.mirrored",
            _("%(account)s mirrors another book or a tax return. Its leg stays where it is."),
            field="leg",
            account=str(ordinary),
        )
    if not chosen.leaf or not chosen.active or chosen.controlled or chosen.category != ordinary.category:
        raise Refused(
            "method.account",
            _("%(account)s cannot take it: choose an open account without sub-accounts among “%(kind)s”."),
            field="account",
            account=str(chosen),
            kind=ordinary.get_category_display(),
        )


def ordinary_account(store_id: int, rule: Rule) -> Account:
    """The account of the product's rule in this store."""
    return RoleAccount.objects.select_related("account").get(store_id=store_id, role=rule.role).account


@dataclass(frozen=True)
class Tried:
    """A line of a voucher, and where it would have gone."""

    voucher: Any
    date: date
    summary: str
    amount: Decimal
    was: str
    would: str


def trial(method: Method, who: Actor | Context) -> list[Tried]:
    """The lines of the last two months that this method would have put elsewhere, the newest first."""
    rule = rules().get(method.event, {}).get(method.leg)
    if rule is None:
        return []
    since = localdate() - timedelta(days=WINDOW)
    side = "debit" if rule.side == "debit" else "credit"
    lines = Line.objects.filter(
        store_id=who.store_id, voucher__event=method.event, voucher__state="posted", voucher__date__gte=since,
        account=ordinary_account(who.store_id, rule),
    ).exclude(**{side: 0})  # fmt: skip
    found = lines.select_related("voucher", "account").order_by("-voucher__date", "-id")[:SHOWN]
    return [
        Tried(x.voucher, x.voucher.date, x.summary, x.debit or x.credit, str(x.account), str(method.account))
        for x in found
    ]
