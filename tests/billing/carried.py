"""A deposit that came over from the old house, and a bill of its customer."""

from decimal import Decimal as D

from chehang.billing.models import Bill, HeldDeposit
from chehang.billing.opening import carry_deposit
from chehang.billing.services import ask
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.ledger.services import Carried, carry_over
from chehang.ledger.services.roles import accounts_of_roles
from chehang.parties.models import Customer
from tests.selling import Shop


def held(shop: Shop, customer: Customer, amount: str = "5000", kind: str = "car") -> HeldDeposit:
    """The deposit, and what is owed in the books."""
    with writing():
        ctx = shop.depot.context("accountant")
        made = carry_deposit(
            ctx,
            customer.pk,
            kind=kind,
            number="SJ-1",
            amount=D(amount),
            taken_on=ctx.today,
            earnest=True,
            for_what="泓川 H5",
        )
        rows = [Carried(accounts_of_roles(ctx)[f"{kind}_deposit"], -made.amount, ("customer", customer.pk))]
        carry_over(ctx, rows, event="opening_balance", source=Source("movein.file", made.pk), on=ctx.today, summary="-")
        keep_steps(ctx)
    return made


def asked(shop: Shop, customer: Customer, amount: str = "3000") -> Bill:
    """A bill that waits for its customer's money."""
    with writing():
        ctx = shop.depot.context("cashier")
        bill = ask(ctx, customer, source=Source("movein.row", 1, "X"), amount=D(amount))
        keep_steps(ctx)
    return bill
