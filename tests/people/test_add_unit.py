"""Units of the organisation."""

from chehang.people.models import OrgUnit
from tests.people.hr import Hr


def test_a_team_below_a_department(hr: Hr) -> None:
    parts = OrgUnit.objects.get(code="parts")
    pk = hr.run("add_unit", code="warehouse", name="仓储组", parent=parts.pk).id
    assert OrgUnit.objects.get(pk=pk).parent == parts
    hr.refused("unit.code_taken", "add_unit", code="warehouse", name="仓储二组")
    hr.refused("not_allowed", "add_unit", "keeper", code="x", name="x")
