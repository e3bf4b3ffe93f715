"""New prices by a rule: markup on cost by bands, percentages on cost, list, net or present price."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.pricing.models import PriceProposal, ProposedPrice, SellingPrice
from chehang.pricing.operations.propose_prices import ProposePrices, propose_prices
from chehang.pricing.proposing import band_markup, from_cost
from tests.shop import PadShop

VAT = D("0.13")


@pytest.mark.parametrize(("markup", "wanted"), [("0.55", 433), ("0.22", 341), ("0.45", 405)])
def test_the_worked_numbers_of_a_part_that_costs_247_08(markup: str, wanted: int) -> None:
    assert from_cost(D("247.08"), D(markup), VAT) == wanted


@pytest.mark.parametrize(
    ("cost", "retail", "wholesale"),
    [
        ("49.99", "0.80", "0.30"),
        ("50", "0.55", "0.25"),
        ("200", "0.45", "0.22"),
        ("1000", "0.35", "0.18"),
        ("5000", "0.25", "0.12"),
    ],
)
def test_the_bands(cost: str, retail: str, wholesale: str) -> None:
    assert (band_markup(D(cost), "retail"), band_markup(D(cost), "wholesale")) == (D(retail), D(wholesale))


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ({"basis": "bands"}, 439),  # 267.50 × 1.45 × 1.13 = 438.30
        ({"basis": "bands", "price_class": "wholesale"}, None),  # 267.50 × 1.22 × 1.13 = 368.78: 369 it is already
        ({"basis": "cost", "percent": "30"}, 393),  # 267.50 × 1.30 × 1.13 = 392.96
        ({"basis": "list", "percent": "-3"}, 445),  # 458 × 0.97 = 444.26
        ({"basis": "net", "percent": "20"}, 363),  # 302.28 × 1.20 = 362.74
        ({"basis": "present", "percent": "10", "within_list": False}, 504),  # 458 × 1.10 = 503.80
        ({"basis": "present", "percent": "10"}, None),  # never above the list
    ],
)
def test_a_rule(propose, rule: dict[str, str], wanted: int | None) -> None:
    if wanted is None:
        with pytest.raises(Refused, match=r"proposal\.nothing"):
            propose(**rule)
        assert not PriceProposal.objects.exists()
        return
    line = propose(**rule).lines.get()
    assert (line.old_inc, line.new_inc, line.cost_ex) == (D(458), D(wanted), D("267.50"))


def test_a_proposal_changes_no_price(propose, padshop: PadShop) -> None:
    proposal = propose(basis="list", percent="-3")
    assert (proposal.state, proposal.number, SellingPrice.objects.count()) == ("draft", "", 0)
    assert proposal.lines.get().change == D(-13) / D(458)


def test_a_whole_brand_with_parts_that_have_no_cost(padshop: PadShop) -> None:
    padshop.depot.part("H3A 000 000 A", "无成本件")
    cmd = ProposePrices.model_validate({"brand": padshop.depot.brand.pk, "basis": "bands", "reason": "年度调价"})
    done = padshop.depot.run(propose_prices, cmd, "parts_manager")
    assert done.model_extra == {"lines": 1, "looked_at": 2}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"parts": []}, "proposal.no_choice"),
        ({"valid_from": -1}, "price.past"),
        ({"parts": [{"part": 987654}]}, "proposal.nothing"),
    ],
)
def test_what_is_refused(propose, padshop: PadShop, fault: dict[str, object], code: str) -> None:
    if "valid_from" in fault:
        fault["valid_from"] = padshop.depot.clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        propose(**fault)
    assert not PriceProposal.objects.exists() and not ProposedPrice.objects.exists()


def test_salespeople_do_not_propose(propose) -> None:
    with pytest.raises(NotAllowed):
        propose("parts_sales")


def test_the_number_of_statements_does_not_grow(padshop: PadShop, propose, django_assert_max_num_queries) -> None:
    for n in range(60):
        padshop.price(padshop.depot.part(f"H3A 200 {n:03d}", "件"), "100.00", "70.00")
    cmd = ProposePrices.model_validate(
        {"brand": padshop.depot.brand.pk, "basis": "list", "percent": "-5", "reason": "促销"}
    )
    who = padshop.depot.who("parts_planner")
    with django_assert_max_num_queries(21):
        done = propose_prices(cmd, actor=who, clock=padshop.depot.clock)
    assert done.model_extra == {"lines": 61, "looked_at": 61}


def test_a_proposal_of_too_many_parts_is_split(propose, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chehang.pricing.operations.propose_prices.MOST_PARTS", 0)
    with pytest.raises(Refused, match=r"proposal\.too_many"):
        propose(basis="list", percent="-2")
    assert not PriceProposal.objects.exists()
