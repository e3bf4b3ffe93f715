"""The sales order as a document."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register
from chehang.core.printing import shapes

from .models import Sale
from .states import SALE


def sale_content(sale: Sale) -> dict[str, Any]:
    """What an approval of its discounts seals."""
    rows = sale.lines.order_by("n").values_list("part_id", "quantity", "price_inc", "discount")
    return {"customer": sale.customer_id, "lines": [[p, str(q), str(price), str(d)] for p, q, price, d in rows]}


def sale_paper(sale: Sale) -> shapes.SalesReceipt:
    """配件销售单."""
    return shapes.SalesReceipt(
        store=shapes.Store(name=sale.store.name, address=sale.store.address, phone=sale.store.phone),
        title="配件销售单",
        number=sale.number or str(sale),
        date=localdate(sale.confirmed_at or sale.made_at),
        payer=sale.customer.name,
        phone=sale.customer.mobile,
        plate=sale.customer.plate_no,
        total=sale.amount_inc,
        payments=(),
        received=sale.amount_inc - sale.amount_inc,
        lines=tuple(
            shapes.SalesLine(
                part_no=x.part_no,
                name=x.part_name,
                unit=x.unit_title,
                quantity=x.quantity,
                price=(x.price_inc * (1 - x.discount)).quantize(x.price_inc),
                amount=x.amount_inc,
            )
            for x in sale.lines.order_by("n").select_related("part")
        ),
        note=sale.note,
        seller=shapes.Sign(name=sale.made_by_name, at=sale.made_at),
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
        layouts=(Layout("sale", _("Sales order"), "sales_receipt", sale_paper),),
        link="/counter/sales/{id}/",
    )
)
