"""Each month the owners of incomplete files are called."""

from tests.care.conftest import MANAGER, Care


def test_the_poorest_files_that_have_a_phone(care: Care) -> None:
    care.another("无电话")
    assert care.run("plan_update_round", MANAGER).calls == 1
    assert care.run("plan_update_round", MANAGER).calls == 0
    care.refused("not_allowed", "plan_update_round", "keeper")
