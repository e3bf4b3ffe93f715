"""Organisation, recruitment, contracts, events."""

from tests.people.hr import Hr


def tell(hr: Hr) -> None:
    """One of each state."""
    office = hr.office
    hr.founded("finance_manager", "keeper")
    change = {"kind": "change", "position": hr.position("keeper").pk, "reason": "业务增长"}
    for day, decided in ((0, True), (3, True), (3, False)):
        pk = hr.run("propose_change", **change, effective_on=office.day(day), headcount=9).id
        if decided:
            hr.yes("people.org_change", pk)
    unit = hr.position("keeper").unit_id
    new = {"kind": "new", "code": "ev_tech", "title": "新能源技师", "unit": unit, "reason": "新能源车型"}
    hr.yes("people.org_change", hr.run("propose_change", **new, effective_on=office.day(0)).id)
    close = {"kind": "close", "position": hr.position("ev_tech").pk, "reason": "合并岗位"}
    hr.run("propose_change", **close, effective_on=office.day(30))
    employee = hr.hired()
    hr.run(
        "write_contract", employee=employee.pk, term="fixed", starts_on=office.day(0), ends_on=office.day(364), wage="5200",
        probation_until=office.day(30), probation_wage="4300",
    )  # fmt: skip
    hr.run_anyway("write_contract", employee=office.id("keeper"), term="open", starts_on=office.day(0), wage="5600")
    hr.run("tick_item", item=employee_item(employee.pk))
    hr.event(employee.pk)
    hr.event(employee.pk, effective_on=office.day(5))
    hr.event(employee.pk, kind="promote", position=hr.position("ev_tech").pk, approved=False)
    hr.event(employee.pk, kind="leave", leaving="resigned", approved=False)
    wanted = hr.wanted(people=3)
    for n, state in enumerate(("new", "met", "offered", "accepted")):
        hr.candidate(wanted, state, mobile=f"1380000000{n}")


def employee_item(employee: int) -> int:
    from chehang.people.models import ListItem

    return int(ListItem.objects.filter(employee_id=employee).values_list("pk", flat=True).first() or 0)
