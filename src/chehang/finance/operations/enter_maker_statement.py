"""Enter the maker's statement of a month."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Money, Ref, RequiredText
from chehang.finance.maker.comparing import missing, ours
from chehang.finance.maker.models import MakerStatement
from chehang.ledger.models import Period
from chehang.parties.models import Supplier


class StatementLine(Command):
    """A line of the maker's: a car, parts, a payment of ours, a rebate, warranty, a floor-plan loan; his reference and amount with VAT."""

    kind: Annotated[Literal["car", "parts", "payment", "rebate", "warranty", "floor_plan"], Field(title="Kind")]
    reference: Annotated[RequiredText, Field(max_length=40, title="Invoice, VIN, contract or number")]
    amount: Annotated[Money, Field(title="Amount with VAT")]


class EnterMakerStatement(Command):
    """Whose statement, of which month, line by line."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    lines: Annotated[tuple[StatementLine, ...], Field(min_length=1, max_length=2000)]


@operation("finance.enter_maker_statement", title=_("Enter the maker's statement"), posts=("accountant",))
def enter_maker_statement(cmd: EnterMakerStatement, ctx: Context) -> Done:
    """Put each line beside ours by its reference, and add what we booked in the month that the maker does not name.

    Refused when a line stands there twice.
    """
    supplier, period = access.get(Supplier, cmd.supplier, ctx), access.get(Period, cmd.period, ctx)
    seen: set[tuple[str, str]] = set()
    lines = []
    for n, typed in enumerate(cmd.lines):
        if (typed.kind, typed.reference) in seen:
            raise Refused(
                "maker.twice", _("Line %(n)s: %(reference)s stands there twice."), field=f"lines.{n}.reference", n=n + 1, reference=typed.reference
            )  # fmt: skip
        seen.add((typed.kind, typed.reference))
        mine = ours(ctx, supplier.pk, period, typed.kind, typed.reference)
        lines.append(
            {
                "kind": typed.kind,
                "reference": typed.reference,
                "amount": f"{typed.amount:.2f}",
                "ours": "" if mine is None else f"{mine:.2f}",
                "note": "",
            }
        )
    lines += missing(ctx, supplier.pk, period, seen)
    statement = MakerStatement.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "CD"), supplier=supplier, period=period, items=lines,
        unmatched=sum(x["amount"] != x["ours"] for x in lines), entered_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(statement, None, {"lines": len(lines), "unmatched": statement.unmatched})
    ctx.tell(
        _("The maker's statement of %(month)s waits for you: %(count)s lines do not match"),
        post="finance_manager",
        link=f"/finance/maker_statements/{statement.pk}/",
        month=str(period),
        count=statement.unmatched,
    )
    return Done(id=statement.pk, number=statement.number, unmatched=statement.unmatched)
