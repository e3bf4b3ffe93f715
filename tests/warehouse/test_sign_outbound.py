"""Signing out (H1, H2): two natural persons, the customer who collects, nothing leaves without them."""

from decimal import Decimal as D
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chehang.core import listening
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Signature
from chehang.core.sources import source_of
from chehang.org.models import Account, Employee, Store
from chehang.org.services import actor_for
from chehang.stock.models import Balance, Entry, Pool
from chehang.warehouse.events import GoodsHandedOver, GoodsIssued
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.sign_outbound import SignOutbound, sign_outbound
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from chehang.warehouse.printouts.outbound_order import outbound_order
from chehang.warehouse.services import clear_issue
from tests.fixtures import PIN
from tests.goods import Depot, money, upload


@pytest.fixture
def picked(depot: Depot) -> Outbound:
    """40 filters worth 3,816.00 on the shelf, 2 of them picked for a customer who collects."""
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"))
    depot.pick(outbound)
    return outbound


def customer(depot: Depot, outbound: Outbound) -> None:
    depot.run(sign_receiver, SignReceiver(outbound=outbound.pk, name="王建国", image=upload()))


def test_two_keepers_and_the_customer_let_goods_out(
    depot: Depot, picked: Outbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    for event in (GoodsIssued, GoodsHandedOver):
        monkeypatch.setitem(listening._listeners, event, [lambda e, ctx: heard.append(e)])
    assert depot.sign(picked, "keeper_1", "丁强").state == "checked"
    customer(depot, picked)
    assert depot.sign(picked, "keeper_2", "罗斌").state == "handed_over"
    picked.refresh_from_db()
    assert picked.released_at and picked.handed_over_at
    assert picked.lines.get().cost == D("190.80")
    pool, balance = Pool.objects.get(), Balance.objects.get()
    assert (pool.quantity, pool.value, balance.on_hand, balance.reserved) == (D(38), D("3625.20"), D(38), D(0))
    assert Signature.objects.values("employee_id").distinct().count() == 3
    assert money("sale_cost", "warehouse.outbound", picked.pk) == {"6401.04": D("190.80"), "1405.02": D("-190.80")}
    assert [type(e) for e in heard] == [GoodsIssued, GoodsHandedOver]
    assert isinstance(heard[0], GoodsIssued) and heard[0].lines[0].cost == D("190.80")


def test_the_same_person_does_not_sign_twice(depot: Depot, picked: Outbound) -> None:
    depot.sign(picked, "keeper_1", "丁强")
    customer(depot, picked)
    with pytest.raises(Refused, match=r"signature\.same_person"):
        depot.sign(picked, "keeper_2", "丁强")
    assert Balance.objects.get().on_hand == 40
    assert Outbound.objects.get().state == "checked"


def test_two_accounts_of_one_person_are_one_person(depot: Depot, picked: Outbound) -> None:
    depot.sign(picked, "keeper_1", "丁强")
    customer(depot, picked)
    person = Employee.objects.get(name="丁强")
    second = actor_for(Account.objects.create_user("dq2", "pass-word-9", person), depot.clock)
    cmd = SignOutbound(outbound=picked.pk, slot="keeper_2", employee=person.pk, pin=PIN)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=r"signature\.same_person"):
        sign_outbound(cmd, actor=second, clock=depot.clock)


def test_at_a_shared_pc_the_pin_says_who_signs(depot: Depot, picked: Outbound) -> None:
    """One log-in, two keepers: the signatures are theirs, not the account's."""
    desk, other = depot.who("keeper", "丁强"), depot.who("keeper", "罗斌")
    customer(depot, picked)
    for slot, person in (("keeper_1", desk), ("keeper_2", other)):
        cmd = SignOutbound(outbound=picked.pk, slot=slot, employee=person.employee_id, pin=PIN)  # type: ignore[arg-type]
        sign_outbound(cmd, actor=desk, clock=depot.clock)
    assert Outbound.objects.get().state == "handed_over"


def test_the_customer_signs_before_the_second_keeper(depot: Depot, picked: Outbound) -> None:
    depot.sign(picked, "keeper_1", "丁强")
    with pytest.raises(Refused, match=r"outbound\.customer_first"):
        depot.sign(picked, "keeper_2", "罗斌")
    assert Signature.objects.count() == 1 and Balance.objects.get().on_hand == 40


