"""The chapter of the counter: customers come, buy what is there, and miss what is not."""

from typing import Any

from chehang.billing import demo as billing
from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.stage import Person, Stage, Story
from chehang.parties.demo import buyers
from chehang.parties.models import Customer
from chehang.pricing.services import prices_for
from chehang.stock.models import Balance
from chehang.stock.queries import on_hand
from chehang.warehouse import demo as warehouse
from chehang.warehouse.models import OutletPlace
from chehang.warehouse.outlets import demo as outlets

from . import quoting_demo
from .models import Sale
from .operations.cancel_sale import cancel_sale
from .operations.confirm_sale import confirm_sale
from .operations.draft_sale import draft_sale
from .operations.inspect_return import inspect_return
from .operations.record_lost_sale import record_lost_sale
from .operations.request_return import request_return
from .operations.sell_outlet_goods import sell_outlet_goods
from .operations.take_core_back import take_core_back
from .operations.take_core_deposit import take_core_deposit
from .special import demo as special

SALE = "counter.sale"
BACK = "counter.sale_return"
CORE = "counter.core_deposit"
OUTLET_DAY = 12  # the outlet tells what it sold of ours
RETURNED = 0.03  # of the sales


def people() -> list[Person]:
    """Who sells parts."""
    return [Person("003", "韩磊", "hanlei", ("parts_sales",))]


def day(stage: Stage) -> None:
    """Customers at the counter."""
    if not stage.first_day:
        for at in stage.during_the_day(stage.how_many(small=240, typical=480)):
            stage.begin(sale(stage), at)
        if stage.today.day == 13 or (stage.today.day in (14, 15) and stage.today.weekday() == 0):
            stage.begin(exchange(stage), "10:50")
        special.day(stage)
        if stage.today.day == OUTLET_DAY:
            stage.begin(sold_there(stage), "17:40")
        quoting_demo.day(stage)


def sold_there(stage: Stage) -> Story[None]:
    """The outlet's keeper tells what was sold of the parts that lie with it."""
    actor = stage.actors[outlets.KEEPER]
    place = rows(OutletPlace, actor).first()
    there = [] if place is None else rows(Balance, actor).filter(bin=place.shelf, on_hand__gt=0).order_by("part_id")
    priced = prices_for(stage.store.pk, [x.part_id for x in there], "wholesale", stage.today)
    lines = [{"part": x.part_id, "quantity": "1"} for x in there if x.part_id in priced][:2]
    if place is not None and lines:
        told = {"place": place.pk, "lines": lines, "note": "网点日报"}
        sold = int(stage.run(sell_outlet_goods, told, outlets.KEEPER).id or 0)
        yield 30
        billing.settle(stage, SALE, sold, on_account=False)
    yield 0


def sale(stage: Stage, *, until: str = "out") -> Story[None]:
    """One customer asks, decides, pays, and takes his parts along. ``until``: draft, confirmed, settled or out."""
    customer = stage.random.choice(stage.once(buyers)) if stage.random.random() < 0.6 else None
    wholesale = customer is not None and customer.price_class == "wholesale"
    lines = _asked(stage, customer, wholesale)
    if not lines:
        return
    handover = "ship" if wholesale and stage.random.random() < 0.3 else "collect"
    data = {"customer": customer and customer.pk, "handover": handover, "lines": lines}
    sold = int(stage.run(draft_sale, data, "hanlei").id or 0)
    if until == "draft":
        return
    yield 3
    if not _confirmed(stage, sold) or until == "confirmed":
        return
    yield 4
    billing.settle(stage, SALE, sold, on_account=wholesale)
    if until == "settled":
        return
    yield 5
    yield from warehouse.issue(stage, SALE, sold)
    if stage.random.random() < RETURNED:
        yield stage.until(stage.random.choice((1, 2, 3)), "14:10")
        yield from bring_back(stage, sold)


def _confirmed(stage: Stage, sold: int) -> bool:
    """Whether the sale stands. What has become dearer than its price the customer does not get for it, and leaves."""
    try:
        stage.run(confirm_sale, {"sale": sold}, "hanlei")
    except Refused as refusal:
        if refusal.code != "price.below_cost":
            raise
        stage.run(cancel_sale, {"sale": sold, "reason": "进价已高于售价,客户不接受调价"}, "hanlei")
        return False
    return True


