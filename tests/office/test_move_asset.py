"""Assets held stand on the list of leaving."""

from chehang.work.handing_over import held_by
from tests.office import Office
from tests.office.desk import asset
from tests.work.refusing import refused


def test_held(office: Office) -> None:
    made, keeper = asset(office), office.id("keeper")
    office.run("office.move_asset", "hr_manager", asset=made.pk, holder=keeper)
    assert [h.words for h in held_by(office.store.pk, keeper)] == ["BG-001 笔记本电脑"]
    refused(office, "not_allowed", "office.move_asset", "keeper", asset=made.pk)
    office.run("office.move_asset", "hr_manager", asset=made.pk, place="仓库")
    assert held_by(office.store.pk, keeper) == []
    office.leave("keeper")
    refused(office, "owner.left", "office.move_asset", "hr_manager", asset=made.pk, holder=keeper)
