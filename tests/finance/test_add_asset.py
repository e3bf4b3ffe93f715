"""Taking assets over, bought or from before."""

from decimal import Decimal as D

from chehang.billing.models import Payable
from chehang.finance.models import Asset
from chehang.ledger.queries import balance_of_role

from .conftest import refused

CARD = {
    "name": "举升机",
    "kind": "asset_equipment",
    "department": "service",
    "cost": "60000",
    "months": 60,
    "started": "2026-09-10",
}


def test_bought_and_taken_over(desk, supplier) -> None:
    desk.run("add_asset", "accountant", **CARD, supplier=supplier.pk, invoice="8001", tax="7800")
    assert Payable.objects.get().rest == D(67800)
    desk.run("add_asset", "accountant", **CARD, worn_before="19000", months_before=20)
    who = desk.who("accountant")
    assert balance_of_role(who, "asset_equipment") == D(120000) and balance_of_role(
        who, "accumulated_depreciation"
    ) == D(-19000)
    assert [str(a.value) for a in Asset.objects.order_by("id")] == ["60000.00", "41000.00"]
    refused("asset.bought", desk, "add_asset", "accountant", **CARD, supplier=supplier.pk)
    refused("asset.worn", desk, "add_asset", "accountant", **CARD, worn_before="60000.01")
