"""The chapter of the warehouse: places, receiving, putting away, picking, signing, handing over."""

from typing import Any

from chehang.catalogue.demo import goods
from chehang.core.access import rows
from chehang.core.stage import Person, Stage, Story
from chehang.parties.models import Supplier

from .counts.demo import counts
from .issuing import named
from .kinds import Handover
from .models import Discrepancy, Inbound, InboundLine, OldPart, Outbound
from .operations.acknowledge_discrepancy import acknowledge_discrepancy
from .operations.add_bin import add_bin
from .operations.count_line import count_line
from .operations.declare_no_invoice import declare_no_invoice
from .operations.enter_invoice import enter_invoice
from .operations.enter_packing_list import enter_packing_list
from .operations.finish_count import finish_count
from .operations.hand_over import hand_over
from .operations.inspect_fragile import inspect_fragile
from .operations.pick_line import pick_line
from .operations.post_receipt import post_receipt
from .operations.put_away import put_away
from .operations.send_old_parts import send_old_parts
from .operations.settle_discrepancy import settle_discrepancy
from .operations.settle_old_part import settle_old_part
from .operations.sign_outbound import sign_outbound
from .operations.sign_receiver import sign_receiver
from .operations.start_count import start_count
from .outlets import demo as outlets
from .shipping import demo as shipping
from .transfers import demo as transfers

KEEPERS = ("dingqiang", "luobin", "mayue")
PASSERS_BY = ("周立新", "王海燕", "李志强", "陈思", "赵春梅")  # who takes what a walk-in customer bought


def people() -> list[Person]:
    """Three keepers: two of them sign what goes out."""
    return [
        Person("006", "丁强", "dingqiang", ("keeper",)),
        Person("007", "罗斌", "luobin", ("keeper",)),
        Person("008", "马悦", "mayue", ("keeper",)),
    ]


def masters(stage: Stage) -> None:
    """Bins for the stocked parts, the receiving area and quarantine."""
    stage.run(add_bin, {"code": "S-01-01-01", "kind": "receiving"}, "zhoumin")
    stage.run(add_bin, {"code": "Q-01-01-01", "kind": "quarantine", "hazard_ok": True}, "zhoumin")
    known = stage.once(goods)
    bins = {known.samples[n].bin: bool(known.samples[n].hazard) for n in known.stocked}
    for order, (code, hazard) in enumerate(sorted(bins.items()), 10):
        stage.run(add_bin, {"code": code, "walk_order": order, "hazard_ok": hazard}, "zhoumin")
    transfers.masters(stage)


def day(stage: Stage) -> None:
    """High-value parts are counted every Monday, class A and then the whole warehouse at the beginning of a month."""
    if not stage.first_day:
        counts(stage)
    shipping.day(stage)
    transfers.day(stage, issue)
    outlets.day(stage, issue)


def today(stage: Stage) -> None:
    """The last morning: another store waits for a word."""
    transfers.today(stage)


def receive(
    stage: Stage, inbound: Inbound, *, invoiced: bool = True, short: bool = False, damaged: bool = False
) -> Story[None]:
    """Packing list and invoice are entered, goods counted, booked and put away; what differs is followed up."""
    keeper, lines = stage.random.choice(KEEPERS), list(inbound.lines.order_by("n"))
    second = KEEPERS[KEEPERS.index(keeper) - 1]
    if not inbound.posted_by_source:  # the papers of an import stand in its file
        packed = [{"part_no": x.part_no, "quantity": str(x.expected)} for x in lines]
        stage.run(enter_packing_list, {"inbound": inbound.pk, "lines": packed}, keeper)
        yield 4
        if invoiced:
            _invoice(stage, inbound, lines, keeper)
        else:
            stage.run(declare_no_invoice, {"inbound": inbound.pk}, keeper)
    boxes = {"inbound": inbound.pk, "carrier": "德邦物流", "boxes_expected": 3, "boxes_received": 3}
    stage.run(start_count, boxes, keeper)
    for n, line in enumerate(lines):
        yield 1
        stage.run(count_line, _counted(stage, inbound, line, short and n == 0, damaged and n == 1), keeper)
    stage.run(finish_count, {"inbound": inbound.pk, "nothing_else": True}, keeper)
    yield 6
    posted = stage.run(post_receipt, {"inbound": inbound.pk}, second)
    for line in inbound.lines.filter(accepted__gt=0).select_related("part").order_by("n"):
        yield 1
        place = stage.once(goods).samples[line.part.display_no].bin
        stage.run(put_away, {"line": line.pk, "bin": place, "quantity": str(line.accepted)}, keeper)
    report = (posted.model_extra or {})["discrepancy"]
    if report:
        stage.begin(_follow_up(stage, rows(Discrepancy, stage.actors[keeper]).get(pk=report)))


