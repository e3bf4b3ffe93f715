"""The clocks of a batch: papers before the ship comes, 14 days to declare, 15 days to pay, three months until the customs may sell."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core import timers
from chehang.core.calendar import Within, end_of
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Timer
from chehang.core.parameters import parameter
from chehang.core.timed import Rung, Timed, declare

from .filing import declare_by, months_after
from .models import Charge, PaperLine, Shipment
from .states import SHIPMENT

DAY = 24 * 60
COUNTDOWN = (
    Rung("before", 7 * DAY, "whose"),
    Rung("before", 3 * DAY, "whose"),
    Rung("before", DAY, "late"),
    Rung("after", 0, "late"),
)
DECLARE, CLAIM, EXPLAIN, PAPERS = "customs.declare", "customs.claim", "customs.explain", "customs.papers"
UNDECLARED = ("preparing", "complete", "sent", "pre_entered")
ON_THE_WAY = (*UNDECLARED, "declared", "inspection", "tax_due", "tax_paid")

declare(
    Timed(
        EXPLAIN, _("Explain the abnormal charge"), within=Within(figure="customs.explain_within"), whose="parts_logistics",
        late="parts_manager",
    ),
    Timed(DECLARE, _("Declare to the customs"), whose="parts_logistics", late="parts_manager", ladder=COUNTDOWN),
    Timed(CLAIM, _("The customs may sell the goods"), whose="parts_logistics", late="general_manager",
          ladder=(Rung("before", 30 * DAY, "whose"), Rung("before", 14 * DAY, "parts_manager"), Rung("before", 7 * DAY, "late"), Rung("after", 0, "late"))),
)  # fmt: skip


def require_on_the_way(shipment: Shipment) -> None:
    """The customs still hold the goods."""
    if shipment.state not in ON_THE_WAY:
        raise Refused(
            "shipment.not_on_the_way", _("Batch %(number)s is not on its way any more."), number=shipment.number
        )


def require_undeclared(shipment: Shipment) -> None:
    """The declaration can still be written."""
    if shipment.state not in UNDECLARED:
        raise Refused("declaration.declared", _("It is declared: have the broker amend it."))


def rework(ctx: Context, shipment: Shipment, *, lines: bool = True) -> None:
    """What is declared has changed: back to the papers, to be signed and checked anew. Where its ``lines`` did, what was explained of them is void."""
    if lines:
        PaperLine.objects.filter(paper__shipment=shipment).exclude(explanation="").update(
            explanation="", explained_by=None
        )
    if shipment.state == "preparing":
        return
    SHIPMENT.advance(ctx, shipment, "rework", reason=str(_("What is declared was changed")), checker_id=None)
    ctx.tell(
        _("Batch %(number)s was changed after it had been signed: it is back at its papers."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
    )


def expected_anew(ctx: Context, shipment: Shipment) -> None:
    """The ship comes on another day: the clock of the papers runs to that."""
    going = Timer.objects.filter(subject=shipment._meta.label, subject_id=shipment.pk, kind=PAPERS, ended_at=None)
    if going.exists():
        timers.meet(ctx, shipment, PAPERS)
        link = f"/customs/shipments/{shipment.pk}/"
        timers.start(ctx, shipment, PAPERS, due_at=end_of(shipment.eta), link=link)


def arrived(ctx: Context, shipment: Shipment, on: date) -> None:
    """The means of transport arrived: note the legal days and let their clocks run, anew where the day was corrected."""
    before = {"arrived_on": str(shipment.arrived_on)}
    shipment.arrived_on = on
    shipment.declare_by = declare_by(ctx, shipment)
    shipment.claim_by = months_after(on, int(parameter(ctx, "customs.claim_within", on)))
    shipment.save(update_fields=["arrived_on", "declare_by", "claim_by"])
    ctx.changed(shipment, before, {"arrived_on": str(on), "declare_by": str(shipment.declare_by), "claim_by": str(shipment.claim_by)})  # fmt: skip
    stop(ctx, shipment, DECLARE, CLAIM)
    link = f"/customs/shipments/{shipment.pk}/"
    if shipment.state in UNDECLARED and shipment.declare_by:
        timers.start(ctx, shipment, DECLARE, due_at=end_of(shipment.declare_by), link=link)
    timers.start(ctx, shipment, CLAIM, due_at=end_of(shipment.claim_by), link=link)


def open_case(ctx: Context, charge: Charge) -> None:
    """A charge is out of the usual: logistics has three working days to give its cause and the evidence (§2.5)."""
    timers.start(ctx, charge, EXPLAIN, link=f"/customs/charges/{charge.pk}/", thing=str(charge))


def stop(ctx: Context, obj: Shipment | Charge, *names: str) -> None:
    """These clocks need not run any longer."""
    going = Timer.objects.filter(subject=obj._meta.label, subject_id=obj.pk, kind__in=names, ended_at=None)
    for name in sorted(going.values_list("kind", flat=True)):
        timers.meet(ctx, obj, name)
