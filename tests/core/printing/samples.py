"""One well-filled example of each print-out."""

from datetime import UTC, date, datetime
from decimal import Decimal as D
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from chehang.billing.printouts.sales_receipt import Payment, SalesLine, SalesReceipt
from chehang.carsales.printouts.car_check import CarCheckSheet, CheckedRow
from chehang.carsales.printouts.deal import TERMS, DealRow, DealSheet
from chehang.carsales.printouts.drive import DriveSheet
from chehang.carsales.printouts.handing_over import HandingSheet
from chehang.core.printing.shapes import Letterhead, Sign
from chehang.core.printouts.sheet import Fact, Place, Sheet, Table
from chehang.finance.printouts.claim import ClaimRow, ClaimSheet
from chehang.finance.printouts.payment import PaymentRow, PaymentSheet
from chehang.finance.printouts.statement import StatementRow, StatementSheet
from chehang.finance.printouts.voucher import Voucher, VoucherLine
from chehang.office.printouts.asset_label import AssetLabel
from chehang.people.printouts.event_sheet import EventSheet, HandOver, Said, Yes
from chehang.people.printouts.labour_contract import Clause, ContractSheet
from chehang.people.printouts.payslip import SlipLine, SlipSheet
from chehang.purchasing.printouts.purchase_order import PurchaseLine, PurchaseOrder
from chehang.replenishment.printouts.stock_plan import StockPlan, StockPlanLine
from chehang.warehouse.printouts.bin_label import BinLabel, BinLabels
from chehang.warehouse.printouts.discrepancy_report import DiscrepancyLine, DiscrepancyReport
from chehang.warehouse.printouts.gate_pass import GatePass as PartsPass
from chehang.warehouse.printouts.gate_pass import PassLine
from chehang.warehouse.printouts.goods_receipt import GoodsReceipt, ReceiptLine
from chehang.warehouse.printouts.outbound_order import OutboundLine, OutboundOrder
from chehang.warehouse.printouts.part_label import PartLabel, PartLabels
from chehang.work.printouts.place_label import PlaceLabel
from chehang.workshop.printouts.check_sheet import CheckRow, CheckSheet
from chehang.workshop.printouts.gate_pass import GatePass
from chehang.workshop.printouts.job_card import JobCard, JobLine
from chehang.workshop.printouts.signed_notice import CLAIM_TERMS, NoticeSheet
from chehang.workshop.printouts.signed_notice import Statement as Declared
from chehang.workshop.printouts.statement import Statement, StatementLine, StatementSum
from tests.core.printing import imports_samples

STORE = Letterhead(name="泓川汽车销售服务有限公司", address="上海市浦东新区龙阳路 2277 号", phone="021-5888 6666")
DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 5, tzinfo=UTC)


def ink() -> bytes:
    """A signature as a screen gives it."""
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(20, 70), (90, 20), (120, 80), (200, 30), (280, 60)], fill="black", width=5)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def sign(name: str, image: bytes | None = None) -> Sign:
    return Sign(name=name, at=NOW, image=image)


def outbound_line(i: int = 1, **other: Any) -> OutboundLine:
    filled: dict[str, Any] = {
        "part_no": "H3A 698 151 D",
        "name": "前制动片(套)",
        "unit": "套",
        "quantity": D("2.000"),
        "price": D("458.00"),
        "amount": D("916.00"),
        "spec": "4片装",
        "brand": "泓川",
        "models": "H3A 2023-",
        "bin": f"A-03-01-{i:02d}",
    }
    return OutboundLine(**{**filled, **other})


def outbound(rows: int = 3, **other: Any) -> OutboundOrder:
    filled: dict[str, Any] = {
        "store": STORE,
        "number": "CK-01-202611-00041",
        "date": DAY,
        "customer": "上海诚达汽车维修厂",
        "contact": "王建国",
        "phone": "138 0000 1234",
        "source_number": "XS-01-202611-00087",
        "settlement": "挂账",
        "invoice_kind": "增值税专用发票",
        "payment": "微信",
        "lines": tuple(outbound_line(i + 1) for i in range(rows)),
        "quantity": D(2 * rows),
        "total": D("916.00") * rows,
        "made_by": sign("李敏"),
        "keeper_1": sign("张伟"),
        "keeper_2": sign("刘强"),
        "reviewer": sign("陈静"),
        "receiver": sign("王建国", ink()),
    }
    return OutboundOrder(**{**filled, **other})


