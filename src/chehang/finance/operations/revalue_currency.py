"""Revalue a currency at the end of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText, UnitPrice
from chehang.finance.currency.models import Revaluation, RevaluedItem
from chehang.finance.currency.open import OpenItem, accounts_in, open_abroad
from chehang.finance.currency.taking_back import take_back
from chehang.finance.treasury.models import BankAccount
from chehang.ledger.models import Period
from chehang.ledger.queries import account_ledger
from chehang.ledger.services import Leg, post


class HeldAbroad(Command):
    """What the bank's statement says on the last day of the month, in the account's currency."""

    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="Bank account")]
    balance: Annotated[NonNegativeMoney, Field(title="Balance in its currency")]


class RevalueCurrency(Command):
    """The month, the currency, its rate on the last day (yuan for one unit) and where it is published; the balances of accounts in that currency."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", title="Currency")]
    rate: Annotated[UnitPrice, Field(gt=0, title="Rate of the last day")]
    source: Annotated[RequiredText, Field(max_length=100, title="Where the rate is published")]
    held: Annotated[list[HeldAbroad], Field(max_length=20, title="Foreign accounts")] = []


@operation("finance.revalue_currency", title=_("Revalue a currency"), posts=("accountant", "finance_manager"))
def revalue_currency(cmd: RevalueCurrency, ctx: Context) -> Done:
    """Carry what is owed abroad and what foreign accounts hold at the rate of the month's last day (CAS 19 art. 11); the difference is 6603.03.

    What earlier months revalued of debts is taken back first, on the first of the month. Refused for a month that is not open, for the yuan, twice,
    with nothing open in the currency, and while the balance of one of its accounts is missing.
    """
    period = access.get(Period, cmd.period, ctx, lock=True)
    if period.state != "open":
        raise Refused("close.not_open", _("%(month)s is closed already."), month=str(period))
    if period.last_day > ctx.today:
        raise Refused(
            "currency.early", _("Revalue %(month)s on its last day or after it."), field="period", month=str(period)
        )
    if cmd.currency == "CNY":
        raise Refused("currency.yuan", _("The books are kept in yuan: choose a foreign currency."), field="currency")
    if access.rows(Revaluation, ctx).filter(period=period, currency=cmd.currency).exists():
        raise Conflict(
            "currency.twice",
            _("%(currency)s was revalued for %(month)s already."),
            field="currency",
            currency=cmd.currency,
            month=str(period),
        )
    owed, banks = open_abroad(ctx, period.last_day).get(cmd.currency, []), _held(cmd, ctx)
    if not owed and not banks:
        raise Refused(
            "currency.nothing",
            _("Nothing was owed in %(currency)s on %(day)s, and no account is kept in it."),
            field="currency",
            currency=cmd.currency,
            day=str(period.last_day),
        )
    take_back(ctx, period)
    made = Revaluation.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TZF"), period=period, currency=cmd.currency, rate=cmd.rate, source=cmd.source,
        owed=sum((_debt(x, cmd.rate) - x.rest for x in owed), ZERO), held=sum((booked - worth for _b, _f, booked, worth in _worth(ctx, period, banks, cmd.rate)), ZERO),
        by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    _keep(ctx, made, owed, _worth(ctx, period, banks, cmd.rate))
    _post(ctx, made, owed, _worth(ctx, period, banks, cmd.rate))
    ctx.changed(made, None, {"rate": str(cmd.rate), "owed": str(made.owed), "held": str(made.held)})
    return Done(id=made.pk, number=made.number, loss=str(made.owed + made.held))


def _debt(item: OpenItem, rate: Decimal) -> Decimal:
    return round_half_up(item.foreign * rate)


def _held(cmd: RevalueCurrency, ctx: Context) -> list[tuple[BankAccount, Decimal]]:
    """Each account of the currency with its balance; none is forgotten, none is another's."""
    said = {x.bank: x.balance for x in cmd.held}
    banks = accounts_in(ctx, cmd.currency)
    for n, row in enumerate(cmd.held):
        if row.bank not in {b.pk for b in banks}:
            raise Refused(
                "currency.account",
                _("This account is not kept in %(currency)s."),
                field=f"held.{n}.bank",
                currency=cmd.currency,
            )
    for bank in banks:
        if bank.pk not in said:
            raise Refused(
                "currency.balance",
                _("Enter what %(bank)s holds on the last day by the bank's statement."),
                field="held",
                bank=str(bank),
            )
    return [(bank, said[bank.pk]) for bank in banks]


Held = list[tuple[BankAccount, Decimal, Decimal, Decimal]]


def _worth(ctx: Context, period: Period, banks: list[tuple[BankAccount, Decimal]], rate: Decimal) -> Held:
    """(account, in its currency, booked, worth), in yuan."""
    return [
        (bank, foreign, account_ledger(ctx, bank.account, period.first_day, period.last_day, limit=0).closing, round_half_up(foreign * rate))
        for bank, foreign in banks
    ]  # fmt: skip


def _keep(ctx: Context, made: Revaluation, owed: list[OpenItem], held: Held) -> None:
    mine = {"store_id": ctx.store_id, "revaluation": made}
    debts = [
        RevaluedItem(**mine, payable=x.payable, foreign=x.foreign, booked=x.rest, worth=_debt(x, made.rate))
        for x in owed
    ]
    accounts = [RevaluedItem(**mine, bank=b, foreign=f, booked=booked, worth=worth) for b, f, booked, worth in held]
    RevaluedItem.objects.bulk_create([*debts, *accounts])


def _post(ctx: Context, made: Revaluation, owed: list[OpenItem], held: Held) -> None:
    """Two vouchers: the one of debts turns back, the one of accounts stays."""
    owes = [
        Leg(
            "payable", _debt(x, made.rate) - x.rest, ("supplier", x.payable.supplier_id), summary=x.payable.paper_number
        )
        for x in owed
    ]
    holds = [Leg("bank", worth - booked, role=bank.role) for bank, _f, booked, worth in held]
    loss = {
        "currency_owed": [Leg("exchange", made.owed), *owes],
        "currency_held": [*holds, Leg("exchange", -made.held)],
    }
    for event, legs in loss.items():
        post(
            ctx,
            event,
            source=Source("finance.revaluation", made.pk),
            date=made.period.last_day,
            summary=str(made),
            legs=legs,
        )
