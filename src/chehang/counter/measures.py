"""Measures of the counter: turnover, margin, fill, lost sales. Formulas after the trade's list."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Measure, Minus, Plus, Ratio, Span, Sum, Variant, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.screens import Column
from chehang.parties.models import Customer
from chehang.warehouse.models import Shortage

from .models import LostSale, Sale, SaleLine, SaleReturn, SaleReturnLine

SOLD = ("cleared", "out", "closed")
OUT = ("out", "closed")
SELLERS = ("parts_sales",)
CLASSES = dict(Customer.CLASSES)
PROFIT = scaled(F("amount_ex") - F("cost"), MoneyField())

BY_SALE = (
    By("made_by_name", _("Salesperson")),
    By("customer__name", _("Customer")),
    By("customer__price_class", _("Price class")),
    By("handover", _("Handover")),
)
BY_LINE = (
    By("sale__made_by_name", _("Salesperson")),
    By("sale__customer__price_class", _("Price class")),
    By("part__category__name", _("Category")),
    By("part_no", _("Part number")),
    By("sale__customer__name", _("Customer")),
)
LINE = (
    Column("sale.number", _("Sales order"), link="counter.sales"),
    Column("sale.confirmed_at", _("Confirmed at"), "datetime"),
    Column("sale.customer.name", _("Customer"), link="parties.customers"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Part name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("amount_ex", _("Without tax"), "money"),
)
WRONG = (
    Column("sale_return.number", _("Number"), link="counter.returns"),
    Column("sale_return.inspected_at", _("Inspected"), "datetime"),
    Column("sale_line.sale.made_by_name", _("Salesperson")),
    Column("sale_line.part_no", _("Part number")),
    Column("sale_line.part_name", _("Part name")),
    Column("accepted", _("Accepted"), "quantity"),
    Column("sale_return.reason", _("Reason")),
)
WITH_COST = (*LINE, Column("cost", _("Cost"), "money"))


def sales(who: Actor | Context, span: Span) -> QuerySet[Sale]:
    """Sales confirmed in the span and paid or on credit: a draft or a cancelled sale was never sold."""
    return within(rows(Sale, who).filter(state__in=SOLD), "confirmed_at", span)


def lines(who: Actor | Context, span: Span) -> QuerySet[SaleLine]:
    """Lines of these sales."""
    return within(rows(SaleLine, who).filter(sale__state__in=SOLD), "sale__confirmed_at", span)


def filled(who: Actor | Context, span: Span) -> QuerySet[SaleLine]:
    """Lines given from the own shelf at once: the keeper did not find too few of the part."""
    short = Shortage.objects.filter(
        store_id=OuterRef("store_id"),
        part_id=OuterRef("part_id"),
        outbound__document="counter.sale",
        outbound__object_id=OuterRef("sale_id"),
    )
    return lines(who, span).exclude(Exists(short))


def costed(who: Actor | Context, span: Span) -> QuerySet[SaleLine]:
    """Lines whose goods are out: only then is their cost known."""
    found = rows(SaleLine, who).filter(sale__state__in=OUT, cost__isnull=False)
    return within(found, "sale__confirmed_at", span)


def returned(who: Actor | Context, span: Span) -> QuerySet[SaleReturn]:
    """Returns that the keeper accepted in the span."""
    return within(rows(SaleReturn, who).filter(state="accepted"), "inspected_at", span)


def wrong(who: Actor | Context, span: Span) -> QuerySet[SaleReturnLine]:
    """Lines that came back because another part had been sold than the car needed."""
    found = rows(SaleReturnLine, who).filter(sale_return__state="accepted", sale_return__cause="wrong", accepted__gt=0)
    return within(found, "sale_return__inspected_at", span)


def lost(who: Actor | Context, span: Span) -> QuerySet[LostSale]:
    """What customers asked for and did not get."""
    return within(rows(LostSale, who), "date", span)


def _sales(name: str, title: Any, unit: str, value: Any, definition: Any, **also: Any) -> Measure:
    facts: dict[str, Any] = {"owner": "parts_manager", "posts": SELLERS, "day": "confirmed_at", "by": BY_SALE}
    return Measure(
        f"counter.{name}", title, unit, rows=sales, value=value, definition=definition, screen="counter.sales",
        **facts | also,
    )  # fmt: skip


def _lines(name: str, title: Any, unit: str, value: Any, definition: Any, **also: Any) -> Measure:
    facts: dict[str, Any] = {"rows": lines, "day": "sale__confirmed_at", "by": BY_LINE, "columns": LINE}
    return Measure(f"counter.{name}", title, unit, "parts_manager", value, definition=definition, **facts | also)


def _made(name: str, title: Any, unit: str, value: Any, definition: Any, **also: Any) -> Measure:
    return Measure(f"counter.{name}", title, unit, "parts_manager", value, definition=definition, **also)


LOST = {
    "rows": lost,
    "day": "date",
    "entered": "date",
    "by": (By("reason", _("Reason")), By("part__display_no", _("Part number")), By("made_by_name", _("Salesperson"))),
    "screen": "counter.lost",
    "posts": (*SELLERS, "parts_planner"),
    "better": "down",
}

add_measures(
    _sales("sold", _("Sold"), "CNY", Sum("amount_inc"), _("Sales confirmed and paid or on credit, with VAT; returns are not taken off."),
           desk=("parts_sales", "parts_manager", "general_manager")),
    _sales("sales", _("Sales orders"), "documents", Count(), _("Sales confirmed and paid or on credit.")),
    _sales("average_sale", _("Average sale"), "CNY", Ratio(Sum("amount_inc"), Count()), _("Sold, with VAT ÷ sales orders.")),
    _sales("sold_ex", _("Sold without VAT"), "CNY", Sum("amount_ex"), _("Sales confirmed and paid or on credit, without VAT.")),
    _made("returned", _("Taken back"), "CNY", Sum("amount_ex"), _("Accepted returns at the original price, without VAT, on the day of the inspection."),
          rows=returned, day="inspected_at", better="down", screen="counter.returns", posts=SELLERS,
          by=(By("sale__customer__name", _("Customer")), By("made_by_name", _("Salesperson")))),
    _made("turnover", _("Turnover of parts"), "CNY", Minus("counter.sold_ex", "counter.returned"), _("Sold without VAT less what was taken back."), posts=SELLERS),
    _made("return_rate", _("Share taken back"), "percent", Ratio("counter.returned", "counter.sold_ex"), _("Taken back ÷ sold, both without VAT."), better="down"),
    _made("wrong_parts", _("Wrong parts sold"), "lines", Count(), _("Lines taken back because the wrong part had been sold, by who sold them."),
          rows=wrong, day="sale_return__inspected_at", better="down", posts=SELLERS, columns=WRONG,
          by=(By("sale_line__sale__made_by_name", _("Salesperson")), By("sale_line__part_no", _("Part number")))),
    _lines("profit", _("Gross profit of parts"), "CNY", Sum(PROFIT), _("Revenue without VAT less the cost at issue, of lines whose goods are out."),
           rows=costed, columns=WITH_COST, quantity=Sum("quantity"), cost=Sum("cost")),
    _lines("margin", _("Gross margin of parts"), "percent", Ratio(Sum(PROFIT), Sum("amount_ex")),
           _("(Parts revenue − parts cost) ÷ parts revenue, without VAT, of lines whose goods are out."), rows=costed, columns=WITH_COST),
    _lines("sold_lines", _("Lines sold"), "lines", Count(), _("Lines of sales confirmed and paid or on credit."), posts=SELLERS),
    _lines("sold_pieces", _("Pieces sold"), "pieces", Sum("quantity"), _("Quantity of these lines, in the units of the parts.")),
    _lines("filled_lines", _("Lines filled from the shelf"), "lines", Count(), _("Lines sold for which the keeper found all that was asked."),
           rows=filled, posts=("parts_planner",)),
    _lines("filled_pieces", _("Pieces filled from the shelf"), "pieces", Sum("quantity"), _("Quantity of the lines filled from the shelf."), rows=filled),
    _made("lost_lines", _("Lost sales, lines"), "lines", Count(), _("Lines of the register of lost sales, by cause."), **LOST),
    _made("lost_pieces", _("Lost sales, pieces"), "pieces", Sum("quantity"), _("Quantity in the register of lost sales, by cause."), **LOST),
    _made("asked_lines", _("Lines asked for"), "lines", Plus("counter.sold_lines", "counter.lost_lines"), _("Lines sold and lines lost."), posts=("parts_planner",)),
    _made("asked_pieces", _("Pieces asked for"), "pieces", Plus("counter.sold_pieces", "counter.lost_pieces"), _("Pieces sold and pieces lost.")),
    _made("lost_rate", _("Lost-sale rate"), "percent", Ratio("counter.lost_lines", "counter.asked_lines"), _("Lost lines ÷ lines asked for."),
          better="down", posts=("parts_planner",)),
    _made("first_fill", _("First-time fill rate"), "percent", Ratio("counter.filled_lines", "counter.asked_lines"),
          _("Lines filled from the own shelf at first asking ÷ all lines asked for; what came by an urgent order does not count."),
          posts=("parts_planner",), desk=("parts_manager",), desk_span="month",
          variants=(Variant("pieces", _("By pieces instead of lines"), value=Ratio("counter.filled_pieces", "counter.asked_pieces")),)),
)  # fmt: skip
