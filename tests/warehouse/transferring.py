"""Short ways through a transfer between two stores."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from chehang.core.operation import Done
from chehang.ledger.models import RoleAccount
from chehang.stock.models import Pool
from chehang.warehouse.models import Inbound, Outbound, Transfer
from chehang.warehouse.operations.agree_transfer import AgreeTransfer, agree_transfer
from chehang.warehouse.operations.cancel_transfer import CancelTransfer, cancel_transfer
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.request_transfer import RequestTransfer, request_transfer
from chehang.warehouse.operations.settle_transfer import SettleTransfer, settle_transfer
from chehang.warehouse.operations.write_off_transfer import WriteOffTransfer, write_off_transfer
from tests.goods import CHECKER, Depot, make_depot

NUMBER = "H3A 698 151 D"


@dataclass
class Group:
    """Two stores: what ``here`` lacks, ``there`` has."""

    here: Depot
    there: Depot

    def ask(self, quantity: str = "3", depot: Depot | None = None, **also: Any) -> Transfer:
        """``here`` asks for pads of ``there``; gives the paper of who asks."""
        asking = depot or self.here
        other = self.there if asking is self.here else self.here
        part = asking.part(NUMBER, "前制动片")
        data = {"other": other.store.pk, "lines": [{"part": part.pk, "quantity": quantity}], "reason": "车在举升机上"}
        cmd = RequestTransfer.model_validate(data | also)
        return Transfer.objects.get(pk=asking.run(request_transfer, cmd, "parts_planner").id)

    def twin(self, made: Transfer) -> Transfer:
        return Transfer.objects.get(pk=made.twin)

    def agree(self, made: Transfer, post: str = "parts_manager") -> Done:
        return self.of(made).run(agree_transfer, AgreeTransfer(transfer=made.pk), post)

    def of(self, made: Transfer) -> Depot:
        return self.here if made.store_id == self.here.store.pk else self.there

    def agreed(self, quantity: str = "3") -> Transfer:
        made = self.ask(quantity)
        self.agree(made)
        self.agree(self.twin(made))
        return made

    def outbound(self, made: Transfer) -> Outbound:
        return Outbound.objects.get(document="warehouse.transfer", object_id=made.twin, store=self.there.store)

    def sent(self, quantity: str = "3") -> Transfer:
        """On its way; gives the receiver's paper."""
        made = self.agreed(quantity)
        outbound = self.outbound(made)
        self.there.pick(outbound)
        self.there.sign(outbound, "keeper_1", "赵帆")
        self.there.sign(outbound, "keeper_2", "钱江")
        made.refresh_from_db()
        return made

    def handed(self, made: Transfer) -> None:
        self.there.run(hand_over, HandOver(outbound=self.outbound(made).pk, carrier="德邦", waybill="DPK9"))

    def inbound(self, made: Transfer) -> Inbound:
        return Inbound.objects.get(document="warehouse.transfer", object_id=made.pk, store=self.here.store)

    def received(self, made: Transfer, quantity: str = "3") -> Transfer:
        inbound = self.inbound(made)
        self.here.count(inbound, (self.here.part(NUMBER), quantity))
        self.here.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
        made.refresh_from_db()
        return made

    def short(self, quantity: str = "3", came: str = "2") -> Transfer:
        return self.received(self.sent(quantity), came)

    def cancel(self, made: Transfer) -> Done:
        return self.of(made).run(cancel_transfer, CancelTransfer(transfer=made.pk, reason="不需要了"), "parts_planner")

    def settle(self, made: Transfer, way: str) -> Done:
        cmd = SettleTransfer.model_validate({"transfer": made.pk, "way": way, "note": "复点货架"})
        return self.of(made).run(settle_transfer, cmd, "parts_manager")

    def write_off(self, made: Transfer, way: str) -> Done:
        cmd = WriteOffTransfer.model_validate({"transfer": made.pk, "way": way, "note": "签收单缺件"})
        return self.of(made).run(write_off_transfer, cmd, "finance_manager")

    def pool(self, depot: Depot) -> tuple[Decimal, Decimal]:
        row = Pool.objects.filter(store=depot.store, part=depot.part(NUMBER)).first()
        return (row.quantity, row.value) if row else (Decimal(0), Decimal(0))

    def balance(self, depot: Depot, role: str) -> Decimal:
        """Debit less credit of the account of a role in a store."""
        from chehang.ledger.models import Line

        account = RoleAccount.objects.get(store=depot.store, role=role).account_id
        lines = Line.objects.filter(account_id=account, voucher__state="posted")
        return sum((x.debit - x.credit for x in lines), Decimal(0))


def make_group(here: Depot, other_store: Any) -> Group:
    """Ten pads for 100.00 lie in the other store: three of them cost 30.00, of seven for 70.01 three cost 30.00."""
    there = make_depot(other_store, here.clock, here.actor_of)
    there.brand, there.parts = here.brand, here.parts
    there.shelve(there.part(NUMBER, "前制动片"), "10", "100.01")
    return Group(here, there)


@pytest.fixture
def group(depot: Depot, other_store: Any) -> Group:
    return make_group(depot, other_store)