def purchase() -> PurchaseOrder:
    line = PurchaseLine(
        part_no="H3A 115 403 F",
        name="机油滤清器",
        unit="件",
        quantity=D(260),
        price=D("27.911"),
        amount=D("7256.86"),
        spec="10件/箱",
        due=date(2026, 11, 28),
        note="替代 …E",
    )
    return PurchaseOrder(
        store=STORE,
        number="DG-01-202611-00012",
        date=DAY,
        supplier="泓川汽车配件(上海)中心库",
        supplier_contact="赵磊",
        supplier_phone="021-6999 0000",
        order_type="库存订单",
        required_on=date(2026, 11, 30),
        deliver_to="上海市浦东新区龙阳路 2277 号配件库",
        payment_terms="月结 30 天",
        lines=(line, line, line),
        total=D("21770.58"),
        note="请按箱单发货,油品单独装箱。",
        planner=sign("周洁"),
        parts_manager=sign("陈静"),
    )


def stock_plan() -> StockPlan:
    line = StockPlanLine(
        part_no="H3A 698 151 D", name="前制动片(套)", price=D("267.50"), lowest=D(3), highest=D(8), order=D(5),
        amount=D("2140.00"), why="近12月有12次需求,缺一次约损失138元;名额已给收益更高的件,故最高设8。",
    )  # fmt: skip
    return StockPlan(
        store=STORE, number="KJ-01-202611-00001", date=date(2026, 11, 23), lines=(line,), total=D("2140.00"),
        to_order=D("1337.50"), fill="93.4%", quota=D("3000.00"), planner=sign("周洁"), parts_manager=sign("马涛"),
    )  # fmt: skip


def receipt() -> GoodsReceipt:
    line = ReceiptLine(
        part_no="H3A 941 005 C",
        name="LED前照灯总成 左",
        unit="件",
        expected=D(4),
        received=D(3),
        price=D("2499.823"),
        amount=D("7499.47"),
        bin="D-01-01-01",
        note="破损1件转Q库",
    )
    whole = ReceiptLine(
        part_no="HQS 052 195 A9",
        name="机油 0W-20 散装",
        unit="L",
        expected=D("208.5"),
        received=D("208.5"),
        price=D("29.912"),
        amount=D("6236.65"),
        bin="F-02-01-01",
    )
    return GoodsReceipt(
        store=STORE,
        number="RK-01-202611-00033",
        date=DAY,
        supplier="泓川汽车配件(上海)中心库",
        order_number="DG-01-202611-00012",
        waybill="SF1234567890123",
        invoice_number="26312000000012345678",
        warehouse="主库",
        lines=(line, whole),
        total=D("13736.12"),
        checker_1=sign("张伟"),
        checker_2=sign("刘强"),
    )


def sale(**other: Any) -> SalesReceipt:
    line = SalesLine(
        part_no="H3A 698 151 D",
        name="前制动片(套)",
        unit="套",
        quantity=D(2),
        price=D("458.00"),
        amount=D("870.20"),
        spec="4片装",
        quality="原厂配件",
    )
    filled: dict[str, Any] = {
        "store": STORE,
        "number": "XS-01-202611-00087",
        "date": DAY,
        "title": "配件销售单",
        "payer": "散客",
        "phone": "138 0000 1234",
        "plate": "沪A·12345",
        "lines": (line,),
        "total": D("870.20"),
        "payments": (Payment(method="微信", amount=D("500.00"), reference="4200001234"),),
        "received": D("500.00"),
        "owing": D("370.20"),
        "seller": sign("李敏"),
        "cashier": sign("孙丽"),
    }
    return SalesReceipt(**{**filled, **other})


