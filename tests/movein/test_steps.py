"""The first steps: each state follows from the data, and says what lacks."""

import pytest
from django.test import Client

from chehang.core import upkeep
from chehang.core.desk import waiting_for
from chehang.movein.steps import STEPS, standings
from chehang.org.models import Account
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from chehang.stock.models import Bin
from chehang.stock.models.places import BinKind


@pytest.fixture(autouse=True)
def home(settings, tmp_path) -> None:
    settings.ROOT = tmp_path


def client_of(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def state_of(actor, clock, code: str) -> tuple[str, str]:
    found = {one.step.code: one.found for one in standings(actor, clock)}[code]
    return found.state, found.text


def test_a_fresh_store_has_all_before_it(store, actor_of, clock) -> None:
    admin = actor_of("administrator")
    for code in ("bins", "suppliers", "prices", "stock", "quota", "backup", "label", "customers"):
        assert state_of(admin, clock, code)[0] == "open", code
    assert [w.url for w in waiting_for(admin, clock)] == ["/movein/"]


def test_bins_are_set_when_every_kind_is_there(store, actor_of, clock) -> None:
    admin = actor_of("administrator")
    for n, kind in enumerate(BinKind):
        Bin.objects.create(store=store, code=f"A-01-01-0{n}", kind=kind)
        assert state_of(admin, clock, "bins")[0] == ("part" if n < 3 else "done")


def test_people_name_the_posts_that_nobody_holds(store, actor_of, clock) -> None:
    admin = actor_of("administrator")
    assert state_of(admin, clock, "people")[0] == "open"
    for post in ("general_manager", "finance_manager", "accountant", "cashier", "parts_manager", "keeper"):
        actor_of(post)
    assert state_of(admin, clock, "people") == ("part", "7 人。无人担任:第二名仓库管理员。")
    actor_of("keeper")
    assert state_of(admin, clock, "people")[0] == "done"


def test_quota_and_backup(store, actor_of, clock) -> None:
    admin, finance = actor_of("administrator"), actor_of("finance_manager")
    cmd = SetCapitalQuota.model_validate({"amount": "1800000", "valid_from": clock.today(), "reason": "董事会"})
    set_capital_quota(cmd, actor=finance, clock=clock)
    assert state_of(admin, clock, "quota") == ("done", "¥1,800,000")
    upkeep.note(upkeep.BACKUP, True, {"to": "/mnt/backup", "file": "a.tar.gz"})
    assert "a.tar.gz" in state_of(admin, clock, "backup")[1]


def test_the_page_offers_each_step_to_whoever_may_do_it(store, actor_of, clock) -> None:
    page = client_of(actor_of("hr_manager")).get("/movein/").content.decode()
    assert page.count("<tr>") == len(STEPS) + 1
    assert 'href="/org/employees/"' in page and 'href="/movein/store/"' not in page


def test_nobody_else_sees_them(store, actor_of, clock) -> None:
    keeper = actor_of("keeper")
    assert client_of(keeper).get("/movein/").status_code == 403
    assert [w.url for w in waiting_for(keeper, clock)] == []
