"""Short ways to an outlet and back: parts that lie there stay ours until they are sold."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from chehang.core.errors import Refused
from chehang.core.operation import Done
from chehang.counter.models import Sale
from chehang.counter.operations.sell_outlet_goods import SellOutletGoods, sell_outlet_goods
from chehang.ledger.models import Line, RoleAccount
from chehang.parties.models import Customer
from chehang.stock.models import Balance, Pool
from chehang.warehouse.models import Outbound, OutletPlace, OutletTransfer
from chehang.warehouse.operations.agree_outlet_goods import AgreeOutletGoods, agree_outlet_goods
from chehang.warehouse.operations.cancel_outlet_goods import CancelOutletGoods, cancel_outlet_goods
from chehang.warehouse.operations.count_outlet_goods import CountOutletGoods, count_outlet_goods
from chehang.warehouse.operations.find_outlet_goods import FindOutletGoods, find_outlet_goods
from chehang.warehouse.operations.open_outlet_place import OpenOutletPlace, open_outlet_place
from chehang.warehouse.operations.request_outlet_goods import RequestOutletGoods, request_outlet_goods
from chehang.warehouse.operations.send_outlet_goods import SendOutletGoods, send_outlet_goods
from chehang.warehouse.operations.write_off_outlet_goods import WriteOffOutletGoods, write_off_outlet_goods
from tests.goods import Depot

NUMBER = "H3A 698 151 D"
TRUE = ("I01", "I02", "I03", "I05", "I13b", "I31c", "I35", "H1")


def refused(code: str) -> Any:
    """The refusal of this code."""
    return pytest.raises(Refused, match=code.replace(".", r"\."))


@dataclass
class Outside:
    """A store with ten pads worth 100.01, and an outlet that keeps some of them."""

    depot: Depot
    place: OutletPlace

    def ask(self, quantity: str = "4", way: str = "out", post: str = "parts_planner", **also: Any) -> OutletTransfer:
        lines = [{"part": self.depot.part(NUMBER).pk, "quantity": quantity}]
        data = {"place": self.place.pk, "way": way, "lines": lines, "reason": "网点常用件"} | also
        done = self.depot.run(request_outlet_goods, RequestOutletGoods.model_validate(data), post)
        return OutletTransfer.objects.get(pk=done.id)

    def agree(self, made: OutletTransfer, post: str = "parts_manager") -> None:
        self.depot.run(agree_outlet_goods, AgreeOutletGoods(transfer=made.pk), post)
        made.refresh_from_db()

    def outbound(self, made: OutletTransfer) -> Outbound:
        return Outbound.objects.get(document="warehouse.outlet_transfer", object_id=made.pk)

    def sent(self, quantity: str = "4") -> OutletTransfer:
        made = self.ask(quantity)
        self.agree(made)
        outbound = self.outbound(made)
        self.depot.pick(outbound)
        self.depot.sign(outbound, "keeper_1", "丁强")
        self.depot.sign(outbound, "keeper_2", "罗斌")
        made.refresh_from_db()
        return made

    def count(
        self, made: OutletTransfer, arrived: str, damaged: str = "0", post: str = "outlet_keeper"
    ) -> OutletTransfer:
        data = {"transfer": made.pk, "lines": [{"line": 1, "arrived": arrived, "damaged": damaged}]}
        self.depot.run(count_outlet_goods, CountOutletGoods.model_validate(data), post)
        made.refresh_from_db()
        return made

    def there(self, quantity: str = "4") -> OutletTransfer:
        return self.count(self.sent(quantity), quantity)

    def send_back(self, made: OutletTransfer, post: str = "outlet_keeper") -> None:
        self.depot.run(send_outlet_goods, SendOutletGoods(transfer=made.pk), post)
        made.refresh_from_db()

    def find(self, made: OutletTransfer, way: str, post: str = "parts_manager") -> None:
        cmd = FindOutletGoods.model_validate({"transfer": made.pk, "way": way, "note": "复点货架"})
        self.depot.run(find_outlet_goods, cmd, post)
        made.refresh_from_db()

    def write_off(self, made: OutletTransfer, way: str, post: str = "finance_manager") -> Done:
        cmd = WriteOffOutletGoods.model_validate({"transfer": made.pk, "way": way, "note": "签收单缺件"})
        done = self.depot.run(write_off_outlet_goods, cmd, post)
        made.refresh_from_db()
        return done

    def cancel(self, made: OutletTransfer, post: str = "parts_planner") -> None:
        self.depot.run(cancel_outlet_goods, CancelOutletGoods(transfer=made.pk, reason="不需要了"), post)
        made.refresh_from_db()

    def sell(self, quantity: str = "3", post: str = "parts_sales") -> Sale:
        lines = [{"part": self.depot.part(NUMBER).pk, "quantity": quantity}]
        cmd = SellOutletGoods.model_validate({"place": self.place.pk, "lines": lines})
        return Sale.objects.get(pk=self.depot.run(sell_outlet_goods, cmd, post).id)

    def lies(self) -> dict[str, Decimal]:
        """Kind of place → quantity."""
        found = Balance.objects.filter(part=self.depot.part(NUMBER), on_hand__gt=0)
        return {x.bin.kind: x.on_hand for x in found.select_related("bin")}

    def pool(self) -> tuple[Decimal, Decimal]:
        row = Pool.objects.get(store=self.depot.store, part=self.depot.part(NUMBER))
        return row.quantity, row.value

    def balance(self, role: str) -> Decimal:
        account = RoleAccount.objects.get(store=self.depot.store, role=role).account_id
        lines = Line.objects.filter(account_id=account, voucher__state="posted")
        return sum((x.debit - x.credit for x in lines), Decimal(0))


def opened(depot: Depot, outlet: Customer, post: str = "parts_manager", keeper: str = "outlet_keeper") -> OutletPlace:
    cmd = OpenOutletPlace(outlet=outlet.pk, keeper=depot.who(keeper).employee_id)
    return OutletPlace.objects.get(pk=depot.run(open_outlet_place, cmd, post).id)


def make_outside(depot: Depot) -> Outside:
    facts = {"kind": "outlet", "name": "慈溪诚信汽贸", "price_class": "wholesale"}
    outlet = Customer.objects.create(store=depot.store, code="WD01", **facts)
    depot.shelve(depot.part(NUMBER, "前制动片"), "10", "100.01")
    return Outside(depot, opened(depot, outlet))


@pytest.fixture
def outside(depot: Depot) -> Outside:
    return make_outside(depot)
