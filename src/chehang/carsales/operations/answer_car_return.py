"""The buyer gets his answer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import trading
from chehang.carsales.models import CarReturn
from chehang.carsales.states import CAR_RETURN
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref


class AnswerCarReturn(Command):
    """Whether it is granted, and the words of the answer."""

    case: Annotated[Annotated[Id, Ref("carsales.CarReturn")], Field(title="Exchange or return")]
    granted: Annotated[bool, Field(title="It is granted")]
    answer: Annotated[Reason, Field(max_length=300, title="Answer")]


@operation("carsales.answer_car_return", title=_("Answer the buyer"), posts=("general_manager",))
def answer_car_return(cmd: AnswerCarReturn, ctx: Context) -> Done:
    """Grant or refuse; granted, the car is to be taken back in time. Asked once more where our workshop counted less than the
    ground needs: the buyer may have been repaired elsewhere, so it is no refusal."""
    made = access.get(CarReturn, cmd.case, ctx, lock=True)
    if cmd.granted and made.ground in trading.COUNTED:
        found = {c.code: c for c in trading.counted(ctx, made, ctx.now)}.get(made.ground)
        if found is None or not found.reached:
            ctx.doubt(
                "return.not_counted",
                _(
                    "%(ground)s: our workshop counted %(value)s, the law asks for %(limit)s. Are the papers of other repairs seen?"
                ),
                field="granted",
                ground=str(made.get_ground_display()),
                value=found.value if found else 0,
                limit=found.limit if found else "—",
            )
    CAR_RETURN.advance(
        ctx, made, "grant" if cmd.granted else "refuse", reason=cmd.answer, answer=cmd.answer, answered_on=ctx.today,
        answered_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    return Done(id=made.pk, number=made.number)
