"""Short ways through an import: the worked batch of four lines from Hamburg."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from chehang.customs.models import Broker, Charge, ImportPaper, Shipment, Tariff
from chehang.customs.operations.add_broker import AddBroker, add_broker
from chehang.customs.operations.add_charge import AddCharge, add_charge
from chehang.customs.operations.check_declaration import CheckDeclaration, check_declaration
from chehang.customs.operations.complete_papers import CompletePapers, complete_papers
from chehang.customs.operations.keep_paper import KeepPaper, keep_paper
from chehang.customs.operations.note_milestone import NoteMilestone, note_milestone
from chehang.customs.operations.open_shipment import OpenShipment, open_shipment
from chehang.customs.operations.pay_taxes import PayTaxes, pay_taxes
from chehang.customs.operations.release_shipment import ReleaseShipment, release_shipment
from chehang.customs.operations.set_customs_rate import SetCustomsRate, set_customs_rate
from chehang.customs.operations.set_tariff import SetTariff, set_tariff
from chehang.customs.operations.verify_paper import VerifyPaper, verify_paper
from chehang.customs.operations.write_head import WriteHead, write_head
from chehang.parties.models import Supplier
from tests.goods import Depot, upload

# part, name, HS code, pieces, price €, kg, m³, duty (imports.md §2.3)
LINES = (
    ("H3A 698 151 D", "前制动片", "8708301000", "200", "24.60", "420", "1.10", "0.06"),
    ("H3A 115 403 F", "机油滤清器", "8421230000", "1200", "3.35", "300", "2.40", "0.08"),
    ("H3A 941 005 C", "LED前照灯", "8512201000", "20", "312.00", "150", "3.00", "0.1"),
    ("H3A 413 031 B", "减振器", "8708801000", "60", "58.40", "330", "1.50", "0.06"),
)
CHARGES = (
    ("freight", "weight", "1860.00", "EUR", "8.0650"),
    ("insurance", "value", "61.63", "EUR", "8.0650"),
    ("terminal", "volume", "2400.00", "CNY", "1"),
    ("broker", "value", "900.00", "CNY", "1"),
    ("documents", "value", "450.00", "CNY", "1"),
    ("bank", "value", "380.00", "CNY", "1"),
    ("inland", "weight", "2400.00", "CNY", "1"),
)


def tariffs(depot: Depot) -> None:
    """The four codes and the customs' euro of the month."""
    if Tariff.objects.exists():
        return
    for _no, _name, code, *_rest, duty in LINES:
        cmd = {"hs_code": code, "valid_from": "2026-01-01", "duty": duty, "vat": "0.13", "source": "2026年关税调整方案"}
        depot.run(set_tariff, SetTariff.model_validate(cmd), "parts_logistics")
    rate = {"currency": "EUR", "month": depot.clock.today().isoformat(), "rate": "8.1000", "source": "海关公布"}
    depot.run(set_customs_rate, SetCustomsRate.model_validate(rate), "parts_logistics")


def supplier(depot: Depot, name: str = "Hamburg Teile GmbH") -> Supplier:
    code = f"W{Supplier.objects.count():04d}"
    return Supplier.objects.get_or_create(store=depot.store, name=name, defaults={"code": code, "kind": "dealer"})[0]


def command(depot: Depot, **also: Any) -> OpenShipment:
    lines = [
        {
            "part": depot.part(no, name).pk, "hs_code": code, "origin": "DE", "quantity": q, "price": p,
            "amount": str(Decimal(q) * Decimal(p)), "gross_kg": kg, "net_kg": str(Decimal(kg) - 10), "volume": m3,
            "elements": "品牌类型:境外品牌;用途:汽车用",
        }
        for no, name, code, q, p, kg, m3, _duty in LINES
    ]  # fmt: skip
    head = {
        "supplier": supplier(depot).pk, "contract_no": "HT-2026-18", "invoice_no": "HT2611001", "mode": "sea",
        "port": "上海洋山", "incoterm": "FOB", "currency": "EUR", "spot_rate": "8.065", "packages": 12, "gross_kg": "1200",
        "net_kg": "1160", "volume": "8", "eta": (depot.clock.today() + timedelta(days=20)).isoformat(), "lines": lines,
    }  # fmt: skip
    return OpenShipment.model_validate(head | also)


def opened(depot: Depot, **also: Any) -> Shipment:
    tariffs(depot)
    done = depot.run(open_shipment, command(depot, **also), "parts_logistics")
    return Shipment.objects.get(pk=done.id)


