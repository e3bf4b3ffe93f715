"""Why a car came back."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Comeback


def test_cause_days_and_kilometres(yard) -> None:
    first = yard.delivered()
    yard.later(60 * 24 * 3)
    order = yard.open(kind="C", comeback_of=first.pk)
    facts = {"order": order.pk, "cause": "work", "action": "复训拧紧扭矩", "cost": "120"}
    with pytest.raises(Refused, match=r"comeback\.part"):
        yard.run("record_comeback", "service_manager", **(facts | {"cause": "part"}))
    with pytest.raises(NotAllowed):
        yard.run("record_comeback", **facts)
    yard.run("record_comeback", "service_manager", responsible=yard.person("technician", "铁柱"), **facts)
    made = Comeback.objects.get()
    assert (made.days, made.km, made.original) == (3, 100, first)
    with pytest.raises(Refused, match=r"comeback\.twice"):
        yard.run("record_comeback", "service_manager", **facts)
    with pytest.raises(Refused, match=r"comeback\.none"):
        yard.run("record_comeback", "service_manager", **(facts | {"order": first.pk}))


def test_the_cost_is_reckoned_where_none_is_given(yard) -> None:
    """Two hours on the comeback at 60 an hour, nothing used up."""
    first = yard.delivered()
    order = yard.open(kind="C", comeback_of=first.pk)
    yard.labour(order, "W01", payer="internal")
    yard.agreed(order)
    yard.dispatched(order)
    yard.work(order, minutes=120)
    yard.run("record_comeback", "service_manager", order=order.pk, cause="work", action="复训")
    assert Comeback.objects.get().cost == 120
