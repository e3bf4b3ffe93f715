"""Tariffs are dated rows."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Conflict
from chehang.customs.filing import tariff_of
from chehang.customs.operations.set_tariff import SetTariff, set_tariff
from tests.customs.batch import tariffs
from tests.goods import Depot


def test_the_origin_and_the_latest_day_win(depot: Depot) -> None:
    tariffs(depot)
    us = {
        "hs_code": "8708301000",
        "valid_from": "2026-06-01",
        "origin": "US",
        "duty": "0.06",
        "extra": "0.1",
        "vat": "0.13",
        "source": "公告",
    }
    depot.run(set_tariff, SetTariff.model_validate(us), "parts_logistics")
    ctx = depot.context()
    assert tariff_of(ctx, "8708301000", "US", ctx.today).rate == D("0.16")
    assert tariff_of(ctx, "8708301000", "DE", ctx.today).rate == D("0.06")
    with pytest.raises(Conflict, match=r"tariff\.known"):
        depot.run(set_tariff, SetTariff.model_validate(us), "parts_logistics")


def test_a_provisional_rate_beats_the_usual_one(depot: Depot) -> None:
    row = {
        "hs_code": "8421230000",
        "valid_from": "2026-01-01",
        "duty": "0.08",
        "provisional": "0.05",
        "vat": "0.13",
        "source": "公告",
    }
    depot.run(set_tariff, SetTariff.model_validate(row), "parts_logistics")
    ctx = depot.context()
    assert tariff_of(ctx, "8421230000", "DE", ctx.today).rate == D("0.05")
