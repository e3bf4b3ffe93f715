"""A credited core is a claim on the supplier and makes the parts cheaper."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import OldPart
from chehang.warehouse.operations.settle_old_part import SettleOldPart, settle_old_part
from tests.goods import Depot, money
from tests.warehouse.test_send_old_parts import send
from tests.warehouse.test_tag_old_part import tagged


def settle(
    depot: Depot, row: OldPart, accepted: bool = True, credited: str = "300", post: str = "parts_planner"
) -> None:
    cmd = SettleOldPart.model_validate(
        {"old_part": row.pk, "accepted": accepted, "credited_ex": credited, "outcome": "验收合格"}
    )
    depot.run(settle_old_part, cmd, post)
    row.refresh_from_db()


def test_the_credit_is_booked(depot: Depot) -> None:
    row = tagged(depot, "core", vin="")
    with pytest.raises(Refused, match=r"state\.wrong"):
        settle(depot, row)
    send(depot, row)
    with pytest.raises(Refused, match=r"old_part\.not_accepted"):
        settle(depot, row, accepted=False)
    with pytest.raises(NotAllowed):
        settle(depot, row, post="keeper")
    settle(depot, row)
    assert (row.state, row.credited_ex) == ("credited", D(300))
    assert money("core_credited") == {"1221.02": D(300), "6401.04": D(-300)}


def test_a_refused_one_books_nothing(depot: Depot) -> None:
    row = tagged(depot)
    send(depot, row)
    settle(depot, row, accepted=False, credited="0")
    assert row.state == "refused" and money("core_credited") == {}
