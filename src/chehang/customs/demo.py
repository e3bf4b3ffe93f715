"""The chapter of imports: a batch from Hamburg each month, with its papers, its broker, its taxes, its charges."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from chehang.catalogue.demo import goods
from chehang.catalogue.services import prices_of
from chehang.core.access import rows
from chehang.core.money import round_half_up
from chehang.core.stage import Stage, Story
from chehang.parties.models import Supplier
from chehang.parties.operations.register_supplier import register_supplier
from chehang.warehouse import demo as warehouse
from chehang.warehouse.models import Claim, Inbound
from chehang.warehouse.operations.answer_claim import answer_claim
from chehang.warehouse.operations.settle_claim import settle_claim

from .evaluating import quarter_of, quarters
from .models import Broker, Charge, Shipment
from .operations.add_broker import add_broker
from .operations.add_charge import add_charge
from .operations.amend_declaration import amend_declaration
from .operations.check_declaration import check_declaration
from .operations.close_shipment import close_shipment
from .operations.complete_papers import complete_papers
from .operations.confirm_charge import confirm_charge
from .operations.correct_import_price import correct_import_price
from .operations.cost_shipment import cost_shipment
from .operations.evaluate_broker import evaluate_broker
from .operations.explain_charge import explain_charge
from .operations.judge_charge import judge_charge
from .operations.keep_paper import keep_paper
from .operations.note_message import note_message
from .operations.note_milestone import note_milestone
from .operations.note_ship_arrival import note_ship_arrival
from .operations.open_shipment import open_shipment
from .operations.pay_taxes import pay_taxes
from .operations.release_shipment import release_shipment
from .operations.set_customs_rate import set_customs_rate
from .operations.set_tariff import set_tariff
from .operations.verify_paper import verify_paper
from .operations.write_head import write_head
from .posting import CHARGE

CLERK, CHECKER = "heqian", "zhoumin"
# HS code, duty; kilograms and cubic metres of one piece.
GOODS = (
    ("8708301000", "0.06", "0.5", "0.001"),
    ("8421230000", "0.08", "0.3", "0.001"),
    ("8512201000", "0.1", "0.6", "0.002"),
)
DEAR, SHARE = (
    Decimal(40),
    Decimal("0.4"),
)  # what is worth bringing by sea, and what the maker asks of the domestic price
SPOT = Decimal("8.065")
CHARGES = (("terminal", "volume", "360"), ("broker", "value", "900"), ("inland", "weight", "1.9"))

HEAD = {
    "customs_master": "2248", "entry_customs": "2248", "consignee": "泓川江东店",
    "consignee_uscc": "91330100MA2ABC123F", "consignee_code": "3301960000", "end_user": "泓川江东店", "declarant": "洋山通达报关行",
    "traffic_mode": "2", "traffic_name": "COSCO 018E", "bill_no": "COSU6300", "departure_country": "DEU", "transit_port": "DEHAM",
    "packing_kind": "22", "trade_country": "DEU", "storage_place": "洋山保税港区", "departure_port": "DEHAM", "entry_port": "310001",
    "marks": "N/M", "special_relation": "否", "price_influence": "否", "royalty": "否", "self_declared": "是", "declarer": "韩工",
}  # fmt: skip


def masters(stage: Stage) -> None:
    """The forwarder, the maker abroad, the broker, tariffs with their source."""
    for name, contact in (("Hamburg Teile GmbH", "Frau Krüger"), ("上海远达国际货代", "顾晨")):
        stage.run(
            register_supplier,
            {"name": name, "kind": "dealer", "contact": contact, "lead_days": 60, "order_cycle_days": 30},
            "songjia",
        )
    stage.run(add_broker, {"name": "洋山通达报关行", "contact": "韩工", "phone": "021-58880000"}, CLERK)
    for year in range(stage.house.since.year, stage.house.until.year + 1):
        known = {"valid_from": f"{year}-01-01", "vat": "0.13", "source": f"{year}年关税调整方案"}
        for code, duty, _kg, _m3 in GOODS:
            stage.run(set_tariff, known | {"hs_code": code, "duty": duty}, CLERK)


def day(stage: Stage) -> None:
    """On the 6th the month's customs rate is known and a batch is opened; the last one is still being prepared."""
    if stage.today.day == 6:
        rate = {"currency": "EUR", "month": stage.today, "rate": "8.1", "source": "海关总署每月公布"}
        stage.run(set_customs_rate, rate, CLERK)
        stage.begin(batch(stage), "09:40")
    if stage.today.day == 8 and stage.today.month % 3 == 1:
        for broker in rows(Broker, stage.actors[CHECKER]):
            name = quarter_of(stage.today - timedelta(days=9))
            if any(q.name == name for q in quarters(broker, stage.actors[CHECKER])):
                judged = {
                    "broker": broker.pk,
                    "quarter": name,
                    "verdict": "keep",
                    "note": "申报一次通过,放行及时,费用与上季持平",
                }
                stage.run(evaluate_broker, judged, CHECKER)


