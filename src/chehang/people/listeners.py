"""What HR does when one of its documents was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.core import documents
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.states import StateMachine

from .applying import apply_if_due
from .states import EVENT, LEAVE, ORG_CHANGE, REQUISITION

WRITER = {
    "people.org_change": "asked_by_id",
    "people.requisition": "asked_by_id",
    "people.event": "written_by_id",
    "people.leave": "employee_id",
}


def _decided(name: str, machine: StateMachine) -> None:
    """What an approval, a return and a withdrawal do to a kind of document."""

    @listens(Approved, of=name)
    def approved(event: Approved, ctx: Context) -> None:
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


def _tell(ctx: Context, name: str, obj: object, title: object, **more: str) -> None:
    own = name == "people.leave"
    link = "/people/me/" if own else documents.documents()[name].url(obj.pk)  # type: ignore[attr-defined]
    ctx.tell(title, employee_id=getattr(obj, WRITER[name]), link=link, what=str(obj), **more)


_decided("people.org_change", ORG_CHANGE)
_decided("people.requisition", REQUISITION)
_decided("people.event", EVENT)
_decided("people.leave", LEAVE)