def test_shipped_goods_need_no_customer(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"), collects=False)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    assert depot.sign(outbound, "keeper_2", "罗斌").state == "released"


def test_unpaid_goods_stay(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"), collects=False)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    clear_issue(depot.context(), source_of(outbound), cleared=False)
    with pytest.raises(Refused, match=r"outbound\.not_cleared"):
        depot.sign(outbound, "keeper_2", "罗斌")
    clear_issue(depot.context(), source_of(outbound))
    assert depot.sign(outbound, "keeper_2", "罗斌").state == "released"


def test_fragile_parts_are_inspected_before_signing(depot: Depot) -> None:
    lamp = depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    depot.shelve(lamp, "2", "5000", "D-01-01-01")
    outbound = depot.ask((lamp, "1"), collects=False)
    depot.pick(outbound)
    with pytest.raises(Refused, match=r"inspection\.missing_out"):
        depot.sign(outbound, "keeper_1", "丁强")
    depot.inspect(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    assert depot.sign(outbound, "keeper_2", "罗斌").state == "released"


def test_wrong_pins_are_refused_and_counted(depot: Depot, picked: Outbound) -> None:
    for _try in range(5):
        with pytest.raises(Refused, match=r"pin\.wrong"):
            depot.sign(picked, "keeper_1", "丁强", pin="0000")
    with pytest.raises(Refused, match=r"pin\.locked"):
        depot.sign(picked, "keeper_1", "丁强")
    assert not Signature.objects.exists()


def test_only_keepers_sign(depot: Depot, picked: Outbound) -> None:
    seller = depot.who("parts_sales")
    cmd = SignOutbound(outbound=picked.pk, slot="keeper_1", employee=seller.employee_id, pin=PIN)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=r"pin\.wrong_post"):
        depot.run(sign_outbound, cmd)
    with pytest.raises(NotAllowed):
        depot.run(sign_outbound, cmd, "parts_sales")


def test_an_order_of_another_store_is_unknown(depot: Depot, picked: Outbound, other_store, actor_of) -> None:  # type: ignore[no-untyped-def]
    foreign = actor_of("keeper", at=other_store)
    cmd = SignOutbound(outbound=picked.pk, slot="keeper_1", employee=foreign.employee_id, pin=PIN)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        sign_outbound(cmd, actor=foreign, clock=depot.clock)


def test_signatures_come_in_order(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"))
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.sign(outbound, "keeper_1", "丁强")
    depot.pick(outbound)
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.sign(outbound, "keeper_2", "罗斌")


def test_repeating_the_request_signs_once(depot: Depot, picked: Outbound) -> None:
    customer(depot, picked)
    depot.sign(picked, "keeper_1", "丁强")
    keeper = depot.who("keeper", "罗斌")
    cmd = SignOutbound(outbound=picked.pk, slot="keeper_2", employee=keeper.employee_id, pin=PIN)  # type: ignore[arg-type]
    first = sign_outbound(cmd, actor=keeper, clock=depot.clock, key="s2")
    assert sign_outbound(cmd, actor=keeper, clock=depot.clock, key="s2") == first
    assert Entry.objects.filter(movement="201").count() == 1


def sealed(outbound: Outbound) -> None:
    from chehang.core.documents import of

    Outbound.objects.filter(pk=outbound.pk).update(seal=of(outbound).digest(outbound))


def test_the_database_itself_holds_goods_back(depot: Depot, picked: Outbound) -> None:
    """Were every check in the code lost: no release without two keepers and the customer (H1, I35)."""
    depot.sign(picked, "keeper_1", "丁强")
    for complete in (False, False, True):
        if not complete:
            with pytest.raises(IntegrityError, match="guard:warehouse_outbound_signed"), transaction.atomic():
                Outbound.objects.filter(pk=picked.pk).update(state="released")
        if not Signature.objects.filter(slot="receiver").exists():
            customer(depot, picked)
        elif not Signature.objects.filter(slot="keeper_2").exists():
            _second_signature(depot, picked)
    Outbound.objects.filter(pk=picked.pk).update(state="released")


def _second_signature(depot: Depot, outbound: Outbound) -> None:
    from chehang.core import signing

    outbound.refresh_from_db()
    other = depot.who("keeper", "罗斌")
    signing.sign(
        Context(other, depot.clock, "test.act"), outbound, "keeper_2", employee_id=other.employee_id, name="罗斌"
    )


def test_the_database_counts_only_signatures_under_this_content(depot: Depot, picked: Outbound) -> None:
    depot.sign(picked, "keeper_1", "丁强")
    customer(depot, picked)
    picked.refresh_from_db()
    _second_signature(depot, picked)
    Outbound.objects.filter(pk=picked.pk).update(seal="0" * 64)
    with pytest.raises(IntegrityError, match="guard:warehouse_outbound_signed"), transaction.atomic():
        Outbound.objects.filter(pk=picked.pk).update(state="released")


def test_the_paper_bears_the_signatures(depot: Depot, picked: Outbound) -> None:
    depot.sign(picked, "keeper_1", "丁强")
    customer(depot, picked)
    depot.sign(picked, "keeper_2", "罗斌")
    paper = outbound_order(Outbound.objects.get())
    assert (paper.keeper_1.name, paper.keeper_2.name, paper.receiver.name) == ("丁强", "罗斌", "王建国")
    assert paper.receiver.image and paper.total == D("90.00")
    assert paper.lines[0].bin == "A-01-01-01"


def test_nobody_of_another_store_signs(depot: Depot, picked: Outbound, other_store: Store, actor_of: Any) -> None:
    foreign = actor_of("keeper", at=other_store).employee_id
    for employee in (foreign, 999_999):
        with pytest.raises(NotFound):
            depot.run(sign_outbound, SignOutbound(outbound=picked.pk, slot="keeper_1", employee=employee, pin=PIN))  # type: ignore[arg-type]
    assert not Signature.objects.exists()
