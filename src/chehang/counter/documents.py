"""Sales orders and returns as documents."""

from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.billing.paying import payments_of
from chehang.billing.printouts.sales_receipt import PRINTOUT, SalesLine, SalesReceipt
from chehang.catalogue.paper_words import QUALITIES
from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, Layout, register
from chehang.core.money import ZERO, round_half_up
from chehang.core.printing.shapes import Sign, store_head
from chehang.core.sources import Source
from chehang.stock.models import Pool

from .checking import kind_of
from .cores import documents as cores
from .models import Quotation, Sale, SaleReturn
from .special import documents as special
from .states import QUOTATION, RETURN, SALE

__all__ = ["cores", "sale_content", "special"]


def sale_content(sale: Sale) -> dict[str, Any]:
    """What an approval of its discounts seals."""
    rows = sale.lines.order_by("n").values_list("part_id", "quantity", "price_inc", "discount")
    return {"customer": sale.customer_id, "lines": [[p, str(q), str(price), str(d)] for p, q, price, d in rows]}


def sale_shown(sale: Sale) -> list[tuple[Any, str]]:
    """Who buys what, at which price and how much off."""
    lines = sale.lines.order_by("n")
    return [
        (_("Customer"), sale.customer.name),
        (_("Amount"), f"{sale.amount_inc:,.2f}"),
        *(
            (x.part_no, f"{x.price_inc:,.2f} × {x.quantity.normalize():f} −{x.discount * 100:.1f} %")
            for x in lines[:100]
        ),
    ]


def sale_effect(sale: Sale) -> list[tuple[Any, str]]:
    """What is given away, and what is left above the average cost of the goods."""
    lines = list(sale.lines.all())
    full = sum((round_half_up(x.price_inc * x.quantity) for x in lines), ZERO)
    pools = Pool.objects.filter(store_id=sale.store_id, part_id__in=[x.part_id for x in lines], owner="own")
    costs = {
        pk: value / quantity for pk, quantity, value in pools.values_list("part_id", "quantity", "value") if quantity
    }
    known = [x for x in lines if x.part_id in costs]
    margin = sum((x.amount_ex - round_half_up(costs[x.part_id] * x.quantity) for x in known), ZERO)
    return [
        (_("Discount in money"), f"{full - sale.amount_inc:,.2f}"),
        (_("Gross margin without VAT"), f"{margin:,.2f}" if known else "—"),
    ]


def sale_printout(sale: Sale) -> SalesReceipt:
    """配件销售单, with what was paid for it and how, and the quality every part must be marked with."""
    paid = payments_of(sale.store_id, Source("counter.sale", sale.pk))
    return SalesReceipt(
        store=store_head(sale.store),
        title="配件销售单",
        number=sale.number or str(sale),
        date=localdate(sale.confirmed_at or sale.made_at),
        payer=sale.customer.name,
        phone=sale.customer.masked_mobile,
        plate=sale.customer.plate_no,
        total=sale.amount_inc,
        payments=paid,
        received=sum((p.amount for p in paid if p.method != "挂账"), ZERO),
        lines=tuple(
            SalesLine(
                quality=QUALITIES[x.part.quality],
                part_no=x.part_no,
                name=x.part_name,
                unit=x.unit_title,
                quantity=x.quantity,
                price=x.sold_price,
                amount=x.amount_inc,
            )
            for x in sale.lines.order_by("n").select_related("part")
        ),
        note=sale.note,
        seller=Sign(name=sale.made_by_name, at=sale.made_at),
    )


def quotation_content(made: Quotation) -> dict[str, Any]:
    """What was promised at which price."""
    rows = made.lines.order_by("n").values_list("part_id", "quantity", "price_inc", "discount")
    return {
        "customer": made.customer_id,
        "until": str(made.valid_until),
        "lines": [[p, *map(str, x)] for p, *x in rows],
    }


def return_content(made: SaleReturn) -> dict[str, Any]:
    """What came back, as asked and as accepted."""
    rows = made.lines.order_by("id").values_list("sale_line_id", "quantity", "accepted", "amount_inc")
    return {"sale": made.sale_id, "lines": [[pk, str(q), str(a), str(inc)] for pk, q, a, inc in rows]}


def return_printout(made: SaleReturn) -> SalesReceipt:
    """销售退货单: accepted goods in red at the price they were sold at; before the inspection, what was brought."""
    sale, lines = made.sale, list(made.lines.order_by("sale_line__n").select_related("sale_line__part"))
    return SalesReceipt(
        store=store_head(made.store),
        title="销售退货单",
        number=made.number,
        date=localdate(made.inspected_at or made.made_at),
        payer=sale.customer.name,
        phone=sale.customer.masked_mobile,
        plate=sale.customer.plate_no,
        source_number=sale.number,
        total=-made.amount_inc,
        payments=(),
        received=ZERO,
        lines=tuple(
            SalesLine(
                quality=QUALITIES[x.sale_line.part.quality],
                part_no=x.sale_line.part_no,
                name=x.sale_line.part_name,
                unit=x.sale_line.unit_title,
                quantity=-(x.accepted if made.inspected_at else x.quantity),
                price=x.sale_line.sold_price,
                amount=-x.amount_inc,
            )
            for x in lines
        ),
        note=f"{made.reason} {made.finding}".strip(),
        seller=Sign(name=made.made_by_name, at=made.made_at),
        reviewer=Sign(name=made.inspected_by_name, at=made.inspected_at),
    )


register(
    Document(
        "counter.sale",
        model="counter.Sale",
        title=_("Sales order"),
        series="SO",
        content=sale_content,
        see="counter.see_sales",
        machine=SALE,
        layouts=(Layout("sale", _("Sales order"), PRINTOUT, sale_printout),),
        link="/counter/sales/{id}/",
        # Only discounts and prices beyond the seller's own limits are asked for: most sales need nobody's word.
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "discount_routes.csv",
            amount=lambda sale: sale.amount_inc,
            percent=lambda sale: sale.highest_discount,
            kind=kind_of,
            authors=lambda sale: {sale.made_by_id},
            shown=sale_shown,
            effect=sale_effect,
        ),
    )
)
register(
    Document(
        "counter.sale_return",
        model="counter.SaleReturn",
        title=_("Sales return"),
        series="TH",
        content=return_content,
        see="counter.see_returns",
        machine=RETURN,
        layouts=(Layout("sale_return", _("Sales return"), PRINTOUT, return_printout),),
        link="/counter/returns/{id}/",
    )
)
register(
    Document(
        "counter.quotation",
        model="counter.Quotation",
        title=_("Quotation"),
        series="QT",
        content=quotation_content,
        see="counter.see_quotations",
        machine=QUOTATION,
        link="/counter/quotations/{id}/",
    )
)
