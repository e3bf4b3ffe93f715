"""A quotation names every fee."""

from decimal import Decimal as D

from chehang.carsales.models import Deal

from .dealer import Dealer


def test_every_fee_by_its_name(dealer: Dealer) -> None:
    fees = [
        {"kind": "purchase_tax"}, {"kind": "compulsory", "amount": "950"}, {"kind": "commercial", "amount": "4200", "gain": "630"},
        {"kind": "plate", "amount": "125"}, {"kind": "gift", "name": "脚垫", "cost": "288"},
    ]  # fmt: skip
    deal = dealer.quoted(fees=fees)
    assert next((f.kind, f.amount) for f in deal.fees.order_by("n")) == ("purchase_tax", D("14938.05"))
    assert (deal.price_ex, deal.total, deal.quote_number[:3]) == (D("149380.53"), D("189013.05"), "BJ-")
    assert deal.valid_until == dealer.day(3)


def test_new_energy_pays_half_the_tax(dealer: Dealer) -> None:
    model = dealer.model("HC-E6", "bev")
    deal = dealer.quoted(model=model.pk, fees=[{"kind": "purchase_tax"}])
    assert deal.fees.get().amount == D("7469.03")


def test_what_is_refused(dealer: Dealer) -> None:
    lead = dealer.contacted()
    for code, also in (
        ("deal.above_marked", {"price_inc": "175801"}),
        ("deal.gift", {"fees": [{"kind": "gift", "amount": "1"}]}),
        ("deal.fee", {"fees": [{"kind": "plate"}]}),
        ("deal.loan", {"payment": "loan", "loan": "1000"}),
        ("deal.model", {"model": 999}),
    ):
        dealer.refused(code, "quote_car", lead=lead.pk, **dealer.content(**also))
    dealer.refused("not_found", "quote_car", "sales_consultant/李二", lead=lead.pk, **dealer.content())
    assert not Deal.objects.exists()
