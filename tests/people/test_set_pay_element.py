"""Elements and formulas of pay are dated data: a month is reckoned by those of its time, and its payslip tells them."""

from decimal import Decimal

from chehang.people.elements import elements_of
from chehang.people.models import PayRun
from tests.people.hr import Hr
from tests.people.month import OCTOBER, payroll, terms


def test_from_a_month_on(hr: Hr) -> None:
    """A meal allowance of 20 a working day share, and no post pay any more, from November on."""
    terms(hr)
    october = payroll(hr)
    hr.run(
        "set_pay_element", code="meals", title="餐补", formula="min(300, base * 0.1) * share", since="2026-11-20", n=45
    )
    hr.run("set_pay_element", code="post", title="岗位工资", formula="", since="2026-11-01")
    hr.refused("element.known", "set_pay_element", code="meals", title="餐补", formula="1", since="2026-11-03")
    hr.refused("element.closed", "set_pay_element", code="meals", title="餐补", formula="1", since=OCTOBER)
    november = payroll(hr, "draft", "2026-11-15").slips.get()
    assert october.slips.get().gross == 9200 and november.gross == 6300
    assert november.lines[1] == ["餐补", "300.00", "min(300, 6000.00 × 0.1)"]
    assert [e.code for e in elements_of(hr.office.store.pk, october.month)][:2] == ["base", "post"]


def test_what_is_no_formula(hr: Hr) -> None:
    data = {"code": "x", "title": "试", "since": "2026-11-01"}
    for text in (
        "base *",
        "__import__('os')",
        "base.real",
        "lambda: 1",
        "base ** 9",
        "[1]",
        "min()",
        "'a'",
        "max(*base)",
    ):
        hr.refused("formula.malformed", "set_pay_element", **data, formula=text)
    hr.refused("formula.name", "set_pay_element", **data, formula="basis * 2")
    hr.refused("not_allowed", "set_pay_element", "keeper", **data, formula="1")
    hr.run("set_pay_element", **data, formula="base / late")
    terms(hr)
    hr.refused("formula.zero", "calculate_pay", month="2026-11-15")
    assert not PayRun.objects.exists()


def test_the_usual_elements_explain_themselves(hr: Hr) -> None:
    """A day of absence and two days of sick leave: −6,000 ÷ 21.75, and 20 % of two days."""
    from chehang.people.models import MonthSheet

    terms(hr)
    MonthSheet.objects.create(
        store=hr.office.store, employee_id=hr.office.id("keeper"), month="2026-10-01", due_days=17, attended=14, absent=1, unpaid=0,
        sick=2, weekday_hours=10, rest_hours=8, holiday_hours=8,
    )  # fmt: skip
    hr.run_anyway("calculate_pay", month=OCTOBER)
    slip = PayRun.objects.get().slips.get()
    lines = {how: Decimal(amount) for _title, amount, how in slip.lines}
    assert [lines[k] for k in lines if " h" in k or "× 1.5" in k] == [Decimal("517.24")]
    assert Decimal("-275.86") in lines.values() and Decimal("-110.34") in lines.values()
    assert slip.gross == 9200 + Decimal("517.24") + Decimal("551.72") + Decimal("827.59") - Decimal("386.20")
