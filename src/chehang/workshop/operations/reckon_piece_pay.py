"""Reckon the piece pay of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref
from chehang.org.models import Employee
from chehang.org.services import holders

from ..kinds import Craft
from ..models import PieceItem, PiecePay
from ..paying import adviser, rework, span_of, technician


class ReckonPiecePay(Command):
    """Whose pay of which month (any of its days), and the factor of quality: inspections, comebacks, satisfaction."""

    month: PaperDate
    employee: Annotated[Id, Ref("org.Employee")]
    factor: Annotated[NonNegativeQuantity, Field(le=2, title="Quality factor")]


@operation("workshop.reckon_piece_pay", title=_("Reckon the piece pay"), posts=("service_manager",))
def reckon_piece_pay(cmd: ReckonPiecePay, ctx: Context) -> Done:
    """Each line of work is paid once, by the shares of its technicians; what was taken back since is taken back here.

    Refused while the month runs, for oneself, for who is neither technician nor adviser, a second time, and where there is nothing."""
    month = cmd.month.replace(day=1)
    after = span_of(month)[1].date()
    if after > ctx.today:
        raise Refused("piece_pay.running", _("This month is not over yet."), field="month")
    person = access.get(Employee, cmd.employee, ctx)
    if person.pk == ctx.actor.employee_id:
        raise Refused("piece_pay.own", _("Nobody reckons his own pay."), field="employee")
    if access.rows(PiecePay, ctx).filter(month=month, employee=person).exists():
        raise Conflict("piece_pay.there", _("The piece pay of %(who)s is reckoned already."), who=person.name)
    crafts = (("technician", Craft.TECHNICIAN, technician), ("service_advisor", Craft.ADVISER, adviser))
    found = next(
        (row for row in crafts if any(person in holders(ctx.store_id, row[0], day) for day in (month, ctx.today))), None
    )
    if found is None:
        raise Refused(
            "piece_pay.who", _("%(who)s is neither technician nor adviser."), field="employee", who=person.name
        )
    made = found[2](ctx, person.pk, month)
    if not made.paid and not made.base:
        raise Refused(
            "piece_pay.nothing",
            _("%(who)s has nothing to be paid for in this month."),
            field="employee",
            who=person.name,
        )
    earned = round_half_up(made.base * cmd.factor, 2)
    less, how = rework(ctx, person.pk, month, earned)
    lines = [
        *made.items,
        {
            "text": str(_("Quality factor")),
            "how": f"{made.base} × {cmd.factor.normalize():f}",
            "amount": f"{earned - made.base:.2f}",
        },
    ]
    if less:
        lines.append({"text": str(_("Rework")), "how": how, "amount": f"{-less:.2f}"})
    row = PiecePay.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "JJG"), month=month, employee=person, craft=found[1], hours=made.hours,
        cars=made.cars, output_ex=made.output, base=made.base, factor=cmd.factor, deduction=less, amount=earned - less, items=lines,
        made_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    for item in made.paid:
        item.pay = row
    PieceItem.objects.bulk_create(made.paid)
    ctx.changed(row, None, {"number": row.number, "employee": person.pk, "amount": str(row.amount)})
    return Done(id=row.pk, number=row.number, amount=str(row.amount))
