"""Accidents in the sample store: what the assessor allows, and the paper by which the insurer pays the store."""

from decimal import Decimal

from django.db.models import Sum

from chehang.core.stage import Stage

from ..models import OrderLine, WorkOrder
from ..operations.record_assessment import record_assessment
from ..operations.sign_notice import sign_notice


def insure(stage: Stage, order: WorkOrder, adviser: str) -> None:
    """The assessor allows what is on the order, and the customer makes his claim over. Nothing for an order without an insurer."""
    if order.insurer_id is None:
        return
    lines = OrderLine.objects.filter(order=order, payer="insurer", dropped=False)
    assess(stage, order, adviser, lines.aggregate(all=Sum("amount_inc"))["all"] or Decimal(0))
    signed = {"order": order.pk, "kind": "claim", "what": "本次事故车损险赔款", "name": order.customer.name[:20]}
    stage.run(sign_notice, signed | {"image": stage.signature()}, adviser)


def assess(stage: Stage, order: WorkOrder, adviser: str, amount: Decimal) -> None:
    """The first assessment or a supplement."""
    n = order.assessments.count() + 1
    data = {"order": order.pk, "paper_no": f"DS{order.report_no[-8:]}-{n}", "amount": amount, "assessor": "周凯"}
    if amount:
        stage.run(record_assessment, data, adviser)
