"""The standard accounting-data interface for auditors and tax inspectors: GB/T 24589.1—2010 (财经信息技术 会计核算软件数据接口 第1部分:企业).

The elements of the edition of 2010 are met: the public files 电子账簿, 会计期间, 记账凭证类型, 币种, 部门档案, 员工档案, 供应商档案, 客户档案 and the ledger files
总账基础信息, 会计科目, 现金流量项目, 科目余额及发生额, 记账凭证; of the subsidiary files 应收明细表, 应付明细表, 固定资产类别设置, 固定资产折旧方法, 固定资产使用状况, 固定资产卡片,
固定资产减少情况. Wages are left to HR. The edition of 2024 (GB/T 24589.1—2024, in force since 2025-07-01) adds business data of an ERP that
this file does not carry; the head of the file names the edition, so that nobody is misled. Each table comes as XML elements and as CSV of the same columns.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from chehang.core.context import Actor
from chehang.ledger.models import Account, Line, Period
from chehang.ledger.queries import trial_balance
from chehang.org.models import Employee, Store
from chehang.org.posts import DEPARTMENTS
from chehang.parties.models import Customer, Supplier

from . import subledger_tables as detail

EDITION = "GB/T 24589.1-2010"
NEWER = "现行版本为 GB/T 24589.1-2024(2025-07-01 起实施);本文件未覆盖其新增的业务数据元素,按 2010 版读取。"
PRODUCT = "车行 Chehang"
SIDES = {"debit": "借", "credit": "贷"}
CATEGORIES = {
    "asset": "资产",
    "liability": "负债",
    "equity": "所有者权益",
    "cost": "成本",
    "revenue": "损益",
    "expense": "损益",
}


@dataclass(frozen=True)
class Table:
    """A table of the standard: its name, its columns in their order, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


def tables(who: Actor, since: date, until: date) -> Iterator[Table]:
    """All tables over the months from ``since`` to ``until``."""
    store = Store.objects.get(pk=who.store_id)
    months = list(
        Period.objects.filter(
            store_id=who.store_id, first_day__gte=since.replace(day=1), first_day__lte=until
        ).order_by("first_day")
    )
    years = sorted({m.year for m in months}) or [until.year]
    yield Table(
        "电子账簿",
        (
            "电子账簿编号",
            "电子账簿名称",
            "会计核算单位",
            "组织机构代码",
            "单位性质",
            "行业",
            "开发单位",
            "版本号",
            "本位币",
            "会计年度",
            "标准版本号",
        ),
        [
            (
                f"{store.code}-{y}",
                f"{store.name}{y}年账簿",
                store.name,
                store.tax_id,
                "企业",
                "汽车零售",
                PRODUCT,
                "1",
                "人民币",
                y,
                EDITION,
            )
            for y in years
        ],
    )
    yield Table(
        "会计期间",
        ("会计年度", "会计期间号", "会计期间起始日期", "会计期间结束日期"),
        [(m.year, m.month, m.first_day, m.last_day) for m in months],
    )
    yield Table("记账凭证类型", ("记账凭证类型编号", "记账凭证类型名称", "记账凭证类型简称"), [("1", "记账凭证", "记")])
    yield Table("币种", ("币种编码", "币种名称"), [("CNY", "人民币")])
    yield Table(
        "部门档案",
        ("部门编码", "部门名称", "上级部门编码"),
        [(code, str(title), "") for code, title in DEPARTMENTS.items()],
    )
    people = Employee.objects.filter(store_id=who.store_id).order_by("number")
    yield Table("员工档案", ("员工编码", "员工姓名"), people.values_list("number", "name"))
    yield Table(
        "供应商档案",
        ("供应商编码", "供应商名称"),
        Supplier.objects.filter(store_id=who.store_id).order_by("code").values_list("code", "name"),
    )
    yield Table(
        "客户档案",
        ("客户编码", "客户名称"),
        Customer.objects.filter(store_id=who.store_id).order_by("code").values_list("code", "name"),
    )
    yield Table("总账基础信息", ("结构分隔符", "会计科目编号规则", "现金流量项目编码规则"), [("-", "4-2-2", "")])
    accounts = Account.objects.filter(store_id=who.store_id).order_by("code")
    yield Table(
        "会计科目",
        ("科目编号", "科目名称", "科目级次", "科目类型", "余额方向"),
        [
            (a.code.replace(".", ""), a.name_zh, a.code.count(".") + 1, CATEGORIES[a.category], SIDES[a.normal_side])
            for a in accounts
        ],
    )
    yield Table("现金流量项目", detail.FLOW_ITEM, detail.flow_items())
    yield Table("科目余额及发生额", BALANCE, _balances(who, months))
    yield Table("记账凭证", VOUCHER, _vouchers(who, months))
    first, last = since.replace(day=1), max((m.last_day for m in months), default=until)
    yield Table("应收明细表", detail.RECEIVABLE, detail.receivables(who, first, last))
    yield Table("应付明细表", detail.PAYABLE, detail.payables(who, first, last))
    yield Table("固定资产类别设置", detail.ASSET_KIND, detail.asset_kinds(who))
    yield Table(
        "固定资产折旧方法",
        ("折旧方法编码", "折旧方法名称", "折旧公式"),
        [("1", "年限平均法", "月折旧额=原值×(1-净残值率)÷预计使用月份")],
    )
    yield Table("固定资产使用状况", ("使用状况编码", "使用状况名称"), [("1", "使用中"), ("3", "已处置")])
    yield Table("固定资产卡片", detail.ASSET_CARD, detail.asset_cards(who))
    yield Table("固定资产减少情况", detail.ASSET_GONE, detail.assets_gone(who, first, last))