def batch(stage: Stage) -> Story[None]:
    """Papers are gathered and verified, the broker declares, taxes are paid, goods come in, the batch is costed and closed."""
    shipment = _opened(stage)
    for kind, basis, each in CHARGES:
        _charge(stage, shipment, kind, basis, Decimal(each))
    for paper in shipment.papers.order_by("id"):
        yield 6
        filed = {"paper": paper.pk, "sha256": stage.picture("报关单证"), "number": f"P{paper.pk}"}
        stage.run(keep_paper, filed | {"lines": _said(shipment, paper.kind)}, CLERK)
        stage.run(verify_paper, {"paper": paper.pk}, CHECKER)
    stage.run(write_head, {"shipment": shipment.pk, **HEAD, "import_date": str(shipment.eta)}, CLERK)
    yield stage.until(2, "10:20")
    stage.run(complete_papers, {"shipment": shipment.pk, "true": True}, CLERK)
    stage.run(check_declaration, {"shipment": shipment.pk}, CHECKER)
    _milestone(stage, shipment, "sent", broker=rows(Broker, stage.actors[CLERK]).get().pk)
    stage.run(note_message, {"shipment": shipment.pk, "text": "单证已寄出,请核对申报要素"}, CLERK)
    yield stage.until(1, "08:40")
    stage.run(note_ship_arrival, {"shipment": shipment.pk, "arrived_on": stage.today - timedelta(days=1)}, CLERK)
    yield stage.until(1, "15:00")
    _milestone(stage, shipment, "declared", declaration_no=f"2248{shipment.pk:014d}")
    yield stage.until(1, "11:00")
    _milestone(stage, shipment, "tax_due")
    stage.run(pay_taxes, {"shipment": shipment.pk}, stage.someone("cashier"))
    yield stage.until(1, "14:00")
    stage.run(release_shipment, {"shipment": shipment.pk}, CHECKER)
    yield stage.until(2, "09:30")
    _milestone(stage, shipment, "delivered")
    shipment.refresh_from_db()
    yield from warehouse.receive(stage, rows(Inbound, stage.actors[CLERK]).get(pk=shipment.inbound_id))
    yield stage.until(3, "16:00")
    _charge(stage, shipment, "storage", "weight", Decimal("0.6"))
    _charge(stage, shipment, "demurrage", "value", Decimal(420))
    for charge in rows(Charge, stage.actors[CLERK]).filter(shipment=shipment, abnormal=True).order_by("id"):
        yield from _explained(stage, charge)
    stage.run(cost_shipment, {"shipment": shipment.pk}, CLERK)
    stage.run(close_shipment, {"shipment": shipment.pk}, CHECKER)
    yield stage.until(2, "10:10")
    line = shipment.lines.order_by("n")[0]
    notice = {"shipment": shipment.pk, "notice_no": f"BS{shipment.pk:06d}", "reason": "海关复核归类,按总成补征关税"}
    note = {
        "paper_no": f"CN{stage.today:%y%m%d}",
        "paper_date": stage.today,
        "reason": "供应商补发数量折扣",
        "rate": str(SPOT),
    }
    less = {"lines": [{"line": line.pk, "amount": "-20.00"}]}
    stage.run(correct_import_price, {"shipment": shipment.pk, **note, **less}, stage.someone("accountant"))
    stage.run(
        amend_declaration,
        notice | {"lines": [{"line": line.pk, "duty_rate": str(line.duty_rate + Decimal("0.01"))}]},
        stage.someone("accountant"),
    )


