"""A draft changes; a confirmed sale does not."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import Refused
from chehang.counter.models import Sale, SaleLine
from chehang.counter.operations.edit_sale import EditSale, edit_sale
from tests.selling import Shop


def test_lines_are_replaced(shop: Shop) -> None:
    sale = shop.draft("2")
    cmd = EditSale.model_validate({"sale": sale.pk, "handover": "ship", "lines": [{"part": shop.pads.pk, "quantity": "3"}]})
    shop.depot.run(edit_sale, cmd, "parts_sales")
    sale.refresh_from_db()
    assert (sale.amount_inc, sale.handover, sale.lines.count()) == (D("1374.00"), "ship", 1)


def test_a_confirmed_sale_stays(shop: Shop) -> None:
    sale = shop.confirmed("2")
    cmd = EditSale.model_validate({"sale": sale.pk, "lines": [{"part": shop.pads.pk, "quantity": "3"}]})
    with pytest.raises(Refused, match=r"sale\.confirmed"):
        shop.depot.run(edit_sale, cmd, "parts_sales")
    for act in (
        lambda: Sale.objects.filter(pk=sale.pk).update(amount_inc=D(1)),
        lambda: SaleLine.objects.filter(sale=sale).update(quantity=D(9)),
        lambda: SaleLine.objects.filter(sale=sale).delete(),
        lambda: SaleLine.objects.filter(sale=sale).first().__class__.objects.create(
            **{f.attname: getattr(sale.lines.first(), f.attname) for f in SaleLine._meta.fields if f.name not in ("id", "n")}, n=2
        ),
    ):
        with pytest.raises(IntegrityError, match="guard:counter"), transaction.atomic():
            act()
