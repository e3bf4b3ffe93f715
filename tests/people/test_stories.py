"""Two stories of HR from end to end: a person from the requisition to the last payslip, and a payroll month with everything in it."""

from datetime import date
from decimal import Decimal

from chehang.core.doubts import Doubtful
from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from chehang.org.models import Account, Employee
from chehang.org.services import actor_for, posts_of
from chehang.people.models import (
    Employment,
    Leave,
    ListItem,
    MonthSheet,
    PayInput,
    Payslip,
    Position,
    Requisition,
    Shift,
    StaffFile,
)
from tests.people.hr import Hr
from tests.people.month import payroll, terms, usual
from tests.people.test_earnings import commission

D = Decimal


def test_a_person_from_requisition_to_the_last_payslip(hr: Hr) -> None:
    """Asked for, hired, trained, confirmed, promoted, rewarded, gone: the rights follow the post on each day and end in one act."""
    office = hr.office
    wanted = hr.run(
        "request_staff",
        "parts_manager",
        position=hr.position("keeper").pk,
        people=1,
        needed_by=office.day(30),
        reason="旺季",
    ).id
    hr.yes("people.requisition", wanted, "hr_manager", "general_manager")
    Position.objects.filter(pk=hr.position("keeper").pk).update(headcount=9)
    one = hr.candidate(Requisition.objects.get(pk=wanted))
    person = hr.run("hire", candidate=one.pk, number="901", id_no="330102199003077413", working_since="2015-03-01").id
    assert Requisition.objects.get(pk=wanted).state == "filled" and _posts(hr, person) == {"keeper"}
    usual(hr)
    roster = {"employee": person, "first_day": office.day(0), "last_day": office.day(4)}
    shift = Shift.objects.get(code="A").pk
    hr.refused("roster.safety", "set_roster", "parts_manager", **roster, shift=shift)
    hr.tick_all(person, "join")
    hr.run("set_roster", "parts_manager", **roster, shift=shift)
    contract = {"term": "fixed", "starts_on": office.day(0), "ends_on": office.day(1094), "wage": "5200"}
    hr.run("write_contract", employee=person, **contract, probation_until=office.day(29), probation_wage="4400")
    hr.refused("contract.two_at_once", "write_contract", employee=person, **contract)
    pay = {"base": "4400", "insured": "6000", "fund_rate": "0.08", "since": office.day(0)}
    hr.run("set_pay_terms", employee=person, **pay)
    account = Account.objects.get(
        pk=office.run(
            "org.open_account", "administrator", employee=person, username="xiaohu", password="Kucun-Xiaohu-2026"
        ).id
    )
    assert actor_for(account, office.clock).may("warehouse.post_receipt") == office.who("keeper").may(
        "warehouse.post_receipt"
    )

    office.pass_time(days=25)
    hr.event(person, "confirm", wage="5200", score=88, clause="", effective_on=office.day(0))
    hr.event(person, "reward", amount="300", effective_on=office.day(0))
    boss = hr.position("parts_planner")
    Position.objects.filter(pk=boss.pk).update(headcount=9)
    hr.event(person, "promote", position=boss.pk, wage="6000", clause="", effective_on=office.day(6))
    assert _posts(hr, person) == {"keeper"}
    office.pass_time(days=6)
    hr.run("apply_due")
    assert _posts(hr, person) == {boss.rights} and Employment.objects.filter(employee_id=person).count() == 2

    event = hr.event(person, "leave", leaving="agreed", average_wage="5600", clause="", effective_on=office.day(2))
    assert event.severance == 2800  # less than six months: half a month
    office.pass_time(days=2)
    hr.refused("leaving.not_empty", "finish_leaving", event=event.pk)
    hr.tick_all(person)
    hr.run("finish_leaving", event=event.pk)
    account.refresh_from_db()
    assert not _posts(hr, person) and not account.is_active and not actor_for(account, office.clock).permissions
    assert StaffFile.objects.get(employee_id=person).left_on == office.day(0)
    assert not ListItem.objects.filter(employee_id=person, done_on=None).exists()
    found = dict(PayInput.objects.filter(employee_id=person).values_list("document", "amount"))
    assert found == {"people.event": 300, "people.severance": 2800}
    last = payroll(hr, "draft", f"{office.day(0):%Y-%m}-15").slips.get(employee_id=person)
    assert last.exempt == 2800 and last.gross > 2800


