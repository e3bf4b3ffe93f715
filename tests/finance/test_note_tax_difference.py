"""What the tax law does not allow is added to the profit of the books."""

from chehang.finance.models import TaxNote

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
