"""An answer is given once."""

from .conftest import refused
from .test_open_inspection import opened


def test_once(desk) -> None:
    case = opened(desk)
    desk.run("ask_inspection_item", "accountant", inspection=case.pk, asked="十月凭证", due=desk.day(2))
    desk.run("give_inspection_item", "finance_manager", inspection=case.pk, n=1, given="装订凭证三册")
    refused("inspection.given", desk, "give_inspection_item", "finance_manager", inspection=case.pk, n=1, given="再给")
    refused("not_found", desk, "give_inspection_item", "finance_manager", inspection=case.pk, n=2, given="没有")
