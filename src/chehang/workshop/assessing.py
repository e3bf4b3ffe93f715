"""What an insurer pays is what his assessor allowed (定损); more than that is somebody's loss and wants a decision."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.money import ZERO
from chehang.core.reading import papers

from .kinds import Payer
from .models import Assessment, OrderShare, WorkOrder


def assess(
    ctx: Context, order: WorkOrder, *, paper_no: str, amount: Decimal | None, assessor: str, note: str
) -> Assessment:
    """Keep a paper of the insurer: the first says what he allows with VAT, whatever was thought when the car came in, each later
    one adds to it; without an amount he takes back all of it. Refused for the same paper twice."""
    last = order.assessments.order_by("-n").first()
    before = order.assessed_inc if last else ZERO
    amount = -before if amount is None else amount
    if papers.folded(paper_no) in {papers.folded(a.paper_no) for a in order.assessments.all()}:
        raise Conflict("assessment.twice", _("%(paper)s is recorded already."), field="paper_no", paper=paper_no)
    made = Assessment.objects.create(
        store_id=ctx.store_id, order=order, n=last.n + 1 if last else 1, paper_no=paper_no, amount_inc=amount,
        assessor=assessor, note=note[:200], at=ctx.now, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    allowed = before + amount
    ctx.changed(order, {"assessed": str(order.assessed_inc)}, {"assessed": str(allowed), "paper": paper_no})
    order.assessed_inc = allowed
    order.save(update_fields=["assessed_inc"])
    return made


def require_allowed(ctx: Context, order: WorkOrder, shares: Sequence[OrderShare]) -> None:
    """Refused when the insurer's share is more than he allowed: a supplement is recorded, or the customer pays the rest.
    The service manager may settle all the same and stands for the difference."""
    insured = sum((s.amount_inc for s in shares if s.payer == Payer.INSURER), ZERO)
    if insured <= order.assessed_inc:
        return
    if "service_manager" not in ctx.actor.posts:
        raise Refused(
            "order.over_assessed",
            _(
                "The insurer's lines come to %(lines)s, he allowed %(allowed)s. Record his supplement, let the customer pay the rest,"
                " or ask the service manager."
            ),
            lines=f"{insured:,.2f}",
            allowed=f"{order.assessed_inc:,.2f}",
        )
    ctx.changed(order, None, {"over_assessed": str(insured - order.assessed_inc), "settled_by": ctx.actor.name})