BALANCE = (
    "科目编号",
    "期初余额方向",
    "币种编码",
    "会计年度",
    "会计期间号",
    "期初本币余额",
    "借方本币发生额",
    "贷方本币发生额",
    "期末余额方向",
    "期末本币余额",
)
VOUCHER = (
    "记账凭证日期", "会计年度", "会计期间号", "记账凭证类型编号", "记账凭证编号", "记账凭证行号", "记账凭证摘要", "科目编号", "币种编码", "借方本币金额", "贷方本币金额",
    "附件数", "制单人", "审核人", "记账人", "记账标志", "作废标志",
)  # fmt: skip


def _side(amount: Decimal, normal: str) -> str:
    return SIDES[normal] if amount == 0 else "借" if amount > 0 else "贷"


def _balances(who: Actor, months: list[Period]) -> Iterator[tuple[Any, ...]]:
    for m in months:
        for row in trial_balance(who, m.first_day, m.first_day):
            normal = row.account.normal_side
            yield (
                row.account.code.replace(".", ""), _side(row.opening, normal), "CNY", m.year, m.month, abs(row.opening), row.debit, row.credit,
                _side(row.closing, normal), abs(row.closing),
            )  # fmt: skip


def _vouchers(who: Actor, months: list[Period]) -> Iterator[tuple[Any, ...]]:
    lines = Line.objects.filter(store_id=who.store_id, period__in=months, voucher__state="posted").order_by(
        "period__first_day", "voucher__number", "n"
    )
    fields = (
        "voucher__date", "period__year", "period__month", "voucher__number", "n", "summary", "voucher__summary", "account__code", "debit", "credit",
        "voucher__attachments", "voucher__maker_name", "voucher__reviewer_name", "voucher__poster_name",
    )  # fmt: skip
    for (
        day,
        year,
        month,
        number,
        n,
        text,
        head,
        code,
        debit,
        credit,
        papers,
        maker,
        reviewer,
        poster,
    ) in lines.values_list(*fields).iterator(5000):
        yield (
            day, year, month, "1", number, n, text or head, code.replace(".", ""), "CNY", debit, credit, papers, maker, reviewer, poster, "1", "0",
        )  # fmt: skip


def as_xml(who: Actor, since: date, until: date) -> Iterator[str]:
    """The interface file in pieces: one element a row, its columns as elements within."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<会计核算数据 标准="{EDITION}" 起始="{since}" 截止="{until}">\n<!-- {NEWER} -->\n'
    for table in tables(who, since, until):
        for row in table.rows:
            inner = "".join(f"<{c}>{escape(_text(v))}</{c}>" for c, v in zip(table.columns, row, strict=True))
            yield f"<{table.name}>{inner}</{table.name}>\n"
    yield "</会计核算数据>\n"


def as_csv(who: Actor, since: date, until: date) -> bytes:
    """A ZIP with one CSV (UTF-8 with BOM) a table, and a note that names the edition."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "说明.txt", f"会计核算软件数据接口,按 {EDITION} 的数据元素输出。期间:{since} 至 {until}。\n{NEWER}\n"
        )
        for n, table in enumerate(tables(who, since, until), 1):
            text = io.StringIO()
            writer = csv.writer(text)
            writer.writerow(table.columns)
            writer.writerows([_text(v) for v in row] for row in table.rows)
            package.writestr(f"{n:02d}_{table.name}.csv", "\ufeff" + text.getvalue())
    return out.getvalue()


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return "" if value is None else str(value)


__all__ = ["EDITION", "Table", "as_csv", "as_xml", "tables"]
