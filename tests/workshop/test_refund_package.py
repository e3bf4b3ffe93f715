"""Given back by law: what was not used, at the price paid."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.billing.models import CreditNote
from chehang.billing.operations.pay_back import PayBack, pay_back
from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import broken
from tests.goods import upload

from .packages import bought, card, offered
from .yard import balance


def _refund(yard, package, ground: str = "seven_days"):
    return yard.run("refund_package", "service_manager", package=package.pk, ground=ground, reason="客户要求")


def test_within_seven_days_all_of_it(yard) -> None:
    package = bought(yard, offered(yard))
    assert _refund(yard, package).model_extra["amount"] == "1000.00"
    store, note = yard.shop.store, CreditNote.objects.get()
    assert balance(store, "stored_value") == balance(store, "output_vat_pending") == 0
    facts = {"credit_note": note.pk, "method": "wechat", "amount": "1000"}
    yard.shop.run(pay_back, PayBack.model_validate(facts), "cashier")
    assert balance(store, "receivable_customer") == 0
    assert not [x for rule, x in broken() if rule.code in ("P22", "I20", "I20b", "I20c")]


def test_after_a_use_the_rest_at_the_price_paid(yard) -> None:
    package = bought(yard, card(yard))
    order = yard.settled()
    yard.run("pay_with_package", order=order.pk, package=package.pk, amount="100", image=upload())
    with pytest.raises(Refused, match=r"package\.seven_days"):
        _refund(yard, package)
    _refund(yard, package, "agreed")
    note = CreditNote.objects.get()
    assert (note.amount, note.amount_ex) == (D("400"), D("353.98"))
    assert balance(yard.shop.store, "stored_value") == 0


def test_not_on_the_eighth_day_without_a_ground(yard) -> None:
    package = bought(yard, offered(yard))
    yard.shop.depot.clock.at += timedelta(days=8)
    with pytest.raises(Refused, match=r"package\.seven_days"):
        _refund(yard, package)
    _refund(yard, package, "store")


def test_who_knew_the_service_has_no_seven_days(yard) -> None:
    yard.delivered()
    yard.later(60)
    package = bought(yard, offered(yard))
    with pytest.raises(Refused, match=r"package\.known"):
        _refund(yard, package)


def test_not_while_a_use_is_on_an_order(yard) -> None:
    package = bought(yard, offered(yard))
    yard.run("use_package", order=yard.open().pk, package=package.pk)
    with pytest.raises(Refused, match=r"package\.held"):
        _refund(yard, package, "agreed")
    with pytest.raises(NotAllowed):
        yard.run("refund_package", package=package.pk, reason="客户要求")
