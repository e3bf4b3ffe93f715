"""What a technician may do."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Skill


def test_high_voltage_needs_its_certificate(yard) -> None:
    pk = yard.person("technician", "铁柱")
    with pytest.raises(Refused, match=r"skill\.certificate"):
        yard.run("set_skill", "service_manager", technician=pk, trade="high_voltage")
    facts = {"technician": pk, "trade": "high_voltage", "certificate_no": "T330101", "expires_on": "2027-01-01"}
    yard.run("set_skill", "service_manager", **facts)
    yard.run("set_skill", "service_manager", **(facts | {"level": 2}))
    assert Skill.objects.get(trade="high_voltage").level == 2
    with pytest.raises(Refused, match="not_found"):
        yard.run("set_skill", "service_manager", technician=10**9, trade="body")
    with pytest.raises(NotAllowed):
        yard.run("set_skill", "dispatcher", technician=pk, trade="body")
