"""The opening is closed by finance and a second person, when the check list agrees; afterwards nothing more comes in."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chehang.core.context import Actor
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import operations
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.ledger.models import Voucher
from chehang.movein.checking import check_list, disagreeing
from chehang.movein.models import Opening, OpeningFile
from tests.movein import Mover
from tests.movein.test_bring_file import BINS
from tests.movein.test_enter_books import PAD, STOCK

BALANCES = ["科目编码", "科目名称", "借方", "贷方"]


@pytest.fixture
def stocked(mover: Mover) -> Mover:
    mover.depot.part("H3A 698 151 D", "前制动片")
    mover.begin()
    mover.moved("stock", STOCK, PAD)
    return mover


def reviewed(mover: Mover) -> None:
    mine = tuple(Voucher.objects.filter(reviewer_id=None).values_list("pk", flat=True))
    mover.depot.run(review_vouchers, ReviewVouchers(voucher_ids=mine), "accountant")


def agreed(mover: Mover) -> None:
    mover.moved("balances", BALANCES, ["1405.02", "配件", "2115.99", ""], ["4104.15", "未分配利润", "", "2115.99"])
    reviewed(mover)
    mover.run("ask_closing", "finance_manager")


def test_what_does_not_agree_is_named(stocked: Mover) -> None:
    stocked.moved(
        "balances",
        BALANCES,
        ["1405.02", "配件", "2116.00", ""],
        ["1002.01", "基本户", "10", ""],
        ["4001", "实收资本", "", "2126"],
    )
    wrong = disagreeing(check_list(stocked.depot.who("finance_manager")))
    compared = {c.title.split()[0]: c.theirs - c.ours for c in wrong if c.theirs is not None and c.ours is not None}
    assert compared == {"1405.02": Decimal("0.01"), "4104.15": Decimal("-0.01")}
    with pytest.raises(Refused) as caught:
        stocked.run("ask_closing", "finance_manager")
    assert caught.value.code == "opening.disagrees"
    assert Opening.objects.get().state == "open"


def test_two_people_close_and_nothing_more_comes_in(stocked: Mover) -> None:
    agreed(stocked)
    stocked.run("close_opening", "general_manager")
    opening = Opening.objects.get()
    assert opening.state == "closed" and opening.checked[0]["good"]
    for post, name in (("finance_manager", "bring_file"),):
        with pytest.raises(Refused) as caught:
            stocked.bring("bins", BINS, post=post)
        assert caught.value.code == "opening.closed", name
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningFile.objects.create(store=opening.store, opening=opening, kind="bins", name="x", sha256="0", content=b"",
                                   brought_by=opening.begun_by, brought_at=opening.begun_at)  # fmt: skip


def test_nobody_closes_what_he_asked_for(stocked: Mover) -> None:
    both = stocked.depot.actor_of("finance_manager", "general_manager")
    stocked.depot.people["finance_manager"] = both
    agreed(stocked)
    op = operations()["movein.close_opening"]
    with pytest.raises(Refused) as caught:
        op(op.command(), actor=both, clock=stocked.depot.clock)
    assert caught.value.code == "opening.own"


def test_not_by_everybody(stocked: Mover) -> None:
    agreed(stocked)
    keeper: Actor = stocked.depot.who("keeper")
    op = operations()["movein.close_opening"]
    with pytest.raises(NotAllowed):
        op(op.command(), actor=keeper, clock=stocked.depot.clock)
