"""Gifts in the sample store: mats are fitted by the workshop before the handing over."""

from chehang.catalogue.demo import goods
from chehang.core.stage import Stage, Story
from chehang.workshop.demo.crew import ADVISERS
from chehang.workshop.demo.masters import yard
from chehang.workshop.demo.visits import through
from chehang.workshop.models import WorkOrder
from chehang.workshop.operations.add_labour import add_labour
from chehang.workshop.operations.add_part import add_part
from chehang.workshop.operations.close_order import close_order
from chehang.workshop.operations.deliver_order import deliver_order

from .operations.order_fitting import order_fitting

MATS = "HQA 061 501 A"


def mats(stage: Stage, deal: int, seller: str) -> Story[None]:
    """The consultant orders it, the adviser writes part and labour on the house, the car comes back to the showroom."""
    adviser = ADVISERS[0]
    asked = {"deal": deal, "work": "fitting", "adviser": stage.actors[adviser].employee_id, "mileage": 6}
    pk = stage.run(order_fitting, {**asked, "promised_on": stage.today}, seller).id
    order = WorkOrder.objects.select_related("customer").get(pk=int(pk or 0))
    known = {sample.number: no for no, sample in stage.once(goods).samples.items()}
    house = {"order": order.pk, "payer": "internal"}
    stage.run(add_labour, {**house, "op": stage.once(yard).ops["BY-03"].pk}, adviser)
    stage.run(add_part, {**house, "part": stage.once(goods).parts[known[MATS]].pk}, adviser)
    yield from through(stage, order, adviser, until="settled")
    stage.run(deliver_order, {"order": order.pk, "receiver_name": stage.actors[seller].name[:20]}, adviser)
    stage.run(close_order, {"order": order.pk}, adviser)
    yield 5
