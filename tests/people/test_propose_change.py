"""Changes of the organisation are approved by the general manager and come on their day."""

from datetime import date

from chehang.people.chart import chart
from chehang.people.models import OrgChange, OrgUnit, Position
from tests.people.hr import Hr


def test_a_new_post(hr: Hr) -> None:
    facts = {
        "kind": "new",
        "code": "ev_tech",
        "title": "新能源技师",
        "unit": OrgUnit.objects.get(code="service").pk,
        "headcount": 2,
        "reason": "新能源车型",
    }
    pk = hr.run(
        "propose_change", **facts, reports_to=hr.position("service_manager").pk, effective_on=hr.office.day(0)
    ).id
    assert not Position.objects.filter(code="ev_tech").exists()
    hr.yes("people.org_change", pk)
    made = hr.position("ev_tech")
    assert (made.headcount, made.reports_to, OrgChange.objects.get(pk=pk).state) == (
        2,
        hr.position("service_manager"),
        "done",
    )
    hr.refused("position.code_taken", "propose_change", **facts, effective_on=hr.office.day(0))


def test_the_chart_of_an_earlier_day(hr: Hr) -> None:
    keeper = hr.position("keeper")
    before = hr.office.day(0)
    pk = hr.run(
        "propose_change", kind="change", position=keeper.pk, headcount=7, reason="增编", effective_on=hr.office.day(2)
    ).id
    hr.yes("people.org_change", pk)
    assert hr.position("keeper").headcount == 1
    hr.office.pass_time(days=2)
    hr.run("apply_due")
    assert hr.position("keeper").headcount == 7
    assert _headcount(hr, hr.office.day(0)) == 7
    assert _headcount(hr, before) == 1


def _headcount(hr: Hr, on: date) -> int:
    def walk(nodes):
        for node in nodes:
            yield node
            yield from walk(node.below)

    return next(n.headcount for n in walk(chart(hr.office.store.pk, on)) if n.pk == hr.position("keeper").pk)


def test_refusals(hr: Hr) -> None:
    keeper, boss, day = hr.position("keeper"), hr.position("parts_manager"), hr.office.day(0)
    hr.refused(
        "position.circle",
        "propose_change",
        kind="change",
        position=boss.pk,
        reports_to=keeper.pk,
        reason="试试",
        effective_on=day,
    )
    hr.refused("position.held", "propose_change", kind="close", position=keeper.pk, reason="撤销", effective_on=day)
    hr.refused(
        "post.unknown",
        "propose_change",
        kind="change",
        position=keeper.pk,
        rights="king",
        reason="试试",
        effective_on=day,
    )
    hr.refused(
        "change.past",
        "propose_change",
        kind="change",
        position=keeper.pk,
        reason="试试",
        effective_on=hr.office.day(-1),
    )
    hr.refused("change.incomplete", "propose_change", kind="new", reason="试试", effective_on=day)
    hr.refused("change.which", "propose_change", kind="change", reason="试试", effective_on=day)
    hr.refused(
        "not_allowed", "propose_change", "keeper", kind="change", position=keeper.pk, reason="试试", effective_on=day
    )
    assert not OrgChange.objects.exists()


def test_sent_back(hr: Hr) -> None:
    pk = hr.run(
        "propose_change",
        kind="change",
        position=hr.position("keeper").pk,
        headcount=7,
        reason="增编",
        effective_on=hr.office.day(0),
    ).id
    hr.no("people.org_change", pk)
    assert OrgChange.objects.get(pk=pk).state == "returned" and hr.position("keeper").headcount == 1
