"""The subsidiary files of the accounting-data interface (GB/T 24589.1—2010): receivables and payables, fixed assets, cash-flow items.

Wages (员工薪酬) are left out: an auditor asks HR for them, nobody reads a colleague's wage in passing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from chehang.billing.models import Bill, Payable
from chehang.core.context import Actor
from chehang.core.money import ZERO, round_half_up
from chehang.ledger.models import RoleAccount

from ..assets.models import KINDS, Asset, AssetPart
from ..assets.wearing import wear_of
from ..statements.rows import rows_of

Rows = Iterator[tuple[Any, ...]]
OPEN_ITEM = (
    "科目编号", "会计年度", "会计期间号", "单据编号", "发票号", "单据日期", "到期日期", "币种编码", "本币发生金额", "本币余额", "核销标志",
)  # fmt: skip
RECEIVABLE, PAYABLE = ("客户编码", *OPEN_ITEM), ("供应商编码", *OPEN_ITEM)
ASSET_KIND = ("固定资产类别编码", "固定资产类别名称", "固定资产对账科目", "累计折旧对账科目")
ASSET_CARD = (
    "固定资产卡片编号", "固定资产类别编码", "固定资产名称", "固定资产入账日期", "折旧方法编码", "使用状况编码", "使用部门编码", "存放地点", "预计使用月份",
    "已计提月份", "固定资产原值", "固定资产累计折旧", "固定资产净值", "固定资产净残值率", "固定资产净残值", "固定资产月折旧额",
)  # fmt: skip
ASSET_GONE = ("固定资产卡片编号", "固定资产减少日期", "固定资产减少名称", "固定资产减少原值", "固定资产减少累计折旧")
FLOW_ITEM = ("现金流量项目编码", "现金流量项目名称", "是否末级", "现金流量项目级次")


def _codes(who: Actor) -> dict[str, str]:
    found = RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account__code")
    return {role: code.replace(".", "") for role, code in found}


def receivables(who: Actor, since: date, until: date) -> Rows:
    """Every receivable that entered the books in the months, as it stands now."""
    codes = _codes(who)
    roles = {"customer": "receivable_customer", "loan": "receivable_loan", "maker": "receivable_warranty", "insurer": "receivable_insurer", "outlet": "receivable_outlet"}  # fmt: skip
    found: QuerySet[Bill] = Bill.objects.filter(store_id=who.store_id, charged_on__gte=since, charged_on__lte=until)
    for b in found.select_related("customer").order_by("charged_on", "id").iterator(2000):
        on = b.charged_on or since
        yield (
            b.customer.code, codes.get(roles[b.claim], ""), on.year, on.month, b.number, b.source_number, on, b.due, "CNY", b.amount, b.rest,
            "0" if b.rest else "1",
        )  # fmt: skip


def payables(who: Actor, since: date, until: date) -> Rows:
    """Every paper of a supplier dated in the months, as it stands now."""
    code = _codes(who).get("payable_invoiced", "")
    found: QuerySet[Payable] = Payable.objects.filter(store_id=who.store_id, paper_date__gte=since, paper_date__lte=until)  # fmt: skip
    for p in found.select_related("supplier").order_by("paper_date", "id").iterator(2000):
        yield (
            p.supplier.code, code, p.paper_date.year, p.paper_date.month, f"{p.document} {p.object_id}", p.paper_number, p.paper_date, p.due, "CNY",
            p.amount, p.rest, "0" if p.rest else "1",
        )  # fmt: skip


def asset_kinds(who: Actor) -> Rows:
    """The kinds of assets with their accounts."""
    codes = _codes(who)
    for kind, title in KINDS:
        yield kind, str(title), codes.get(kind, ""), codes.get("accumulated_depreciation", "")


def asset_cards(who: Actor) -> Rows:
    """Every card with what it stands at now."""
    gone = {
        r["asset_id"]: (r["cost_gone"], r["worn_gone"])
        for r in AssetPart.objects.filter(store_id=who.store_id).order_by().values("asset_id")
        .annotate(cost_gone=Sum("cost"), worn_gone=Sum("worn"))
    }  # fmt: skip
    cards = Asset.objects.filter(store_id=who.store_id).order_by("id")
    for a in cards.annotate(n=Count("wears"), worn_here=Sum("wears__amount")):
        off, with_it = gone.get(a.pk, (ZERO, ZERO))
        cost, worn, months = a.cost - off, a.worn_before + (a.worn_here or ZERO) - with_it, a.months_before + a.n
        yield (
            a.number, a.kind, a.name, a.started, "1", "1" if a.state == "in_use" else "3", a.department, a.place, a.months, months, cost, worn,
            cost - worn, f"{a.residual_rate.normalize():f}", round_half_up(cost * a.residual_rate),
            wear_of(cost, a.residual_rate, a.months, months, worn),
        )  # fmt: skip


def assets_gone(who: Actor, since: date, until: date) -> Rows:
    """What was disposed of in the months: whole cards and parts."""
    for p in (
        AssetPart.objects.filter(store_id=who.store_id, gone_on__gte=since, gone_on__lte=until)
        .select_related("asset")
        .order_by("id")
    ):
        yield p.asset.number, p.gone_on, p.what, p.cost, p.worn
    whole = Asset.objects.filter(store_id=who.store_id, disposed_on__gte=since, disposed_on__lte=until).order_by("id")
    for a in whole:
        yield a.number, a.disposed_on, a.name, a.held, a.worn


def flow_items() -> Rows:
    """The lines of the cash-flow statement that cash is tagged with."""
    for row in rows_of("cash_flow"):
        yield row.key, row.zh, "1", 1
