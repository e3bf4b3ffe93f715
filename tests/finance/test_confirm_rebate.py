"""What the maker confirms may be what was accrued: then nothing more is booked (differences: test_accrue_rebates)."""

from chehang.ledger.models import Voucher

from ..carsales.conftest import dealer  # noqa: F401
from .maker import accrued, desk_of, in_force


def test_as_accrued(dealer) -> None:  # noqa: F811
    dealer.delivered()
    desk = desk_of(dealer)
    in_force(desk, dealer.supplier().pk)
    rebate = accrued(desk)
    desk.run("confirm_rebate", "accountant", rebate=rebate.pk, amount="1130", paper="返利确认01")
    assert Voucher.objects.filter(event="rebate_accrued").count() == 1 and desk.again(rebate).state == "confirmed"
