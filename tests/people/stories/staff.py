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
    hr.run(
        "propose_change",
        kind="close",
        position=hr.position("cashier").pk,
        reason="合并岗位",
        effective_on=office.day(30),
    )
    employee = hr.hired()
    hr.run(
        "write_contract", employee=employee.pk, term="fixed", starts_on=office.day(0), ends_on=office.day(364), wage="5200",
        probation_until=office.day(30), probation_wage="4300",
    )  # fmt: skip
    hr.run("tick_item", item=employee_item(employee.pk))
    hr.event(employee.pk)
    hr.event(employee.pk, effective_on=office.day(5))
    hr.event(employee.pk, kind="promote", position=hr.position("parts_planner").pk, approved=False)
    hr.event(employee.pk, kind="leave", leaving="resigned", approved=False)
    wanted = hr.wanted(people=3)
    for n, state in enumerate(("new", "met", "offered", "accepted")):
        hr.candidate(wanted, state, mobile=f"1380000000{n}")


def employee_item(employee: int) -> int:
    from chehang.people.models import ListItem

    return int(ListItem.objects.filter(employee_id=employee).values_list("pk", flat=True).first() or 0)
