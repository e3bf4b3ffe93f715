"""The maker's list of approvals."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import WarrantyClaim

from .test_answer_claim import handed_in
from .yard import Yard

HEAD = "索赔单号\t厂家单号\t批准金额(不含税)\t批复日期\t核减原因"


def two(yard: Yard) -> tuple[WarrantyClaim, WarrantyClaim]:
    one = handed_in(yard, parts_ex="307.63")
    car = yard.car("LHCH3A8F0TA002201", "浙C10201", name="甲", warranty_from=yard.shop.depot.clock.today())
    other = handed_in(yard, car=car, parts_ex="307.63")
    WarrantyClaim.objects.filter(pk=other.pk).update(reference="HC-77")
    return one, other


def test_all_lines_once(yard) -> None:
    one, _other = two(yard)
    today = yard.shop.depot.clock.today()
    text = f"保修批准清单\n{HEAD}\n{one.number}\tHC-76\t547.63\t{today:%Y/%m/%d}\t\n\tHC-77\t307.63\t{today:%Y年%m月%d日}\t工时核减"
    assert yard.run("import_answers", "warranty_clerk", text=text).model_extra == {"count": 2, "known": 0}
    found = WarrantyClaim.objects.order_by("id").values_list("state", "granted_ex", "reference")
    assert [(s, str(g), r) for s, g, r in found] == [("granted", "547.63", "HC-76"), ("cut", "307.63", "HC-77")]
    assert yard.run("import_answers", "warranty_clerk", text=text).model_extra == {"count": 0, "known": 2}


def test_refused_with_the_line_and_nothing_booked(yard) -> None:
    one, other = two(yard)
    good = f"{one.number}\tHC-76\t547.63\t\t"
    bad = (
        (f"{HEAD}\n{good}\nWC-9\t\t10\t\t", "answers.claim"),
        (f"{HEAD}\n{good}\n{other.number}\t\t999\t\t", "claim.granted"),
        (f"{HEAD}\n{good}\n{other.number}\t\t1.005\t\t", "answers.amount"),
        (f"{HEAD}\n{good}\n{other.number}\t\t300\t\t", "claim.reason"),
        (f"{HEAD}\n{good}\n{other.number}\t\t300\t2099-01-01\t少", "answers.day"),
        (f"{HEAD}\n{good}\n{good}", "answers.twice"),
        ("单号,日期\n1,2", "answers.columns"),
        ("批准金额,日期\n1,2", "answers.columns"),
    )
    for text, code in bad:
        with pytest.raises(Refused) as refused:
            yard.run("import_answers", "warranty_clerk", text=text)
        assert refused.value.code == code, text
    assert set(WarrantyClaim.objects.values_list("state", flat=True)) == {"submitted"}
    with pytest.raises(NotAllowed):
        yard.run("import_answers", text=f"{HEAD}\n{good}")
