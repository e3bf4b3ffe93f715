"""A figure is read in its source by a second person."""

from datetime import date

import pytest
from django.test import Client

from chehang.core.errors import Refused
from chehang.core.models import Parameter
from chehang.core.parameters import Figures
from chehang.org.models import Account
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from chehang.org.operations.verify_parameter import VerifyParameter, verify_parameter

FIRST = date(2020, 1, 1)


def cmd(name: str = "warehouse.put_away_within", on: date = FIRST, value: str = "24") -> VerifyParameter:
    return VerifyParameter(name=name, valid_from=on, value=value, source="门店制度 3.2")


def test_a_figure_of_the_product_is_verified(store, clock, actor_of) -> None:
    verify_parameter(cmd(), actor=actor_of("accountant"), clock=clock)
    row = Figures(store.pk).row("warehouse.put_away_within", clock.today())
    assert row and row.verified and row.value == "24" and row.source == "门店制度 3.2" and row.set_by == ""
    with pytest.raises(Refused) as refusal:
        verify_parameter(cmd(), actor=actor_of("accountant"), clock=clock)
    assert refusal.value.code == "parameter.verified"


def test_nobody_verifies_a_figure_of_his_own(store, clock, actor_of) -> None:
    boss, today = actor_of("finance_manager"), clock.today()
    new = SetParameter(name="vat.goods", value="12%", valid_from=today, source="公告")
    set_parameter(new, actor=boss, clock=clock)
    mine = cmd("vat.goods", today, "0.12")
    with pytest.raises(Refused) as refusal:
        verify_parameter(mine, actor=boss, clock=clock)
    assert refusal.value.code == "parameter.own" and Parameter.objects.count() == 1
    verify_parameter(mine, actor=actor_of("accountant"), clock=clock)
    row = Parameter.objects.get(version=2)
    assert (row.set_by_id, row.value) == (boss.employee_id, "0.12") and row.verified_by_id


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"value": "23"}, "parameter.moved"),
        ({"on": date(2021, 1, 1)}, "not_found"),
        ({"name": "vat.nothing"}, "parameter.unknown"),
    ],
)
def test_what_is_refused_leaves_nothing(store, clock, actor_of, wrong, code) -> None:
    with pytest.raises(Refused) as refusal:
        verify_parameter(cmd(**wrong), actor=actor_of("accountant"), clock=clock)
    assert refusal.value.code == code and not Parameter.objects.exists()


def test_the_page_shows_what_holds_what_comes_and_what_is_doubtful(store, clock, actor_of) -> None:
    from chehang.org.grants import grant_new

    grant_new()
    boss = actor_of("finance_manager")
    new = SetParameter(name="vat.goods", value="12%", valid_from=date(2099, 1, 1), source="公告")
    with pytest.raises(Refused):
        set_parameter(new, actor=boss, clock=clock)
    set_parameter(
        SetParameter(name="vat.goods", value="12%", valid_from=date(2036, 1, 1), source="公告"), actor=boss, clock=clock
    )
    client = Client()
    client.force_login(Account.objects.get(pk=boss.account_id))
    whole, doubtful = (client.get(f"/org/parameters/{q}").content.decode() for q in ("", "?unverified=1"))
    assert "2036-01-01" in whole and "财政部 税务总局 海关总署公告2019年第39号" in whole
    assert "vat.goods" not in doubtful and "warehouse.put_away_within" in doubtful
    history = client.get("/org/parameters/vat.goods/").content.decode()
    assert "17 %" in history and "12 %" in history and "verify_parameter" in history
    assert client.get("/org/parameters/nothing/").status_code == 404
