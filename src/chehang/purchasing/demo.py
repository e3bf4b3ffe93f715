"""The chapter of purchasing: what is short is ordered, reviewed, sent, and comes some days later."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from chehang.catalogue.demo import goods
from chehang.catalogue.services import prices_of
from chehang.core.access import rows
from chehang.core.money import round_half_up
from chehang.core.stage import Person, Stage, Story
from chehang.parties.demo import suppliers
from chehang.parties.models import Supplier
from chehang.stock.models import Entry
from chehang.stock.queries import on_hand
from chehang.warehouse import demo as warehouse
from chehang.warehouse.models import Inbound

from . import planner_demo
from .comparing import ranked
from .models import Inquiry, OrderLine
from .operations.award_inquiry import award_inquiry
from .operations.draft_order import draft_order
from .operations.enter_offer import enter_offer
from .operations.order_inquiry import order_inquiry
from .operations.register_invoice import register_invoice
from .operations.review_order import review_order
from .operations.send_inquiry import send_inquiry
from .operations.send_order import send_order
from .operations.set_capital_quota import set_capital_quota
from .operations.submit_order import submit_order
from .scorecard import trust_of

Wanted = list[tuple[str, int]]
ORDER_DAYS = (1, 4)  # Tuesday and Friday
INQUIRY_DAY = 9  # of the month
SHELF = 0.02  # of a typical store's demand: what the sample's own counter sells of it
OPEN = ("draft", "submitted", "reviewed", "sent", "partial")


def people() -> list[Person]:
    """Manager, planner and the colleague for logistics."""
    return [
        Person("002", "周敏", "zhoumin", ("parts_manager",)),
        Person("004", "宋佳", "songjia", ("parts_planner",)),
        Person("005", "何倩", "heqian", ("parts_logistics",)),
    ]


def masters(stage: Stage) -> None:
    """The capital quota is set, and the first goods are ordered and come on the same day."""
    quota = {"amount": "1770000", "valid_from": stage.today, "reason": "月均配件成本 118 万元 / 30 × 45 天"}
    stage.run(set_capital_quota, quota, "gaojing")
    stage.begin(_first_goods(stage), "09:00")


def _first_goods(stage: Stage) -> Story[None]:
    wanted = [(n, _packs(stage, n, _level(stage, n, 45))) for n in stage.once(goods).stocked]
    for start in range(0, len(wanted), 150):
        yield from order(stage, stage.once(suppliers)[0], wanted[start : start + 150], days=0)


def day(stage: Stage) -> None:
    """Twice a week what runs short is ordered; what customers asked for in vain has been seen."""
    stage.read_messages("songjia", timedelta(days=2))
    stage.read_messages("zhoumin", timedelta(days=2))
    planner_demo.day(stage)
    if stage.today.weekday() in ORDER_DAYS and not stage.first_day:
        stage.begin(_weekly_order(stage), "15:30")
    if stage.today.day == INQUIRY_DAY and not stage.first_day and stage.days_left > 8:
        stage.begin(inquiry(stage), "10:05")


def inquiry(stage: Stage, *, stop: str = "") -> Story[None]:
    """Three suppliers are asked for a part, their answers compared, one is chosen and the order placed. ``stop``: sent or answered."""
    known, rng, asked = stage.once(goods), stage.random, stage.once(suppliers)[1:4]
    number = rng.choice(known.stocked)
    part = known.parts[number]
    net = prices_of(stage.store.pk, [part.pk], stage.today)[part.pk].net_inc
    data = {
        "reason": "compare",
        "due_on": stage.today + timedelta(days=3),
        "lines": [
            {"part": part.pk, "quantity": str(_packs(stage, number, _level(stage, number, 30))), "target_inc": str(net)}
        ],
        "suppliers": [{"supplier": x.pk} for x in asked],
    }
    made = stage.run(send_inquiry, data, "songjia")
    if stop == "sent":
        return
    for supplier in asked:
        yield stage.until(1, "11:20") if supplier is asked[0] else 40
        price = round_half_up(net * Decimal(rng.choice(("0.94", "0.97", "1.00", "1.04"))))
        line = {"line": 1, "price_inc": str(price), "lead_days": rng.choice((2, 3, 5)), "in_stock": rng.random() < 0.6}
        offer = {
            "inquiry": made.id,
            "supplier": supplier.pk,
            "valid_until": stage.today + timedelta(days=20),
            "lines": [line],
        }
        stage.run(enter_offer, offer, "songjia")
    if stop == "answered":
        return
    yield 60
    best = ranked(Inquiry.objects.get(pk=int(made.id or 0)), trust_of(stage.actors["zhoumin"], stage.today))[0]
    stage.run(award_inquiry, {"inquiry": made.id, "supplier": best.supplier_id}, "zhoumin")
    yield 20
    done = stage.run(order_inquiry, {"inquiry": made.id}, "songjia")
    yield from place(stage, int((done.model_extra or {})["order"]), days=best.days)


def _weekly_order(stage: Stage) -> Story[None]:
    if wanted := short(stage, 32, most=12):
        supplier = stage.once(suppliers)[stage.random.choice((0, 1))]
        yield from order(stage, supplier, wanted, days=stage.random.choice((3, 4, 5)))


def order(stage: Stage, supplier: Supplier, wanted: Wanted, *, days: int, stop: str = "") -> Story[None]:
    """The planner drafts, the parts manager reviews, the planner sends, the goods come after ``days``.

    ``stop`` leaves it on the way: ``draft`` or ``submitted``.
    """
    known = stage.once(goods)
    prices = prices_of(stage.store.pk, [known.parts[n].pk for n, _q in wanted], stage.today)
    lines = []
    for number, quantity in wanted:
        part = known.parts[number].pk
        price = round_half_up(prices[part].net_inc / Decimal("1.13"))
        lines.append({"part": part, "quantity": str(quantity), "price_ex": str(price)})
    data = {"supplier": supplier.pk, "lines": lines}
    drafted = stage.run(draft_order, data, "songjia")
    if stop == "draft":
        return
    yield 12
    yield from place(stage, int(drafted.id or 0), days=days, stop=stop)


def place(stage: Stage, drafted: int, *, days: int, stop: str = "") -> Story[None]:
    """A drafted order is submitted, reviewed, sent, and its goods come."""
    stage.run(submit_order, {"order": drafted}, "songjia")
    if stop == "submitted":
        return
    yield 25
    stage.run(review_order, {"order": drafted}, "zhoumin")
    yield 5
    sent = stage.run(send_order, {"order": drafted}, "songjia")
    inbound = Inbound.objects.get(pk=(sent.model_extra or {})["inbound"])
    yield stage.until(days, "09:40") if days else 30
    yield from _arrives(stage, inbound, smooth=not days)


def _arrives(stage: Stage, inbound: Inbound, *, smooth: bool = False) -> Story[None]:
    """The goods come. Now and then a piece is missing or damaged: the supplier sends it later."""
    rare = 1.0 if smooth else stage.random.random()
    invoiced = smooth or stage.random.random() > 0.2
    yield from warehouse.receive(stage, inbound, invoiced=invoiced, short=rare < 0.2, damaged=0.2 < rare < 0.35)
    if not invoiced:
        stage.begin(_late_invoice(stage, inbound))
    rest = Inbound.objects.filter(document=inbound.document, object_id=inbound.object_id, state="expected").first()
    if rest:
        yield stage.until(stage.random.choice((4, 5, 6)), "10:20")
        yield from warehouse.receive(stage, rest)


def _late_invoice(stage: Stage, inbound: Inbound) -> Story[None]:
    """The invoice comes some days after its goods."""
    yield stage.until(stage.random.choice((3, 4, 5)), "14:30")
    bought = inbound.lines.filter(estimated=True).order_by("n")
    lines = [{"line": x.pk, "quantity": str(x.booked), "price_ex": str(x.price_ex)} for x in bought]
    number = f"2631{stage.random.randrange(10**16):016d}"
    data = {"supplier": inbound.supplier_id, "number": number, "date": stage.today, "lines": lines}
    stage.run(register_invoice, data, stage.someone("accountant"))


def short(stage: Stage, days: int, *, most: int) -> Wanted:
    """What to order so that each stocked part lasts ``days`` of what was asked for lately, in whole packs."""
    known = stage.once(goods)
    ids = {known.parts[n].pk: n for n in known.stocked}
    planner = stage.actors["songjia"]
    held, gone = on_hand(planner, list(ids)), _issued(stage, stage.today - timedelta(days=30))
    open_lines = rows(OrderLine, planner).filter(order__state__in=OPEN).values_list("part")
    coming = {part: ordered - came for part, ordered, came in open_lines.annotate(o=Sum("quantity"), r=Sum("received"))}
    wanted = []
    for part, number in ids.items():
        target = max(_level(stage, number, days), gone.get(part, 0.0) / 30 * days)
        missing = target - float(held[part].on_hand) - float(coming.get(part, 0))
        if missing > 0.5 * target:
            wanted.append((number, _packs(stage, number, missing)))
    wanted.sort(key=lambda w: -known.samples[w[0]].monthly)
    return wanted[:most]


def _issued(stage: Stage, since: date) -> dict[int, float]:
    """Pieces of each part that went out since a day."""
    gone = rows(Entry, stage.actors["songjia"]).filter(movement__startswith="2", business_date__gte=since)
    return {part: -float(n) for part, n in gone.values_list("part").annotate(n=Sum("quantity"))}


def _level(stage: Stage, number: str, days: int) -> float:
    monthly = stage.once(goods).samples[number].monthly
    return max(1.0, monthly * SHELF / 30 * days)


def _packs(stage: Stage, number: str, pieces: float) -> int:
    pack = stage.once(goods).samples[number].pack
    return max(1, -(-int(pieces + 0.5) // pack)) * pack


def today(stage: Stage) -> None:
    """An order waits for review, another is still a draft, a delivery is to come."""
    first, second = stage.once(suppliers)[:2]
    wanted = short(stage, 40, most=14) or [(stage.once(goods).stocked[0], 10)]
    stage.begin(order(stage, first, wanted[:6], days=0, stop="submitted"), "08:50")
    stage.begin(order(stage, second, wanted[6:] or wanted[:1], days=0, stop="draft"), "09:25")
    stage.begin(inquiry(stage, stop="sent"), "09:40")
