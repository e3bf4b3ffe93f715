"""What HR does when one of its documents was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core import documents
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.states import StateMachine
from chehang.workshop.events import PiecePayApproved

from .applying import apply_if_due
from .earnings import pay_month
from .models import PayInput, Scheme
from .states import EVENT, LEAVE, ORG_CHANGE, REQUISITION, SCHEME

WRITER = {
    "people.org_change": "asked_by_id",
    "people.requisition": "asked_by_id",
    "people.event": "written_by_id",
    "people.leave": "employee_id",
    "people.scheme": "written_by_id",
}


def _decided(name: str, machine: StateMachine) -> None:
    """What an approval, a return and a withdrawal do to a kind of document."""

    @listens(Approved, of=name)
    def approved(event: Approved, ctx: Context) -> None:
        if isinstance(event.obj, Scheme):
            _make_room(ctx, event.obj)
            machine.advance(ctx, event.obj, "approve", reason=event.decision.reason, since=ctx.today)
        else:
            machine.advance(ctx, event.obj, "approve", reason=event.decision.reason)
        _tell(ctx, name, event.obj, _("%(what)s was approved"))
        apply_if_due(ctx, event.obj)

    @listens(Returned, of=name)
    def returned(event: Returned, ctx: Context) -> None:
        machine.advance(ctx, event.obj, "return", reason=event.decision.reason)
        _tell(ctx, name, event.obj, _("%(what)s came back: %(reason)s"), reason=event.decision.reason[:100])

    @listens(Withdrawn, of=name)
    def withdrawn(event: Withdrawn, ctx: Context) -> None:
        machine.advance(ctx, event.obj, "return", reason=event.reason)


def _make_room(ctx: Context, scheme: Scheme) -> None:
    """The scheme that was in force for the post is replaced."""
    for old in Scheme.objects.filter(store_id=ctx.store_id, post=scheme.post, state="in_force").select_for_update():
        SCHEME.advance(ctx, old, "replace")


def _tell(ctx: Context, name: str, obj: object, title: object, **more: str) -> None:
    own = name == "people.leave"
    link = "/people/me/" if own else documents.documents()[name].url(obj.pk)  # type: ignore[attr-defined]
    ctx.tell(title, employee_id=getattr(obj, WRITER[name]), link=link, what=str(obj), **more)


_decided("people.org_change", ORG_CHANGE)
_decided("people.requisition", REQUISITION)
_decided("people.event", EVENT)
_decided("people.leave", LEAVE)
_decided("people.scheme", SCHEME)


@listens(PiecePayApproved)
def piece_pay_comes_with_the_wages(event: PiecePayApproved, ctx: Context) -> None:
    """Into the payroll of its month, or of the first one after it that is not closed."""
    if event.amount:
        made = PayInput.objects.create(
            store_id=ctx.store_id, employee_id=event.employee_id, month=pay_month(ctx, event.month), title=f"{event.month:%Y-%m} 计件",
            amount=event.amount, document="workshop.piece_pay", object_id=event.pay_id, how=event.number,
        )  # fmt: skip
        ctx.changed(made, None, {"employee": event.employee_id, "amount": str(event.amount)})
