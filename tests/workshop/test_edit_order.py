"""The head of a work order is kept up to date."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span, measures, read
from chehang.workshop.models import WorkOrder


def head(order: WorkOrder, **also):
    return {"order": order.pk, "complaint": order.complaint} | order.form_values() | also


def test_a_payer_is_named_and_the_first_promise_counts(yard) -> None:
    order = yard.open()
    insurer = yard.insurer()
    with pytest.raises(Refused, match=r"order\.no_insurer"):
        yard.labour(order, payer="insurer")
    yard.run("edit_order", **head(order, insurer=insurer.pk, report_no="PICC-7"))
    yard.labour(order, payer="insurer")
    promised = order.promised_at
    later = promised + timedelta(days=2)
    with pytest.raises(Refused, match=r"order\.why_later"):
        yard.run("edit_order", **head(order, promised_on=later.date(), insurer=insurer.pk, report_no="PICC-7"))
    with pytest.raises(Refused, match=r"order\.payer_has_lines"):
        yard.run("edit_order", **head(order))
    also = {"insurer": insurer.pk, "report_no": "PICC-7", "why_later": "等水泵,已电话告知王先生"}
    yard.run("edit_order", **head(order, promised_on=later.date(), **also))
    order.refresh_from_db()
    assert (order.first_promise, order.promised_at) == (promised, later)
    WorkOrder.objects.update(ready_at=promised + timedelta(hours=1))
    today = promised.date()
    assert (
        read(
            measures()["workshop.on_time"], yard.shop.depot.who("service_manager"), Span.of("month", today), today
        ).value
        == 0
    )


def test_refused(yard) -> None:
    order = yard.open()
    with pytest.raises(Refused, match=r"order\.promised"):
        yard.run("edit_order", **head(order, promised_on=yard.shop.depot.clock.today(), promised_time="06:00"))
    WorkOrder.objects.filter(pk=order.pk).update(kind="A")
    with pytest.raises(Refused, match=r"order\.accident"):
        yard.run("edit_order", **head(order))
    with pytest.raises(NotAllowed):
        yard.run("edit_order", "technician", who="铁柱", **head(order))
    settled = yard.settled(car=yard.car("LHCH3A8F0TA002001", "浙C10001", name="甲"))
    with pytest.raises(Refused, match=r"order\.frozen"):
        yard.run("edit_order", **head(settled))