def _posts(hr: Hr, person: int | None) -> set[str]:
    return set(posts_of(Employee.objects.get(pk=person), hr.office.store.pk, hr.office.day()))


def test_a_payroll_month_with_everything_in_it(hr: Hr) -> None:
    """November: somebody joins on the 23rd, the keeper has overtime, two days of sick leave and a commission; the sheet is signed, four
    people pass the payroll on, the bank file and the voucher say the same, and the month stands."""
    office = hr.office
    keeper, chief = office.id("keeper"), office.id("parts_manager")
    for who in (keeper, chief):
        hr.run(
            "keep_file",
            employee=who,
            hired_on="2020-03-01",
            working_since="2012-03-01",
            bank_account="6222020200112233",
        )
    late = hr.hired().pk
    hr.run(
        "keep_file", employee=late, hired_on=office.day(0), working_since="2015-03-01", bank_account="6222020200445566"
    )
    terms(hr, post_pay="0", deductions="0")
    hr.run("set_pay_terms", employee=late, base="5000", insured="0", fund_rate="0", deductions="0", since=office.day(0))
    commission(hr, "1800")
    usual(hr)
    staff_no = Employee.objects.get(pk=keeper).number
    worked = [d for d in range(2, 28) if date(2026, 11, d).weekday() < 5 and d not in (24, 25)]
    office.pass_time(days=8)  # the month is over
    lines = [f"{staff_no},2026-11-{d:02d} {t}" for d in (*worked, 30) for t in ("08:25", "17:40")]
    hr.run("import_punches", text="工号,时间\n" + "\n".join(lines))
    Leave.objects.bulk_create([
        Leave(store=office.store, number="JQ-1", employee_id=keeper, kind="sick", first_day="2026-11-24", last_day="2026-11-25", days=2,
              department="parts", reason="发烧", state="submitted"),
    ])  # fmt: skip
    Leave.objects.filter(number="JQ-1").update(state="approved")
    hr.run("order_overtime", "parts_manager", employee=keeper, day="2026-11-20", hours="2", reason="盘点")
    hr.run_anyway("order_overtime", "parts_manager", employee=keeper, day="2026-11-28", hours="8", reason="盘点")
    hr.run("draw_up_sheets", month="2026-11-01")
    sheet = MonthSheet.objects.get(employee_id=keeper)
    assert (sheet.due_days, sheet.sick, sheet.absent, sheet.weekday_hours, sheet.rest_hours) == (21, 2, 0, 2, 8)
    hr.run("sign_sheet", "keeper", sheet=sheet.pk)
    try:
        hr.run("calculate_pay", month="2026-11-15")
        raise AssertionError("other sheets are not signed")
    except Doubtful:
        pass
    MonthSheet.objects.filter(signed_at=None).update(signed_at=office.clock.now())
    run = payroll(hr, "approved", "2026-11-15")
    mine, joined = run.slips.get(employee_id=keeper), run.slips.get(employee_id=late)
    # 6,000 + 2 h × 1.5 (103.45) + 8 h × 2 (551.72) − 20 % of two days (110.34) + 1,800; six days of 5,000
    assert mine.gross == D("6000") + D("103.45") + D("551.72") - D("110.34") + 1800
    absence = next(D(a) for _t, a, how in joined.lines if how.startswith("−(5000.00 ÷ 21.75"))
    assert joined.gross == D("1379.31") + absence
    hr.run("pay_wages", "cashier", run=run.pk)
    wages = Voucher.objects.get(event="wages_accrued", object_id=run.pk).lines.filter(account__code="2211.01")
    assert sum(x.credit for x in wages) == run.gross == sum(s.gross for s in Payslip.objects.filter(run=run))
    assert not {"I48", "I33", "I34", "I37"} & {rule.code for rule, _row in broken()}
    hr.refused("payroll.closed", "add_pay_input", employee=keeper, month="2026-11-15", title="补", amount="1")
    hr.refused("payroll.closed", "calculate_pay", month="2026-11-15")
