"""More quota for a time: asked by planning, granted by finance and the general manager, over by itself."""

from datetime import timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalRequest
from chehang.purchasing.models import CapitalQuota, TemporaryQuota
from chehang.purchasing.operations.ask_temporary_quota import AskTemporaryQuota, ask_temporary_quota
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.quota import current
from tests.approving import says_no, says_yes
from tests.goods import TODAY, Depot

LAST = TODAY + timedelta(days=20)


def base(depot: Depot, amount: str = "1000") -> None:
    cmd = SetCapitalQuota.model_validate({"amount": amount, "valid_from": TODAY, "reason": "董事会决定"})
    depot.run(set_capital_quota, cmd, "finance_manager")


def ask(depot: Depot, post: str = "parts_manager", **also: Any) -> TemporaryQuota:
    told = {"amount": "500", "since": TODAY, "until": LAST, "reason": "新车型首批配件", **also}
    done = depot.run(ask_temporary_quota, AskTemporaryQuota.model_validate(told), post)
    return TemporaryQuota.objects.get(pk=done.id)


def request(asked: TemporaryQuota) -> ApprovalRequest:
    return ApprovalRequest.objects.get(document="purchasing.temporary_quota", object_id=asked.pk, state="open")


def granted(depot: Depot) -> TemporaryQuota:
    asked = ask(depot)
    says_yes(depot, request(asked), "finance_manager")
    says_yes(depot, request(asked), "general_manager")
    asked.refresh_from_db()
    return asked


def test_two_yeses_make_room_until_the_last_day(depot: Depot) -> None:
    base(depot)
    asked = ask(depot)
    order = depot.draft((depot.part(), "12", "100"))
    depot.run(submit_order, SubmitOrder(order=order), "parts_planner")
    says_yes(depot, request(asked), "finance_manager")
    with pytest.raises(Refused, match=r"quota\.exceeded"):
        depot.run(review_order, ReviewOrder(order=order), "parts_manager", name="周敏")
    says_yes(depot, request(asked), "general_manager")
    asked.refresh_from_db()
    limit = current(depot.who("parts_planner"), TODAY)
    assert asked.state == "granted" and limit and (limit.base, limit.extra, limit.amount) == (1000, 500, 1500)
    depot.run(review_order, ReviewOrder(order=order), "parts_manager", name="周敏")
    after = current(depot.who("parts_planner"), LAST + timedelta(days=1))
    assert after and after.amount == 1000


def test_a_new_quota_does_not_swallow_what_was_granted(depot: Depot) -> None:
    base(depot)
    granted(depot)
    base(depot, "2000")
    limit = current(depot.who("parts_planner"), TODAY)
    assert limit and limit.amount == D(2500)


def test_a_no_leaves_the_quota(depot: Depot) -> None:
    base(depot)
    asked = ask(depot)
    says_no(depot, request(asked), "finance_manager")
    asked.refresh_from_db()
    assert asked.state == "returned" and CapitalQuota.objects.count() == 1


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"since": TODAY - timedelta(days=1)}, r"temporary\.days"),
        ({"until": TODAY - timedelta(days=1)}, r"temporary\.days"),
        ({"until": TODAY + timedelta(days=200)}, r"temporary\.long"),
    ],
)
def test_days_that_cannot_be(depot: Depot, also: dict[str, Any], code: str) -> None:
    base(depot)
    with pytest.raises(Refused, match=code):
        ask(depot, **also)
    assert not TemporaryQuota.objects.exists()


def test_without_a_quota_nothing_has_to_be_asked(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"temporary\.no_quota"):
        ask(depot)


def test_a_keeper_does_not_ask(depot: Depot) -> None:
    base(depot)
    with pytest.raises(NotAllowed):
        ask(depot, "keeper")
