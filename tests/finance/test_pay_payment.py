"""Paying a request: the invoice is settled, P3 is posted, and nothing without approval (H19)."""

from decimal import Decimal as D

import pytest
from django.db import DatabaseError, transaction

from chehang.core.verify import broken
from chehang.finance.models import PaidAbroad, Payment
from chehang.ledger.models import Voucher

from .conftest import refused


def approved(desk, supplier, payable, amount="1130") -> Payment:
    payment = desk.payment(supplier, {"payable": payable.pk, "amount": amount})
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    return desk.approved(desk.again(payment), "parts_manager", "finance_manager")


def test_a_suppliers_invoice_is_settled(desk, supplier) -> None:
    payable = desk.owed(supplier, "1130")
    payment = approved(desk, supplier, payable)
    desk.run("pay_payment", "cashier", payment=payment.pk)
    payable.refresh_from_db()
    assert (desk.again(payment).state, payable.state, payable.rest) == ("paid", "settled", D(0))
    voucher = Voucher.objects.get(document="finance.payment", object_id=payment.pk)
    assert {x.account.code: x.debit - x.credit for x in voucher.lines.all()} == {
        "2202.01": D(1130),
        "1002.01": D(-1130),
    }
    refused("state.wrong", desk, "pay_payment", "cashier", payment=payment.pk)
    assert [r for rule, r in broken() if rule.code in ("I13", "I17", "I20", "I22", "I36c")] == []


def test_taxes_and_wages_go_by_their_own_rule(desk) -> None:
    tax = desk.run("add_payee", "accountant", kind="other", name="国家税务总局", bank="国库", account="330000001").id
    desk.run("verify_payee", "finance_manager", payee=tax, account="330000001")
    lines = [{"against": "vat", "amount": "900"}, {"against": "city", "amount": "63"}]
    facts = {"kind": "taxes", "purpose": "缴纳十月增值税", "due": desk.day(), "payee": tax}
    done = desk.run("draft_payment", "accountant", lines=lines, **facts)
    desk.run("submit_payment", "accountant", payment=done.id)
    payment = desk.approved(Payment.objects.get(pk=done.id), "finance_manager")
    desk.run("pay_payment", "cashier", payment=payment.pk)
    voucher = Voucher.objects.get(document="finance.payment", object_id=payment.pk)
    assert voucher.event == "taxes_paid"
    assert [x.account.code for x in voucher.lines.order_by("n")] == ["2221.02", "2221.12", "1002.01"]


def test_the_database_pays_nothing_unapproved(desk, supplier) -> None:
    payment = desk.payment(supplier, {"payable": desk.owed(supplier).pk, "amount": "5"})
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(state="approved")


def test_abroad_the_bank_s_rate_makes_a_gain_or_a_loss(desk, supplier, store) -> None:
    """P6d: € 1,000 booked at 8.0650 (8,065.00) leave at 8.1200: 55.00 lost; a rate is needed, and only there."""
    from chehang.customs.models import Shipment

    batch = Shipment.objects.create(
        store=store, number="JK-1", supplier=supplier, contract_no="C", invoice_no="E1", mode="sea", port="上海", incoterm="FOB", currency="EUR",
        spot_rate=D("8.065"), packages=1, gross_kg=1, net_kg=1, volume=1, eta=desk.day(), preparer_id=desk.who("parts_logistics").employee_id,
        opened_at=desk.clock.now(),
    )  # fmt: skip
    payable = desk.owed(supplier, "8065.00", document="customs.shipment", object_id=batch.pk)
    payment = approved(desk, supplier, payable, "8065.00")
    payment = desk.approved(payment, "general_manager") if payment.state == "submitted" else payment
    refused("payment.rate", desk, "pay_payment", "cashier", payment=payment.pk)
    desk.run("pay_payment", "cashier", payment=payment.pk, rate="8.12")
    voucher = Voucher.objects.get(document="finance.payment", object_id=payment.pk)
    sums = {x.account.code: x.debit - x.credit for x in voucher.lines.all()}
    assert sums == {"2202.01": D("8065.00"), "6603.03": D("55.00"), "1002.01": D("-8120.00")}
    row = PaidAbroad.objects.get(batch=batch)
    assert (row.foreign, row.booked_rate, row.paid_rate, row.difference) == (
        D("1000.00"),
        D("8.065"),
        D("8.12"),
        D("55.00"),
    )
    home = approved(desk, supplier, desk.owed(supplier, "1130", "9002"))
    home = (
        desk.approved(home, "general_manager") if home.state == "submitted" else home
    )  # of one supplier within a week
    refused("payment.no_currency", desk, "pay_payment", "cashier", payment=home.pk, rate="8.12")