def exchange(stage: Stage) -> Story[None]:
    """A customer leaves a deposit on the old part, brings it days later and gets the money back; the old part goes to the maker."""
    customer = next(c for c in stage.once(buyers) if c.kind == "person" or c.price_class == "retail")
    lines = _asked(stage, customer, False)[:1]
    if not lines:
        return
    sold = int(
        stage.run(draft_sale, {"customer": customer.pk, "handover": "collect", "lines": lines}, "hanlei").id or 0
    )
    if not _confirmed(stage, sold):
        return
    billing.settle(stage, SALE, sold)
    yield 5
    yield from warehouse.issue(stage, SALE, sold)
    core = stage.run(take_core_deposit, {"sale": sold, "part": lines[0]["part"], "amount": "200"}, "hanlei")
    billing.settle(stage, CORE, int(core.id or 0))
    yield stage.until(3, "15:10")
    stage.run(take_core_back, {"core": core.id, "sound": True, "finding": "外壳完整,可再制造"}, "luobin")
    yield 8
    billing.give_back(stage, CORE, int(core.id or 0))
    yield stage.until(4, "11:20")
    yield from warehouse.old_parts_back(stage)


def bring_back(stage: Stage, sold: int, *, inspect: bool = True) -> Story[None]:
    """The customer brings a piece back; a keeper looks at it, the cashier gives the money back."""
    lines = rows(Sale, stage.actors["hanlei"]).get(pk=sold).lines.filter(part__returnable=True)
    line = lines.select_related("part").order_by("n").first()
    if line is None:
        return
    data = {
        "sale": sold,
        "lines": [{"line": line.n, "quantity": "1"}],
        "cause": "wrong",
        "reason": "开单型号选错,未拆封",
    }
    asked = stage.run(request_return, data, "hanlei")
    if not inspect:
        return
    yield 15
    place = stage.once(goods).samples[line.part.display_no].bin
    found = {"line": line.n, "accepted": "1", "condition": "unopened", "bin": place}
    stage.run(inspect_return, {"sale_return": asked.id, "lines": [found], "finding": "包装完好"}, "luobin")
    yield 6
    billing.give_back(stage, BACK, int(asked.id or 0))


def _asked(stage: Stage, customer: Customer | None, wholesale: bool) -> list[dict[str, Any]]:
    """What the customer wants and gets. What is not there becomes a lost sale."""
    rng, known = stage.random, stage.once(goods)
    wanted = known.asked_for(stage, rng.choice((1, 1, 2, 2, 3, 4)))
    ids = [known.parts[n].pk for n in wanted]
    whose = customer.price_class if customer else "retail"
    held, prices = on_hand(stage.actors["hanlei"], ids), prices_for(stage.store.pk, ids, whose, stage.today)
    lines = []
    for number in wanted:
        part, pieces = known.parts[number], rng.choice((1, 1, 1, 2, 2, 4)) * (3 if wholesale else 1)
        pieces = min(pieces, max(1, int(known.samples[number].monthly / 4)))
        if held[part.pk].available < pieces:
            lost = {"part": part.pk, "quantity": str(pieces), "customer": customer and customer.pk}
            stage.run(record_lost_sale, lost, "hanlei")
            continue
        discount = "0" if wholesale else rng.choice(("0", "0", "0", "0.02", "0.03", "0.05"))
        if part.pk in prices and prices[part.pk].source == "campaign":
            discount = "0"  # reduced already
        lines.append({"part": part.pk, "quantity": str(pieces), "discount": discount})
    return lines


def today(stage: Stage) -> None:
    """This morning: one customer has left with his parts, others are on the way through the house."""
    for n, until in enumerate(("out", "settled", "settled", "confirmed", "confirmed", "draft")):
        stage.begin(sale(stage, until=until), f"08:{36 + n * 4:02d}")
    quoting_demo.today(stage)
    closed = rows(Sale, stage.actors["hanlei"]).filter(state="closed").order_by("-id").first()
    if closed:
        stage.begin(bring_back(stage, closed.pk, inspect=False), "09:05")
