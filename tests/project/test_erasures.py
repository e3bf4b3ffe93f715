"""Who was erased stays erased after an older backup was restored (I43)."""

import json
from pathlib import Path

import pytest
from django.db import transaction

from chehang.care.models import Erasure
from chehang.core.verify import broken
from chehang.parties.models import Customer
from chehang.project import backups, erasures
from chehang.project.backups import Plan
from tests.care.conftest import Care, make_care


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv("CHEHANG_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "nas").mkdir()
    backups.set_plan(Plan(str(tmp_path / "nas")))
    return tmp_path / "home", tmp_path / "nas"


def test_a_restored_person_is_erased_again(office, places, django_capture_on_commit_callbacks) -> None:
    care: Care = make_care(office)
    care.office.who("finance_manager")
    care.run("record_consent", customer=care.customer.pk, purpose="marketing", given=True, proof="录音 1")
    night = transaction.savepoint()  # the backup of the night before
    wish = care.run("request_erasure", customer=care.customer.pk, verified="本人到店").id
    with django_capture_on_commit_callbacks(execute=True):
        care.run("decide_erasure", "finance_manager", erasure=wish, agreed=True)
    lines = [json.loads((place / erasures.NAME).read_text()) for place in places]
    assert lines[0] == lines[1] and lines[0]["code"] == "C0001"
    assert "周敏" not in str(lines) and "138" not in str(lines[0]["code"])
    assert erasures.apply() == 0
    transaction.savepoint_rollback(night)
    assert Customer.objects.get(pk=care.customer.pk).name == "周敏" and not Erasure.objects.exists()
    (places[0] / erasures.NAME).unlink()
    erasures.gather(*places)  # a new machine: the register came with the backups
    assert erasures.apply() == 1 and erasures.apply() == 0
    care.customer.refresh_from_db()
    assert (care.customer.name, care.customer.mobile, care.customer.active) == ("***C0001", "", False)
    assert Erasure.objects.get().state == "done"
    assert not [x for rule, x in broken() if rule.code in ("I43c", "I44c")]


def test_the_register_of_another_store_is_left_alone(office, places) -> None:
    care: Care = make_care(office)
    line = {"store": "0" * 64, "customer": care.customer.pk, "code": care.customer.code}
    erasures.write([line])
    assert erasures.apply() == 0
    care.customer.refresh_from_db()
    assert care.customer.name == "周敏"
