"""From its day on vouchers follow the method; what is booked stays; two people; one a day."""

from datetime import date

from chehang.ledger.models import Method

from .conftest import refused
from .methods import account_of, proposed, sub_account


def revenue_of(voucher) -> str:
    return voucher.lines.get(account__code__startswith="6001").account.code


def test_vouchers_follow_it_from_its_day_on(desk, of_document) -> None:
    before = of_document()
    method = proposed(desk, sub_account(desk), department="sales")
    assert revenue_of(of_document()) == "6001.04"
    desk.run("approve_method", "finance_manager", method=method.pk)
    after = of_document()
    assert revenue_of(after) == "6001.41" and after.lines.get(account__code="6001.41").department == "sales"
    assert revenue_of(before) == "6001.04" and revenue_of(of_document(date(2026, 11, 2))) == "6001.04"
    assert sum(x.debit - x.credit for x in after.lines.all()) == 0


def test_the_later_method_counts(desk, of_document) -> None:
    for digits, day in (("41", desk.day()), ("42", desk.day(2))):
        method = proposed(desk, sub_account(desk, digits=digits), valid_from=day)
        desk.run("approve_method", "finance_manager", method=method.pk)
    assert revenue_of(of_document()) == "6001.41"
    assert revenue_of(of_document(desk.day(2))) == "6001.42"


def test_two_people_once_a_day_and_in_time(desk) -> None:
    account = sub_account(desk)
    mine = Method.objects.get(pk=desk.run("propose_method", "finance_manager", event="sale", leg="revenue", account=account.pk,
                                          valid_from=desk.day(), reason="单独核算").id)  # fmt: skip
    refused("method.own", desk, "approve_method", "finance_manager", method=mine.pk)
    first, second, late = proposed(desk, account), proposed(desk, account), proposed(desk, account_of(desk, "6001.06"))
    desk.run("approve_method", "finance_manager", method=first.pk)
    refused("method.twice", desk, "approve_method", "finance_manager", method=second.pk)
    refused("state.wrong", desk, "approve_method", "finance_manager", method=first.pk)
    Method.objects.filter(pk=late.pk).update(valid_from=desk.day(-1))
    refused("method.late", desk, "approve_method", "finance_manager", method=late.pk)
