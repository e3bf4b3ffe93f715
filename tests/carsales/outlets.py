"""Short ways through outlets."""

from typing import Any

from chehang.carsales.models import Outlet
from chehang.parties.models import Customer

from .dealer import Dealer


def outlet_data(dealer: Dealer, **also: Any) -> dict[str, Any]:
    customer, _made = Customer.objects.get_or_create(
        store=dealer.store, code="W1", defaults={"name": "慈溪诚信汽贸", "kind": "outlet"}
    )
    points = dict.fromkeys(("site", "funds", "staff", "reputation", "need"), 80)
    facts = {"code": "EW01", "customer": customer.pk, "area": "慈溪", "contract_no": "EW-2026-01", "deposit": "200000"}
    return {**facts, "keeper": dealer.id("outlet_keeper"), **points, **also}


def outlet(dealer: Dealer, **also: Any) -> Outlet:
    return Outlet.objects.get(pk=dealer.act("open_outlet", "sales_manager", **outlet_data(dealer, **also)).id)