def _invoice(stage: Stage, inbound: Inbound, lines: list[InboundLine], keeper: str) -> None:
    billed = [{"part_no": x.part_no, "quantity": str(x.expected), "price_ex": str(x.price_ex)} for x in lines]
    number = f"2631{stage.random.randrange(10**16):016d}"
    stage.run(enter_invoice, {"inbound": inbound.pk, "number": number, "date": stage.today, "lines": billed}, keeper)


def _counted(stage: Stage, inbound: Inbound, line: InboundLine, short: bool, damaged: bool) -> dict[str, Any]:
    counted: dict[str, Any] = {"inbound": inbound.pk, "line": line.pk, "counted": str(line.expected)}
    if short and line.expected > 1:
        counted["counted"] = str(line.expected - 1)
    if damaged:
        counted |= {"damaged": "1", "photo": stage.picture("开箱照片")}
    if line.fragile:
        counted["inspection"] = "damaged" if damaged else "sound"
    return counted


def _follow_up(stage: Stage, report: Discrepancy) -> Story[None]:
    """Manager and planner read what differed; after a week the case is settled."""
    for who, at in (("songjia", "10:10"), ("zhoumin", "16:20")):
        yield stage.until(1, at)
        stage.run(acknowledge_discrepancy, {"discrepancy": report.pk}, who)
        if who == "songjia" and stage.days_left > 6 and stage.random.random() < 0.5:
            stage.begin(shipping.claim(stage, report))
    yield stage.until(5, "11:00")
    settled = {"discrepancy": report.pk, "resolution": "供应商下批补发,运损由承运方赔付"}
    stage.run(settle_discrepancy, settled, "zhoumin")


def issue(stage: Stage, document: str, pk: int) -> Story[None]:
    """Keepers pick what a document asks for, inspect what is fragile, and sign; the receiver signs or a carrier takes it."""
    first, second = stage.random.sample(KEEPERS, 2)
    outbound = rows(Outbound, stage.actors[first]).get(document=document, object_id=pk)
    for pick in outbound.picks.order_by("id"):
        stage.run(pick_line, {"pick": pick.pk, "found": str(pick.quantity)}, first)
        yield 2
    for line in outbound.lines.filter(fragile=True):
        stage.run(inspect_fragile, {"line": line.pk, "photo": stage.picture("开箱照片")}, first)
    _sign(stage, outbound, "keeper_1", first)
    if outbound.handover == Handover.COLLECT:
        name = outbound.receiver_name if named(outbound) else PASSERS_BY[outbound.pk % len(PASSERS_BY)]
        data = {"outbound": outbound.pk, "name": name, "image": stage.signature()}
        stage.run(sign_receiver, data, first)
    yield 2
    _sign(stage, outbound, "keeper_2", second)
    if outbound.handover == Handover.DELIVER:
        yield 45
        waybill = f"DPK{stage.random.randrange(10**12):012d}"
        stage.run(hand_over, {"outbound": outbound.pk, "carrier": "德邦物流", "waybill": waybill}, second)
        if stage.days_left > 3:
            stage.begin(shipping.parcel(stage, outbound, second))


def _sign(stage: Stage, outbound: Outbound, slot: str, keeper: str) -> None:
    person = stage.actors[keeper].employee_id
    stage.run(sign_outbound, {"outbound": outbound.pk, "slot": slot, "employee": person, "pin": stage.pin}, keeper)


def old_parts_back(stage: Stage) -> Story[None]:
    """What is kept for makers and suppliers goes back in one box; a week later they answer."""
    kept = list(rows(OldPart, stage.actors["luobin"]).filter(state="kept", kind="core").order_by("id"))
    supplier = rows(Supplier, stage.actors["luobin"]).order_by("id").first()
    if not kept or supplier is None:
        return
    box = {"supplier": supplier.pk, "waybill": f"SF{stage.random.randrange(10**10):010d}"}
    stage.run(send_old_parts, box | {"lines": [{"old_part": x.pk} for x in kept]}, "luobin")
    yield stage.until(5, "14:30")
    for row in kept:
        answer = {"old_part": row.pk, "accepted": True, "credited_ex": "160", "outcome": "厂家验收合格,返款"}
        stage.run(settle_old_part, answer, "songjia")