def charge(
    depot: Depot,
    batch: Shipment,
    kind: str,
    basis: str,
    amount: str,
    currency: str = "CNY",
    rate: str = "1",
    **also: Any,
) -> Charge:
    cmd = {
        "shipment": batch.pk, "kind": kind, "payee": supplier(depot, "上海远达货代").pk, "basis": basis, "amount": amount,
        "currency": currency, "rate": rate, "invoice_no": f"F{Charge.objects.count():06d}",
    } | also  # fmt: skip
    done = depot.run(add_charge, AddCharge.model_validate(cmd), "parts_logistics")
    return Charge.objects.get(pk=done.id)


def truth(batch: Shipment, kind: str) -> list[dict[str, Any]]:
    """What a paper has to say of each part, as it is declared."""
    fields = {"invoice": ("quantity", "amount"), "packing": ("quantity", "net_kg"), "origin": ("origin",)}.get(kind)
    if not fields:
        return []
    said = [{"part_no": x.part_no} | {f: str(getattr(x, f)) for f in fields} for x in batch.lines.order_by("n")]
    return [x | {"currency": batch.currency} for x in said] if kind == "invoice" else said


def filed(depot: Depot, batch: Shipment, **lines: list[dict[str, Any]]) -> None:
    """Every paper filed by logistics and verified by the parts manager."""
    for paper in batch.papers.order_by("id"):
        keep(depot, paper, lines.get(paper.kind, truth(batch, paper.kind)))
        depot.run(verify_paper, VerifyPaper(paper=paper.pk), "parts_manager")


def keep(depot: Depot, paper: ImportPaper, lines: list[dict[str, Any]] | None = None) -> None:
    cmd = KeepPaper.model_validate({"paper": paper.pk, "sha256": upload(), "lines": lines or []})
    depot.run(keep_paper, cmd, "parts_logistics")


def milestone(depot: Depot, batch: Shipment, what: str, **also: Any) -> None:
    cmd = {"shipment": batch.pk, "milestone": what, "date": depot.clock.today().isoformat()} | also
    depot.run(note_milestone, NoteMilestone.model_validate(cmd), "parts_logistics")


def checked(depot: Depot, batch: Shipment) -> None:
    """Signed by who prepared it, checked by another."""
    depot.run(complete_papers, CompletePapers(shipment=batch.pk, true=True), "parts_logistics")
    depot.run(check_declaration, CheckDeclaration(shipment=batch.pk), "parts_manager")


HEAD = {
    "customs_master": "2248", "entry_customs": "2248", "import_date": "2026-11-20", "consignee": "江东店",
    "consignee_uscc": "91330100MA2ABC123F", "consignee_code": "3301960000", "end_user": "江东店", "declarant": "洋山报关行",
    "traffic_mode": "2", "traffic_name": "COSCO 018E", "bill_no": "COSU6300", "departure_country": "DEU", "transit_port": "DEHAM",
    "packing_kind": "22", "trade_country": "DEU", "storage_place": "洋山", "departure_port": "DEHAM", "entry_port": "310001",
    "marks": "N/M", "special_relation": "否", "price_influence": "否", "royalty": "否", "self_declared": "是", "declarer": "顾工",
}  # fmt: skip


def declared(depot: Depot, batch: Shipment, **also: Any) -> None:
    """The head is written, the broker has declared it under a number of its own."""
    depot.run(write_head, WriteHead.model_validate({"shipment": batch.pk} | HEAD), "parts_logistics")
    milestone(depot, batch, "declared", **({"declaration_no": f"2248{batch.pk:014d}"} | also))


def broker(depot: Depot) -> int:
    done = depot.run(add_broker, AddBroker(name="洋山报关行", contact="顾工", phone="021-58880000"), "parts_logistics")
    assert done.id
    return done.id


def taxed(depot: Depot, batch: Shipment) -> None:
    """Through papers, broker and declaration to paid taxes."""
    filed(depot, batch)
    checked(depot, batch)
    known = Broker.objects.first()
    milestone(depot, batch, "sent", broker=known.pk if known else broker(depot))
    declared(depot, batch, arrived_on=depot.clock.today().isoformat())
    milestone(depot, batch, "tax_due")
    depot.run(pay_taxes, PayTaxes(shipment=batch.pk), "cashier")


def released(depot: Depot, charges: Any = CHARGES, **also: Any) -> Shipment:
    """The worked batch with its charges, released by the parts manager: the keepers expect it."""
    batch = opened(depot, **also)
    for row in charges:
        charge(depot, batch, *row)
    taxed(depot, batch)
    depot.run(release_shipment, ReleaseShipment(shipment=batch.pk), "parts_manager")
    batch.refresh_from_db()
    return batch