def money_receipt() -> SalesReceipt:
    return sale(title="收款收据", lines=(), number="SK-01-202611-00005", reason="H3A 941 005 C 大灯订金", plate="")


def voucher(**other: Any) -> Voucher:
    filled: dict[str, Any] = {
        "store": STORE,
        "number": "记-0012",
        "date": DAY,
        "attachments": 2,
        "source_number": "XS-01-202611-00087",
        "code": "JZ-01-202611-00012",
        "lines": (
            VoucherLine(summary="销售配件 XS-01-202611-00087", account="1001 库存现金", debit=D("870.20")),
            VoucherLine(summary="销售配件", account="6001.03 主营业务收入-配件 / 散客", credit=D("770.09")),
            VoucherLine(summary="销售配件", account="2221.01.07 应交税费-应交增值税(销项税额)", credit=D("100.11")),
        ),
        "debit": D("870.20"),
        "credit": D("870.20"),
        "reviewer": sign("吴芳"),
        "made_by": sign("系统"),
    }
    return Voucher(**{**filled, **other})


def claim() -> ClaimSheet:
    rows = (
        ClaimRow(item="差旅费", text="厂家培训往返高铁", amount=D("1086.00"), tax=D("89.67"), invoice="12306 26319"),
        ClaimRow(item="招待费", text="理赔员午餐", amount=D("268.00"), tax=D("0")),
    )
    return ClaimSheet(
        store=STORE, number="BX-01-202611-00009", date=DAY, claimant="陈静", department="配件部", purpose="厂家仓储培训",
        lines=rows, total=D("1354.00"), offset=D("1000.00"), to_pay=D("354.00"), attachments=1,
        head=sign("陈静"), finance=sign("吴芳"), cashier=sign("孙丽"),
    )  # fmt: skip


def payment() -> PaymentSheet:
    return PaymentSheet(
        store=STORE, number="FK-01-202611-00004", date=DAY, kind="货款", department="配件部",
        payee="泓川汽车配件(上海)中心库", bank="工商银行浦东支行", account="1001 2345 6789 0123 456", purpose="十月货款",
        due=date(2026, 11, 30), method="电汇", lines=(PaymentRow(what="RK-01-202610-00021", amount=D("21770.58")),),
        total=D("21770.58"), asker=sign("周洁"), finance=sign("吴芳"), general_manager=sign("林国栋"),
    )  # fmt: skip


def labour_contract() -> ContractSheet:
    said = (
        Clause(title="一、合同期限", text="本合同为固定期限,自 2026 年 11 月 23 日至 2029 年 11 月 22 日止。"),
        Clause(title="四、劳动报酬", text="乙方月工资为人民币 5,600.00 元(税前),按月以货币支付。"),
    )
    return ContractSheet(
        store=STORE, number="LD-01-202611-00003", date=DAY, employee="黄小虎", id_no="330102199003077413",
        address="杭州市江东大道 1 号", clauses=said, employer_sign=sign("吴芳"), employee_sign=sign("黄小虎"),
    )  # fmt: skip


def payslip() -> SlipSheet:
    rows = (
        SlipLine(title="基本工资", how="", amount=D("11096.55")),
        SlipLine(title="社会保险", how="9000 × 0.105", amount=D("-945.00")),
        SlipLine(title="个人所得税", how="累计应纳税所得额 26747.05,已缴 729.47", amount=D("-72.94")),
    )
    return SlipSheet(
        store=STORE, number="XZ-01-202611-00001", date=DAY, employee="陈静", month="2026-11", department="配件部", lines=rows,
        gross=D("11096.55"), net=D("9358.61"), employee_sign=sign("陈静"),
    )  # fmt: skip


def event_sheet() -> EventSheet:
    return EventSheet(
        store=STORE, number="RS-01-202611-00002", date=DAY, title="离职交接单", facts=(Said(label="员工", value="贺明"),),
        items=(HandOver(what="借用工具与资产归还", due="2026-11-23", done="2026-11-23", by="吴芳"),),
        approvals=(Yes(post="总经理", sign=sign("林国栋")),),
    )  # fmt: skip


