"""The papers of imports, filled with the worked batch of imports.md §2.3."""

from datetime import date
from decimal import Decimal as D

from chehang.core.printing.shapes import Letterhead
from chehang.customs.printouts.cost_sheet import CostCharge, CostLine, CostSheet
from chehang.customs.printouts.handover import HandedPaper, Handover
from chehang.customs.printouts.register import Register, Step

DAY = date(2026, 11, 23)
# part, name, HS code, pieces, price, amount, kg, m³, dutiable, rate, duty, VAT, goods, charges, landed, each
LINES = (
    ("H3A 698 151 D", "前制动片", "8708301000", "200", "24.60", "4920", "420", "1.10", "45256.56", "6%", "2715.39", "6236.35", "45061.01", "1639.10", "49415.50", "247.0775"),
    ("H3A 115 403 F", "机油滤清器", "8421230000", "1200", "3.35", "4020", "300", "2.40", "36435.91", "8%", "2914.87", "5115.60", "36278.47", "1697.66", "40891.00", "34.0758"),
    ("H3A 941 005 C", "LED前照灯 左", "8512201000", "20", "312.00", "6240", "150", "3.00", "52593.95", "10%", "5259.40", "7520.94", "52366.69", "1745.14", "59371.23", "2968.5615"),
    ("H3A 413 031 B", "减振器", "8708801000", "60", "58.40", "3504", "330", "1.50", "32619.19", "6%", "1957.15", "4494.92", "32478.24", "1448.10", "35883.49", "598.0582"),
)  # fmt: skip
PAPERS = ("合同", "商业发票", "装箱单", "提单/运单", "代理报关委托书", "申报要素", "报关单", "保险单")


def cost_line(no: str, name: str, hs: str, rate: str, *numbers: str) -> CostLine:
    q, price, amount, kg, m3, dutiable, duty, vat, goods, local, landed, unit = map(D, numbers)
    return CostLine(
        part_no=no, name=name, hs_code=hs, quantity=q, price=price, amount=amount, gross_kg=kg, volume=m3, dutiable=dutiable, rate=rate,
        duty=duty, ct=D(0), vat=vat, goods=goods, local=local, landed=landed, unit=unit,
    )  # fmt: skip


def cost_sheet(store: Letterhead) -> CostSheet:
    charges = (
        CostCharge(kind="国际运费", payee="上海远达国际货代", basis="毛重", amount=D("1860"), currency="EUR", ex=D("15000.90"), tax=D(0), invoice_no="F000001"),
        CostCharge(kind="码头操作费", payee="上海远达国际货代", basis="体积", amount=D("2400"), currency="CNY", ex=D("2400"), tax=D("144"), invoice_no="F000003", note="超常规"),
    )  # fmt: skip
    total = cost_line(
        "",
        "",
        "",
        "",
        "1480",
        "0",
        "18684",
        "1200",
        "8",
        "166905.61",
        "12846.81",
        "23367.81",
        "166184.41",
        "6530",
        "185561.22",
        "0",
    )
    return CostSheet(
        store=store, number="JK-01-202611-00001", date=DAY, supplier="Hamburg Teile GmbH", invoice_no="HT2611001", incoterm="FOB", currency="EUR",
        spot_rate=D("8.065"), customs_rate=D("8.1"), declaration_no="224820261000000001",
        lines=tuple(cost_line(x[0], x[1], x[2], x[9], *x[3:9], *x[10:]) for x in LINES), total=total, charges=charges, factor="1.1166",
        shares="关税 7.73%,费用 3.93%",
    )  # fmt: skip


def handover(store: Letterhead) -> Handover:
    papers = tuple(
        HandedPaper(kind=p, number=f"HT-{n}", kept="何倩", verified="周敏", proof="9f86d081884c")
        for n, p in enumerate(PAPERS, 1)
    )
    return Handover(
        store=store, number="JK-01-202611-00001", date=DAY, supplier="Hamburg Teile GmbH", broker="洋山通达报关行", contact="韩工 021-58880000",
        contract_no="HT-2026-18", invoice_no="HT2611001", transport_no="COSU6300", port="上海洋山", incoterm="FOB", packages="12", gross_kg=D(1200),
        net_kg=D(1160), eta=DAY, goods="H3A 698 151 D 前制动片 ×200;H3A 115 403 F 机油滤清器 ×1200", papers=papers,
    )  # fmt: skip


def register(store: Letterhead) -> Register:
    steps = tuple(
        Step(on=DAY, state=s, by="何倩")
        for s in ("收集单证", "单证齐全", "报关行", "已申报", "待缴税", "已缴税", "已放行")
    )
    return Register(
        store=store, number="JK-01-202611-00001", date=DAY, supplier="Hamburg Teile GmbH", contract_no="HT-2026-18", invoice_no="HT2611001",
        broker="洋山通达报关行", declaration_no="224820261000000001", port="上海洋山", transport_no="COSU6300", eta=DAY, goods="H3A 698 151 D 前制动片 ×200;H3A 115 403 F 机油滤清器 ×1200", arrived="2026-11-20",
        declare_by="2026-12-04", declared="2026-11-21", tax_due="2026-12-06", released="2026-11-23", claim_by="2027-02-20", cleared_in="2 天",
        duty=D("12846.81"), ct=D(0), vat=D("23367.81"), landed=D("185561.22"), steps=steps,
    )  # fmt: skip
