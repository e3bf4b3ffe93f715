"""Piece pay: each line once, by shares, less rework (§4.10)."""

from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.people.models import PayInput
from chehang.workshop.models import Comeback, LineShare, PieceItem, PiecePay, Skill

from .yard import Yard


def next_month(yard: Yard) -> None:
    yard.later(60 * 24 * 32)


def paid(yard: Yard, name: str = "铁柱", post: str = "technician", factor: str = "1", **also) -> PiecePay:
    facts = {"employee": yard.person(post, name), "month": also.pop("month"), "factor": factor}
    return PiecePay.objects.get(pk=yard.run("reckon_piece_pay", "service_manager", **facts).id)


def shared_job(yard: Yard):
    """Two hours of W01 and 0.8 of M01, shared 60 : 40; settled."""
    order = yard.open()
    yard.labour(order, "W01")
    yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    two = [{"technician": yard.person("technician", n), "share": s} for n, s in (("铁柱", "0.6"), ("大勇", "0.4"))]
    for line in order.lines.all():
        yard.run("assign_line", "dispatcher", line=line.pk, technicians=two)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    return order


def test_by_shares_grade_quality_and_rework(yard) -> None:
    month = yard.shop.depot.clock.today().replace(day=1)
    order = shared_job(yard)
    Skill.objects.filter(employee__name="大勇").update(level=1)
    Comeback.objects.create(
        store=yard.shop.store, order=yard.open(yard.car("LHCH3A8F0TA002001", "浙C10001", name="甲")), original=order, days=1, km=1,
        cause="work", responsible_id=yard.person("technician", "铁柱"), cost="50", action="重做", at=yard.shop.depot.clock.now(),
    )  # fmt: skip
    with pytest.raises(Refused, match=r"piece_pay\.running"):
        paid(yard, month=month)
    next_month(yard)
    mine = paid(yard, factor="1.05", month=month)
    # 1.68 h × 35 = 58.80; × 1.05 = 61.74; rework 50, at most a fifth of it.
    assert (mine.hours, mine.base, mine.deduction, mine.amount) == tuple(
        map(Decimal, ("1.680", "58.80", "12.35", "49.39"))
    )
    his = paid(yard, "大勇", month=month)
    assert (his.hours, his.amount) == (Decimal("1.120"), Decimal("28.00"))  # 1.12 h × 25
    assert sum(i.hours for i in PieceItem.objects.all()) == sum(s.hours for s in LineShare.objects.all())
    with pytest.raises(Refused, match=r"piece_pay\.there"):
        paid(yard, month=month)
    adviser = paid(yard, "", "service_advisor", month=month)
    output = order.shares.get().amount_ex
    assert (adviser.cars, adviser.output_ex, adviser.amount) == (1, output, round(output / 100, 2) + 5)


def test_a_line_is_paid_once_and_taken_back_with_its_settlement(yard) -> None:
    month = yard.shop.depot.clock.today().replace(day=1)
    order = shared_job(yard)
    next_month(yard)
    first = paid(yard, month=month)
    yard.run("reverse_settlement", "service_manager", order=order.pk, reason="少算折扣")
    yard.shop.depot.clock.at = yard.shop.depot.clock.at
    after = yard.shop.depot.clock.today().replace(day=1)
    next_month(yard)
    red = paid(yard, month=after)
    assert (red.hours, red.amount) == (-first.hours, -first.amount) and red.deduction == 0
    yard.run("settle_order", order=order.pk)
    later = yard.shop.depot.clock.today().replace(day=1)
    next_month(yard)
    again = paid(yard, month=later)
    assert again.hours == first.hours
    assert sum(i.hours for i in PieceItem.objects.all()) == first.hours


def test_refused(yard) -> None:
    month = yard.shop.depot.clock.today().replace(day=1)
    next_month(yard)
    with pytest.raises(Refused, match=r"piece_pay\.nothing"):
        paid(yard, month=month)
    with pytest.raises(Refused, match=r"piece_pay\.who"):
        paid(yard, "", "inspector", month=month)
    with pytest.raises(Refused, match=r"piece_pay\.own"):
        paid(yard, "", "service_manager", month=month)
    with pytest.raises(NotAllowed):
        yard.run("reckon_piece_pay", employee=1, month=month, factor="1")
    assert not PiecePay.objects.exists() and not PayInput.objects.exists()