def discrepancy() -> DiscrepancyReport:
    line = DiscrepancyLine(
        part_no="H3A 941 005 C",
        name="LED前照灯总成 左",
        unit="件",
        packed=D(4),
        invoiced=D(4),
        counted=D(3),
        difference=D(-1),
        kind="破损",
        amount=D("-2499.82"),
        note="灯罩裂纹,外箱右下角压痕",
    )
    return DiscrepancyReport(
        store=STORE,
        number="CY-01-202611-00003",
        date=DAY,
        supplier="泓川汽车配件(上海)中心库",
        receipt_number="RK-01-202611-00033",
        order_number="DG-01-202611-00012",
        waybill="SF1234567890123",
        invoice_number="26312000000012345678",
        boxes="应到 6 / 实到 6",
        lines=(line,),
        total=D("-2499.82"),
        findings="外箱右下角受压变形,开箱见左前照灯灯罩裂纹,已拍照 3 张。",
        checker_1=sign("张伟"),
        checker_2=sign("刘强"),
    )


def bins() -> BinLabels:
    one = BinLabel(bin="A-03-01-01", part_no="H3A 698 151 D", name="前制动片(套)", unit="套", note="左右勿混")
    return BinLabels(labels=(one, BinLabel(bin="浦东-F-02-01-01", part_no="HQS 052 195 A9", name="机油 0W-20 散装")))


def parts() -> PartLabels:
    one = PartLabel(
        part_no="H3A 698 151 D",
        name="前制动片(套)",
        spec="4片装",
        unit="套",
        quality="原厂配件",
        bin="A-03-01-01",
        price=D(458),
        received_on=DAY,
    )
    return PartLabels(labels=(one,), store_name=STORE.name)


def sheet() -> Sheet:
    return Sheet(
        store=STORE,
        number="GD-01-202611-00007",
        date=DAY,
        title="交办任务",
        facts=(Fact(label="事项", value="核对A区货位标签"), Fact(label="负责人", value="张伟")),
        tables=(
            Table(title="进展", heads=("时间", "完成"), right=(False, True), rows=(("2026-11-23 10:05", "60 %"),)),
        ),
        places=(Place(label="审批", sign=sign("陈静")),),
    )


def repair_statement() -> Statement:
    """The worked order of the trade: labour 324.00, material 811.30, 1,135.30 in all."""
    labour = tuple(
        StatementLine(
            code=code,
            name=name,
            unit="工时",
            quantity=D(hours),
            price=D("180"),
            discount="10%",
            amount=D(amount),
            payer="客户",
        )
        for code, name, hours, amount in (
            ("M01", "更换机油机滤", "0.8", "129.60"),
            ("M02", "更换前制动片", "1.2", "194.40"),
        )
    )
    goods = tuple(
        StatementLine(
            code=code,
            name=name,
            unit="件",
            quantity=D(1),
            price=D(price),
            discount="5%",
            amount=D(amount),
            payer="客户",
        )
        for code, name, price, amount in (
            ("H3A 698 151 D", "前制动片(套)", "458", "435.10"),
            ("H3A 115 403 F", "机油滤清器", "68", "64.60"),
            ("HQS 052 195 A1", "全合成机油 0W-20 4L", "328", "311.60"),
        )
    )
    return Statement(
        store=STORE, number="GD-2611-00012", statement_no="JS-2611-00009", date=DAY, customer="王伟", sender="王伟", phone="13800000000",
        plate="浙A12345", vin="LHCH3A8F5TA000123", model="泓川H3 1.5T", kind="一般维修", arrived="2026-11-23 08:40",
        finished="2026-11-23 11:20", mileage_in="12100", mileage_out="12103", contract_no="", certificate_no="HG-2611-00003",
        labour=labour, material=goods, others=(), diagnosis_sum=D(0), testing_sum=D(0), material_sum=D("811.30"),
        labour_sum=D("324.00"), outside_sum=D(0), other_sum=D(0), total=D("1135.30"), due=D("1135.30"),
        shares=(StatementSum(payer="客户", who="王伟", amount=D("1135.30")),), paid="微信 1,135.30", old_parts="放弃",
        warranty="10 天或 2000 公里(先到为准)", advice="建议更换后制动片", next_service="2027-05-23 / 19600 km",
        adviser=sign("江雪"), customer_sign=sign("", ink()),
    )  # fmt: skip


