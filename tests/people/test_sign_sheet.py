"""Everybody signs the own sheet, once."""

from tests.people.hr import Hr
from tests.people.month import sheet, usual


def test_ones_own(hr: Hr) -> None:
    usual(hr)
    mine = sheet(hr)
    hr.refused("sheet.not_yours", "sign_sheet", "parts_manager", sheet=mine.pk)
    hr.run("sign_sheet", "keeper", sheet=mine.pk)
    hr.refused("sheet.signed", "sign_sheet", "keeper", sheet=mine.pk)
