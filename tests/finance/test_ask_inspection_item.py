"""What is asked for stands in the log with its day."""

from .conftest import refused
from .test_open_inspection import opened


def test_numbered_in_the_log(desk) -> None:
    case = opened(desk)
    for asked in ("十月凭证", "十月银行对账单"):
        desk.run("ask_inspection_item", "accountant", inspection=case.pk, asked=asked, due=desk.day(2))
    assert list(case.requests.values_list("n", flat=True)) == [1, 2]
    for n in (1, 2):
        desk.run("give_inspection_item", "accountant", inspection=case.pk, n=n, given="原件")
    desk.run("close_inspection", "finance_manager", inspection=case.pk, conclusion="无问题")
    refused(
        "inspection.closed",
        desk,
        "ask_inspection_item",
        "accountant",
        inspection=case.pk,
        asked="再要",
        due=desk.day(2),
    )
