"""The stock plan on paper (库存计划, A4): what is kept or ordered; parts that are neither are left out."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils import translation
from django.utils.timezone import localdate

from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import (
    UNSIGNED,
    Count,
    Letterhead,
    Price,
    Sign,
    Yuan,
    sign_of,
    sign_of_decision,
    store_head,
)

from ..models import Plan


@dataclass(frozen=True, kw_only=True)
class StockPlanLine:
    part_no: str
    name: str
    price: Price
    lowest: Count
    highest: Count
    order: Count
    amount: Yuan
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class StockPlan:
    """库存计划, A4. Without VAT; ``total`` is the value of all highest stocks, ``fill`` the expected share filled."""

    store: Letterhead
    number: str
    date: Day
    lines: tuple[StockPlanLine, ...]
    total: Yuan
    to_order: Yuan
    fill: str
    quota: Yuan | None = None
    planner: Sign = UNSIGNED
    parts_manager: Sign = UNSIGNED


PRINTOUT = Printout("replenishment/stock_plan", StockPlan, "库存计划", (), numbered)


def stock_plan(plan: Plan) -> StockPlan:
    """The plan with its sums; the sentences stand in Chinese, as everything on paper."""
    with translation.override("zh-hans"):
        shown = tuple(
            StockPlanLine(
                part_no=x.part_no, name=x.part_name, price=x.price, lowest=x.low, highest=x.top,
                order=x.wanted, amount=x.worth, why=x.sentence,
            )
            for x in plan.on_paper()
        )  # fmt: skip
    return StockPlan(
        store=store_head(plan.store),
        number=plan.number,
        date=localdate(plan.made_at),
        lines=shown,
        quota=plan.quota,
        total=plan.capital,
        to_order=plan.order_value,
        fill=f"{plan.line_fill * 100:.1f}%",
        planner=sign_of(plan.maker, plan.made_at) if plan.maker else UNSIGNED,
        parts_manager=sign_of_decision(plan.approval),
    )