def _opened(stage: Stage) -> Shipment:
    known = stage.once(goods)
    prices = prices_of(stage.store.pk, [known.parts[n].pk for n in known.stocked], stage.today)
    worth = {n: prices[known.parts[n].pk].net_inc for n in known.stocked if not known.samples[n].hazard}
    numbers = stage.random.sample([n for n, price in worth.items() if price > DEAR], len(GOODS))
    lines, kg, m3 = [], Decimal(0), Decimal(0)
    for number, (code, _duty, each_kg, each_m3) in zip(numbers, GOODS, strict=True):
        count, price = stage.random.choice((20, 40, 60)), round_half_up(worth[number] / Decimal("1.13") * SHARE / SPOT)
        weight = count * Decimal(each_kg)
        lines.append(
            {
                "part": known.parts[number].pk, "hs_code": code, "origin": "DE", "quantity": str(count), "price": str(price),
                "amount": str(count * price), "gross_kg": str(weight), "net_kg": str(weight * Decimal("0.9")),
                "volume": str(count * Decimal(each_m3)), "elements": "品牌类型:境外品牌;用途:汽车用",
            }
        )  # fmt: skip
        kg, m3 = kg + weight, m3 + count * Decimal(each_m3)
    head = {
        "supplier": rows(Supplier, stage.actors[CLERK]).get(name="Hamburg Teile GmbH").pk, "contract_no": "HT-2026-18",
        "invoice_no": f"HT{stage.today:%y%m}01", "mode": "sea", "port": "上海洋山", "incoterm": "FOB", "currency": "EUR",
        "spot_rate": str(SPOT), "packages": 6, "gross_kg": str(kg), "net_kg": str(kg * Decimal("0.9")), "volume": str(m3),
        "eta": stage.today + timedelta(days=3), "lines": lines,
    }  # fmt: skip
    return rows(Shipment, stage.actors[CLERK]).get(pk=stage.run(open_shipment, head, CLERK).id or 0)


def _said(shipment: Shipment, kind: str) -> list[dict[str, str]]:
    """What the invoice and the packing list say, part by part."""
    if kind not in ("invoice", "packing"):
        return []
    money = kind == "invoice"
    return [
        {"part_no": x.part_no, "quantity": str(x.quantity)}
        | ({"amount": str(x.amount), "currency": shipment.currency} if money else {"net_kg": str(x.net_kg)})
        for x in shipment.lines.order_by("n")
    ]


def _charge(stage: Stage, shipment: Shipment, kind: str, basis: str, each: Decimal) -> Charge:
    sizes = {"volume": shipment.volume, "weight": shipment.gross_kg}
    amount = (each * sizes.get(basis, Decimal(1))).quantize(Decimal("0.01"))
    payee = rows(Supplier, stage.actors[CLERK]).get(name="上海远达国际货代").pk
    data: dict[str, Any] = {
        "shipment": shipment.pk, "kind": kind, "payee": payee, "basis": basis, "amount": str(amount),
        "tax": str((amount * Decimal("0.06")).quantize(Decimal("0.01"))), "invoice_no": f"H{shipment.pk:04d}{kind[:3].upper()}",
    }  # fmt: skip
    return rows(Charge, stage.actors[CLERK]).get(pk=stage.run(add_charge, data, CLERK).id or 0)


def _milestone(stage: Stage, shipment: Shipment, what: str, **also: Any) -> None:
    stage.run(note_milestone, {"shipment": shipment.pk, "milestone": what, "date": stage.today, **also}, CLERK)


def _explained(stage: Stage, charge: Charge) -> Story[None]:
    yield 30
    told: dict[str, Any] = {
        "charge": charge.pk,
        "cause": "delay",
        "explanation": "口岸查验排队两天,产生滞箱费,已要求报关行提前预约",
    }
    told["evidence"] = stage.picture("滞箱费账单")
    stage.run(explain_charge, told, CLERK)
    yield stage.until(1, "10:30")
    claimed = charge.kind == "demurrage" and stage.today.month % 2
    stage.run(judge_charge, {"charge": charge.pk, "judgement": "claim" if claimed else "fair"}, CHECKER)
    stage.run(confirm_charge, {"charge": charge.pk}, stage.someone("finance_manager"))
    if claimed:
        made = rows(Claim, stage.actors[CHECKER]).get(document=CHARGE, object_id=charge.pk)
        stage.run(answer_claim, {"claim": made.pk, "accepted": True, "answer": "同意退还滞箱费"}, CHECKER)
        got = {"claim": made.pk, "way": "refund", "received": str(made.amount_inc)}
        stage.run(settle_claim, got, stage.someone("finance_manager"))