def job_card() -> JobCard:
    lines = (
        JobLine(
            name="更换前制动片",
            quantity=D("1.2"),
            amount=D("194.40"),
            payer="客户",
            technician="铁柱",
            code="GD-2611-00012/1",
        ),
    )
    return JobCard(
        store=STORE, number="GD-2611-00012", date=DAY, customer="王伟", phone="13800000000", plate="浙A12345",
        vin="LHCH3A8F5TA000123", model="泓川H3 1.5T", kind="一般维修", mileage="12100", fuel="50%", arrived="2026-11-23 08:40",
        promised="2026-11-23 17:30", bay="B1 机电一号", complaint="前轮有异响", marks="右后门凹陷", valuables="雨伞一把",
        old_parts="放弃", wash="是", lines=lines, total=D("194.40"), agreed="2026-11-23 08:55 王伟 当面签字 同意 194.40 元",
        adviser=sign("江雪"), customer_sign=sign("", ink()),
    )  # fmt: skip


def check_sheet() -> CheckSheet:
    good = ("合格", "合格", "合格", "不涉及", "合格", "不涉及")
    rows = tuple(
        CheckRow(
            stage=stage,
            round="1",
            who=who,
            at="2026-11-23 10:50",
            found=good,
            torque="120",
            road="2.5",
            result="合格",
            reason="",
        )
        for stage, who in (("自检", "铁柱"), ("互检", "大勇"), ("终检", "陆明"))
    )
    return CheckSheet(
        store=STORE, number="GD-2611-00012", date=DAY, plate="浙A12345", vin="LHCH3A8F5TA000123", kind="一般维修", work="更换前制动片",
        rows=rows, certificate_no="HG-2611-00003", inspector=sign("陆明"),
    )  # fmt: skip


def gate_pass() -> GatePass:
    return GatePass(
        store=STORE, number="GD-2611-00012", date=DAY, plate="浙A12345", model="泓川H3 1.5T", vin="LHCH3A8F5TA000123", mileage="12103",
        receiver="王伟", released="准予放行", settled="2026-11-23 11:35", adviser=sign("江雪"),
    )  # fmt: skip


def signed_notice() -> NoticeSheet:
    return NoticeSheet(
        store=STORE, title="保险赔款权益转让书", number="GD-2611-00012", date=DAY, customer="王伟", phone="138****0001", plate="浙A12345",
        vin="LHCH3A8F5TA000123", insurer="人保财险", report_no="PICC-1", assessed="1,260.00 (壹仟贰佰陆拾元整)",
        statements=(Declared(title="委托收款与权益转让", what="车损险赔款", terms=CLAIM_TERMS, signed=sign("王伟")),), adviser=sign("江雪"),
    )  # fmt: skip


def frozen_statement() -> StatementSheet:
    rows = (
        StatementRow(title="货币资金", no="1", amounts=(D("1252333.30"), D("1200000"))),
        StatementRow(title="资产总计", no="30", amounts=(D("2817728.48"), D("2625400"))),
    )
    return StatementSheet(
        store=STORE, number="", date=DAY, title="资产负债表", form="会企01表", month="2026-11", columns=("期末余额", "上年年末余额"), lines=rows,
        digest="0" * 64,
    )  # fmt: skip


