"""A held invoice that was sent back is asked about again."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.purchasing.operations.ask_about_invoice import AskAboutInvoice, ask_about_invoice
from chehang.warehouse.models import InvoiceLine
from tests.approving import says_no, says_yes
from tests.goods import Depot, goods_equal_money
from tests.purchasing.test_accept_invoice import asked, held


def test_a_no_leaves_it_held_until_it_is_asked_again(depot: Depot) -> None:
    invoice = held(depot)
    says_no(depot, asked(invoice), "parts_manager", "单价不符")
    assert InvoiceLine.objects.get().state == "held"
    assert InboxItem.objects.filter(employee_id=invoice.entered_by_id, subject="warehouse.SupplierInvoice").exists()
    again = AskAboutInvoice(invoice=invoice.pk, reason="厂家出具调价函")
    depot.run(ask_about_invoice, again, "accountant")
    with pytest.raises(Refused, match=r"invoice\.asked"):
        depot.run(ask_about_invoice, again, "accountant")
    assert asked(invoice).previous.state == "returned"
    says_yes(depot, asked(invoice), "parts_manager")
    invoice.refresh_from_db()
    assert invoice.booked_ex == D("6180.00")
    with pytest.raises(Refused, match=r"invoice\.not_held"):
        depot.run(ask_about_invoice, again, "accountant")
    goods_equal_money(depot.store)


def test_a_stranger_asks_nothing(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        depot.run(ask_about_invoice, AskAboutInvoice(invoice=held(depot).pk, reason="请再看"), "keeper")
