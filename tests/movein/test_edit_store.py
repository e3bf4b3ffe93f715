"""The administrator writes down what the store is called and where it is."""

import pytest
from pydantic import ValidationError

from chehang.core.errors import NotAllowed
from chehang.core.models import Journal
from chehang.movein.operations.edit_store import EditStore, edit_store

FACTS = {
    "name": "宁波泓川汽车销售服务有限公司",
    "short_name": "泓川江东店",
    "address": "宁波市江东路 1 号",
    "phone": "0574-8000",
}


def test_the_data_change_and_the_journal_says_what(store, actor_of, clock) -> None:
    edit_store(EditStore(**FACTS, tax_id="91330100ma2abc123f"), actor=actor_of("administrator"), clock=clock)
    store.refresh_from_db()
    assert (store.name, store.address, store.tax_id) == (FACTS["name"], FACTS["address"], "91330100MA2ABC123F")
    row = Journal.objects.get(operation="movein.edit_store")
    assert "宁波市江东路 1 号" in row.changes and "tax_id" not in row.changes


def test_nothing_changed_leaves_no_change(store, actor_of, clock) -> None:
    admin = actor_of("administrator")
    for _again in range(2):
        edit_store(EditStore(**FACTS), actor=admin, clock=clock)
    assert Journal.objects.filter(operation="movein.edit_store").exclude(changes="").count() == 1


def test_a_tax_id_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(ValidationError):
        EditStore(**FACTS, tax_id="91330100MA2ABC1239")


def test_others_do_not_change_the_store(store, actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        edit_store(EditStore(**FACTS), actor=actor_of("hr_manager"), clock=clock)
    store.refresh_from_db()
    assert store.name == "泓川江东店"