def deal() -> DealSheet:
    rows = (
        DealRow(name="车价 泓川H5 尊享 珍珠白", amount=D(168800)),
        DealRow(name="购置税(代收)", amount=D("14938.05")),
    )
    return DealSheet(
        store=STORE, title="购车合同", number="DD-01-202611-00021", date=DAY, customer="王建国", mobile="138****0001", car="泓川H5 尊享 珍珠白",
        vin="LSVAA4187E2184847", payment="按揭 36 期", deposit="定金 5,000.00", promised=DAY, until=None, trade_in="", gifts="全天候脚垫", instalments="年利率 3.99%,等额本息 36 期,月供 3,483.31 元", lines=rows,
        total=D("183738.05"), loan=D(118000), own=D("65738.05"), terms=TERMS, consultant=sign("林悦"), manager=sign("程浩"),
    )  # fmt: skip


def drive() -> DriveSheet:
    return DriveSheet(
        store=STORE, number="SJ-01-202611-00003", date=DAY, driver="王建国", licence="330106********3456", licence_class="C1", licence_until=DAY,
        car="泓川H5 尊享", plate="浙B12345", insured_until=DAY, route="A", start=NOW, start_km="1,200", end=NOW, end_km="1,212",
        signed=sign("王建国", ink()), consultant=sign("林悦"),
    )  # fmt: skip


def handing_over() -> HandingSheet:
    return HandingSheet(
        store=STORE, number="DD-01-202611-00021", date=DAY, buyer="王建国", car="泓川H5 尊享 珍珠白", vin="LSVAA4187E2184847", engine="ED5120933",
        odometer="12 km", keys="2 把", warranty="36 个月 / 100,000 km", first_service=DAY, done=True, consultant=sign("林悦"),
        signed=sign("王建国", ink()),
    )  # fmt: skip


def car_check() -> CarCheckSheet:
    rows = tuple(
        CheckedRow(group=g, points=p, result="正常", remark="") for g, p in (("外观", "漆面、玻璃"), ("内饰", "座椅"))
    )
    return CarCheckSheet(
        store=STORE, title="交付前检查(PDI)表", number="LSVAA4187E2184847", date=DAY, car="泓川H5 尊享 珍珠白", engine="ED5120933", keys="2",
        battery="12.6 V", mileage="8 km", result="合格", remark="", rows=rows, checker=sign("铁柱"),
    )  # fmt: skip


ALL: dict[str, Any] = {
    "carsales/drive": drive(),
    "carsales/handing_over": handing_over(),
    "carsales/car_check": car_check(),
    "carsales/deal": deal(),
    "core/sheet": sheet(),
    "purchasing/purchase_order": purchase(),
    "replenishment/stock_plan": stock_plan(),
    "warehouse/goods_receipt": receipt(),
    "warehouse/outbound_order": outbound(),
    "warehouse/gate_pass": PartsPass(
        store=STORE,
        number="CK-01-202611-00041",
        date=DAY,
        receiver="王建国",
        source_number="XS-01-202611-00087",
        released="准予出门",
        lines=(PassLine(part_no="H3A 698 151 D", name="前制动片(套)", unit="套", quantity=D(2)),),
        quantity=D(2),
        keeper_1=sign("张伟"),
        keeper_2=sign("刘强"),
    ),
    "billing/sales_receipt": sale(),
    "finance/claim": claim(),
    "finance/payment": payment(),
    "finance/statement": frozen_statement(),
    "finance/voucher": voucher(),
    "people/event_sheet": event_sheet(),
    "people/labour_contract": labour_contract(),
    "people/payslip": payslip(),
    "warehouse/discrepancy_report": discrepancy(),
    "customs/cost_sheet": imports_samples.cost_sheet(STORE),
    "customs/handover": imports_samples.handover(STORE),
    "customs/register": imports_samples.register(STORE),
    "office/asset_label": AssetLabel(code="BG-001", name="笔记本电脑", department="人事行政部", bought="2026-10"),
    "work/place_label": PlaceLabel(code="ZJ-01", name="一号举升机", department="售后部"),
    "warehouse/bin_label": bins(),
    "warehouse/part_label": parts(),
    "workshop/statement": repair_statement(),
    "workshop/job_card": job_card(),
    "workshop/check_sheet": check_sheet(),
    "workshop/gate_pass": gate_pass(),
    "workshop/signed_notice": signed_notice(),
}
