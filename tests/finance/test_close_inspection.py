"""Closed when everything asked for was given."""

from .conftest import refused
from .test_open_inspection import opened


def test_not_while_something_waits(desk) -> None:
    case = opened(desk)
    desk.run("ask_inspection_item", "accountant", inspection=case.pk, asked="十月凭证", due=desk.day(2))
    refused("inspection.waiting", desk, "close_inspection", "finance_manager", inspection=case.pk, conclusion="无问题")
    desk.run("give_inspection_item", "finance_manager", inspection=case.pk, n=1, given="装订凭证三册")
    desk.run("close_inspection", "finance_manager", inspection=case.pk, conclusion="补缴印花税 120 元")
    assert desk.again(case).closed_on == desk.day()
