"""Where two meet, one wins: the second signature, the last piece, the same delivery."""

from collections.abc import Callable
from decimal import Decimal as D

from django.db import transaction

from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.gate import writer_gate
from chehang.core.sources import Source
from chehang.ledger.models import Voucher
from chehang.stock.models import Balance, Entry
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.settle_claim import SettleClaim, settle_claim
from chehang.warehouse.operations.sign_outbound import SignOutbound, sign_outbound
from tests.fixtures import PIN
from tests.goods import CHECKER, Depot
from tests.races import meet
from tests.warehouse.sending import answer, claimed, short


def test_two_keepers_at_the_second_signature(real_depot: Depot) -> None:
    depot = real_depot
    depot.shelve(depot.part(), "5", "50")
    outbound = depot.ask((depot.part(), "2"), collects=False)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    people = [depot.who("keeper", "罗斌"), depot.who("keeper", "马悦")]

    def sign(actor: Actor) -> Callable[[], object]:
        cmd = SignOutbound(outbound=outbound.pk, slot="keeper_2", employee=actor.employee_id, pin=PIN)  # type: ignore[arg-type]
        return lambda: sign_outbound(cmd, actor=actor, clock=depot.clock)

    answers = meet(*(sign(p) for p in people))
    assert sorted(isinstance(a, Refused) for a in answers) == [False, True]
    assert Entry.objects.filter(movement="201").count() == 1
    assert Balance.objects.get().on_hand == 3


def test_two_outbound_orders_for_the_last_piece(real_depot: Depot) -> None:
    depot = real_depot
    depot.shelve(depot.part(), "1", "10")
    depot.who("parts_sales")

    def ask(n: int) -> Callable[[], object]:
        def act() -> object:
            with writer_gate(), transaction.atomic():
                return depot.ask((depot.part(), "1"), source=Source("tests.sale", n))

        return act

    answers = meet(ask(1), ask(2))
    assert sorted(isinstance(a, Refused) for a in answers) == [False, True]
    assert Outbound.objects.count() == 1
    assert Balance.objects.get().reserved == D(1)


def test_one_delivery_is_received_once(real_depot: Depot) -> None:
    depot = real_depot
    part = depot.part()
    inbound = depot.ordered((part, "5", "10"))
    depot.packing_list(inbound, (part, "5"))
    depot.invoice(inbound, (part, "5", "10"))
    depot.count(inbound, (part, "5"))
    keeper = depot.who("keeper", CHECKER)
    cmd = PostReceipt(inbound=inbound.pk)
    answers = meet(*[lambda: post_receipt(cmd, actor=keeper, clock=depot.clock, key="same")] * 4)
    assert not any(isinstance(a, Refused) for a in answers) and len({a.number for a in answers}) == 1  # type: ignore[attr-defined]
    answers = meet(*[lambda: post_receipt(cmd, actor=keeper, clock=depot.clock)] * 2)
    assert all(isinstance(a, Refused) for a in answers)
    assert Entry.objects.count() == 1


def test_two_persons_settle_one_claim(real_depot: Depot) -> None:
    depot = real_depot
    made = claimed(depot, discrepancy=short(depot, "60", damaged="2").pk)
    answer(depot, made)
    people = [depot.who("parts_manager"), depot.who("finance_manager")]

    def settle(actor: Actor) -> Callable[[], object]:
        cmd = SettleClaim(claim=made.pk, way="red", received=D("230"))
        return lambda: settle_claim(cmd, actor=actor, clock=depot.clock)

    answers = meet(*(settle(p) for p in people))
    assert sorted(isinstance(a, Refused) for a in answers) == [False, True]
    assert Voucher.objects.filter(document="warehouse.claim", object_id=made.pk).count() == 1
