"""What departments and events bring into the pay: once, explained, and in the books once."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from chehang.carsales.models import Commission, RewardPolicy
from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from chehang.people.models import PayInput, Payslip, PayTerms
from tests.people.hr import Hr
from tests.people.month import OCTOBER, payroll, terms

D = Decimal


def commission(hr: Hr, amount: str, month: str = "2026-10-01", state: str = "approved") -> Commission:
    """Reckoned by the sales manager for the keeper; its own department's tests tell how."""
    office = hr.office
    by = office.id("hr_manager")
    policy, _new = RewardPolicy.objects.get_or_create(
        store=office.store, name="提成办法", valid_from="2026-01-01", base=300, slow=400, slow_days=90, volume=[], quality=[],
        insurance=0, finance=0, accessory=0, reason="年度", author_id=by,
    )  # fmt: skip
    made = Commission.objects.create(
        store=office.store, number=f"YJ{month}", month=month, consultant_id=office.id("keeper"), policy=policy, cars=4, target=4, quality=1,
        items=[], amount=amount, reckoned_by_id=by,
    )  # fmt: skip
    if state == "approved":
        Commission.objects.filter(pk=made.pk).update(state=state, approved_by_id=office.id("finance_manager"))
    return made


def test_a_commission_is_paid_once_and_is_an_expense_once(hr: Hr) -> None:
    """Approved it is a debt to the consultant (P24); with the wage the debt is settled, and P33 is Σ payslips (I48)."""
    terms(hr)
    commission(hr, "1800")
    commission(hr, "700", "2026-09-01")
    commission(hr, "900", "2026-08-01", "reckoned")
    hr.run("calculate_pay", month=OCTOBER)
    run = payroll(hr, "approved")
    slip = run.slips.get()
    assert slip.gross == 9200 + 2500 and ["2026-10 提成", "1800.00", "YJ2026-10-01"] in slip.lines
    lines = Voucher.objects.get(event="wages_accrued", object_id=run.pk).lines.select_related("account")
    assert {x.account.code: x.debit for x in lines if x.debit}["2241.09"] == 2500
    assert "I48" not in {rule.code for rule, _row in broken()}
    hr.run("pay_wages", "cashier", run=run.pk)
    november = payroll(hr, "draft", "2026-11-15").slips.get()
    assert november.gross == 9200 and PayInput.objects.filter(document="carsales.commission").count() == 2
    with pytest.raises(IntegrityError):
        PayInput.objects.filter(month="2026-10-01").update(amount=1)


def test_a_reward_and_a_new_wage_go_into_the_pay(hr: Hr) -> None:
    """A reward of 200; from 16 November 7,000 instead of 6,000: 10 and 11 of 21 working days."""
    terms(hr, post_pay="0")
    keeper = hr.office.id("keeper")
    hr.event(keeper, amount="200")
    hr.event(keeper, "penalty", amount="50", statement="无异议", clause="奖惩制度 5.1")
    hr.event(keeper, "confirm", wage="7000", score=85, clause="", effective_on="2026-11-23")
    assert PayTerms.objects.filter(employee_id=keeper).order_by("since").last().base == 7000
    slip = payroll(hr, "draft", "2026-11-15").slips.get()
    assert slip.lines[0][2] == "6000.00 × 15 ÷ 21 + 7000.00 × 6 ÷ 21"
    assert slip.gross == D("6285.71") + 200 - 50


def test_severance_is_paid_with_the_last_wage_and_free_of_tax(hr: Hr) -> None:
    """4 years and 7 months at 9,200: 46,000 (§7.2), in the payslip of a month after the last day, untaxed."""
    office = hr.office
    keeper = office.id("keeper")
    hr.run("keep_file", employee=keeper, hired_on="2022-04-23", working_since="2022-04-23")
    terms(hr)
    event = hr.event(keeper, "leave", leaving="agreed", average_wage="9200", effective_on=office.day(0))
    assert event.severance == 46000
    hr.tick_all(keeper)
    hr.run("finish_leaving", event=event.pk)
    paid = PayInput.objects.get(document="people.severance")
    assert (paid.amount, paid.taxed) == (46000, False)
    slip = payroll(hr, "draft", "2026-11-15").slips.get()
    assert slip.exempt == 46000 and slip.tax == 0
    assert slip.gross > 46000
    assert slip.department == "parts"


def test_the_base_of_insurance_stays_within_the_city_s_limits(hr: Hr) -> None:
    """The city's average is 8,500: at least 5,100, at most 25,500."""
    terms(hr, insured="3000")
    terms(hr, "parts_manager", insured="40000", base="40000")
    terms(hr, "finance_manager", insured="0")
    payroll(hr, "draft")
    found = dict(Payslip.objects.values_list("employee_id", "insurance"))
    assert found == {
        hr.office.id("keeper"): D("535.50"), hr.office.id("parts_manager"): D("2677.50"), hr.office.id("finance_manager"): 0
    }  # fmt: skip
