"""Plans of all stores at once: each store by its own planner; a store without one is named."""

from argparse import Namespace
from types import SimpleNamespace

import pytest

from chehang.org.models import Account
from chehang.project.commands import plan

pytestmark = pytest.mark.django_db


def test_every_store_is_planned_by_its_own_planner(store, other_store, actor_of, monkeypatch, capsys) -> None:
    login = Account.objects.get(pk=actor_of("parts_planner").account_id).username
    actor_of("keeper", at=other_store)
    asked = []

    def run(words, **also):
        asked.append(words[-4:])
        return SimpleNamespace(stdout="KJ-1", stderr="", returncode=0)

    monkeypatch.setattr(plan.subprocess, "run", run)
    assert plan.planners() == {store.code: login, other_store.code: ""}
    assert plan.run(Namespace(act="group", processes=2)) == 1
    assert asked == [["plan", "run", "--user", login]]
    said = capsys.readouterr().out
    assert f"{store.code}  KJ-1" in said and f"{other_store.code}  没有能登录的配件计划员" in said
