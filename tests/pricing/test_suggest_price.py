"""The salesperson suggests, both managers decide (H15)."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalRequest
from chehang.pricing.models import SellingPrice, Suggestion
from chehang.pricing.services import price_for
from tests.pricing.market import seen, suggested, yes
from tests.shop import PadShop


def test_both_managers_and_the_price_is_set(padshop: PadShop) -> None:
    depot = padshop.depot
    seen(depot, padshop.pads, "430")
    made = suggested(depot, padshop.pads, "438", measure="promote")
    assert (made.state, made.observations, f"{made.change:.4f}") == ("submitted", 1, "-0.0437")
    assert f"{made.margin_old:.4f} {made.margin_new:.4f} {made.stock:.0f}" == "0.3400 0.3099 75"
    yes(depot, made, "parts_manager")
    assert made.state == "submitted"
    yes(depot, made, "finance_manager")
    price = price_for(depot.context(), padshop.pads.pk, "retail")
    assert made.state == "approved" and price and (f"{price.price_inc:.2f}", price.source) == ("438.00", "set")


def test_far_moves_go_to_the_general_manager(padshop: PadShop) -> None:
    seen(padshop.depot, padshop.pads, "380")
    suggested(padshop.depot, padshop.pads, "385")
    assert ApprovalRequest.objects.get().steps.count() == 3


def test_what_is_refused(padshop: PadShop) -> None:
    depot, pads = padshop.depot, padshop.pads
    with pytest.raises(Refused, match=r"suggestion\.no_market"):
        suggested(depot, pads, "438")
    with pytest.raises(Refused, match=r"suggestion\.same"):
        suggested(depot, pads, "458", trigger="cost")
    with pytest.raises(Refused, match=r"price\.past"):
        suggested(depot, pads, "438", trigger="cost", valid_from=depot.clock.today() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        suggested(depot, pads, "438", trigger="cost", post="keeper")
    assert not Suggestion.objects.exists()
    suggested(depot, pads, "438", trigger="cost")
    with pytest.raises(Refused, match=r"suggestion\.waits"):
        suggested(depot, pads, "439", trigger="cost")
    assert not SellingPrice.objects.exists()
