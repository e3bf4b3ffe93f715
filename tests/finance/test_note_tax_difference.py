"""What the tax law does not allow is added to the profit of the books."""

from decimal import Decimal as D

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.annual.differences import limited
from chehang.finance.models import TaxNote
from chehang.ledger.services import Leg, post

from .conftest import refused

# 业务招待费: 60 % of 10,000, here 6,000 (企业所得税法实施条例 art. 43).
NOTE = {
    "year": 2026,
    "subject": "业务招待费",
    "kind": "permanent",
    "booked": "10000",
    "allowed": "6000",
    "basis": "实施条例第四十三条",
}


def test_the_adjustment(desk) -> None:
    assert desk.run("note_tax_difference", "accountant", **NOTE).model_extra == {"adjustment": "4000.00"}
    refused("tax_note.same", desk, "note_tax_difference", "accountant", **(NOTE | {"allowed": "10000"}))
    refused("tax_note.year", desk, "note_tax_difference", "accountant", **(NOTE | {"year": 2027}))
    assert TaxNote.objects.count() == 1


def test_what_the_books_show_by_themselves(desk) -> None:
    """Articles 40–44 and 55 with figures of their own: revenue 1,000,000, wages 10,000."""
    booked = {
        "sale": {"receivable": "1130000", "revenue": "1000000", "output_vat": "130000"},
        "wages_accrued": {"admin_wages": "10000", "wages": "10000"},
        "expense_claimed": {"admin_entertainment": "10000", "selling_ads": "160000", "admin_welfare": "2000", "admin_training": "1000", "staff": "173000"},
        "provision_debts": {"loss": "5000", "provision": "5000"},
    }  # fmt: skip
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        for n, (event, legs) in enumerate(booked.items(), 1):
            post(ctx, event, source=Source("test.tax", n), legs=[Leg(name, D(x)) for name, x in legs.items()])
        keep_steps(ctx)
        found = [(x.booked, x.allowed, x.adjustment) for x in limited(ctx, 2026)]
    assert found == [
        (D(10000), D(5000), D(5000)),  # 60 % would be 6,000; 5 ‰ of the revenue are less
        (D(160000), D(150000), D(10000)),
        (D(2000), D(1400), D(600)),
        (D(1000), D(800), D(200)),
        (D(5000), D(0), D(5000)),
    ]
