"""Paying a claim: only what is approved (H19), posted as P34."""

from decimal import Decimal as D

import pytest
from django.db import DatabaseError, transaction

from chehang.finance.models import Claim, ReceivedInvoice
from chehang.finance.spending.advances import advance_of
from chehang.ledger.models import Voucher

from .conftest import refused


def booked(claim: Claim) -> dict[str, D]:
    voucher = Voucher.objects.get(document="finance.claim", object_id=claim.pk)
    return {x.account.code: x.debit - x.credit for x in voucher.lines.select_related("account")}


def test_the_store_pays_what_is_approved(desk) -> None:
    claim = desk.submitted(desk.claim())
    refused("state.wrong", desk, "pay_claim", "cashier", claim=claim.pk)
    claim = desk.approved(claim, "parts_manager")
    assert claim.state == "approved"
    desk.run("pay_claim", "cashier", claim=claim.pk)
    claim = desk.again(claim)
    assert (claim.state, claim.paid_on) == ("paid", desk.day())
    assert booked(claim) == {"6601.09": D("458.72"), "2221.04": D("41.28"), "1002.01": D(-500)}
    assert ReceivedInvoice.objects.get().booked_on == desk.day()


def test_an_advance_is_set_off(desk) -> None:
    desk.advance("800")
    claim = desk.submitted(desk.claim(offset="500"))
    claim = desk.approved(claim, "parts_manager")
    desk.run("pay_claim", "cashier", claim=claim.pk, method="cash")
    assert booked(claim) == {"6601.09": D("458.72"), "2221.04": D("41.28"), "1221.03": D(-500)}
    assert advance_of(desk.store.pk, claim.claimant_id) == D(300)


def test_cash_only_up_to_the_limit_and_never_ones_own(desk) -> None:
    claim = desk.approved(
        desk.submitted(desk.claim(desk.expense(amount_ex="1200", tax="0"))), "parts_manager", "finance_manager"
    )
    refused("payment.cash_limit", desk, "pay_claim", "cashier", claim=claim.pk, method="cash")
    mine = desk.claim(desk.expense(invoice="5"), by="cashier")
    desk.run("submit_claim", "cashier", claim=mine.pk)
    desk.approved(mine, "finance_manager")
    refused("payment.own", desk, "pay_claim", "cashier", claim=mine.pk)


def test_the_database_pays_nothing_unapproved(desk) -> None:
    claim = desk.submitted(desk.claim())
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(
            state="paid", paid_on=desk.day(), cashier_id=desk.who("cashier").employee_id
        )
