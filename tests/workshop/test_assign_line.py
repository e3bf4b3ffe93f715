"""A line is shared out; the hours add up to the last thousandth."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import LineShare


def test_shares_add_up(yard) -> None:
    order = yard.open()
    line = yard.labour(order, "M01", hours="1")
    yard.agreed(order)
    people = [yard.person("technician", n) for n in ("铁柱", "大勇")]
    with pytest.raises(Refused, match=r"line\.shares"):
        yard.run("assign_line", "dispatcher", line=line.pk, technicians=[{"technician": people[0], "share": "0.5"}])
    both = [{"technician": people[0], "share": "0.3333"}, {"technician": people[1], "share": "0.6667"}]
    yard.run("assign_line", "dispatcher", line=line.pk, technicians=both)
    assert [str(s.hours) for s in LineShare.objects.order_by("id")] == ["0.333", "0.667"]
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    with pytest.raises(Refused, match=r"line\.worked_on_now"):
        yard.run("assign_line", "dispatcher", line=line.pk, technicians=both)
    with pytest.raises(NotAllowed):
        yard.run("assign_line", line=line.pk, technicians=both)


def test_only_labour(yard) -> None:
    order = yard.open()
    line = yard.part(order, yard.shop.goods())
    yard.agreed(order)
    with pytest.raises(Refused, match=r"line\.not_labour"):
        yard.run(
            "assign_line", "dispatcher", line=line.pk, technicians=[{"technician": yard.person("technician", "铁柱")}]
        )
