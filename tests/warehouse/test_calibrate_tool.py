"""A calibrated tool may be lent again."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.warehouse.operations.calibrate_tool import CalibrateTool, calibrate_tool
from tests.goods import Depot
from tests.warehouse import house


def test_calibrated(depot: Depot) -> None:
    today = depot.clock.today()
    tool = house.tool(depot, calibration_due=today - timedelta(days=1))
    with pytest.raises(Refused, match=r"tool\.past"):
        depot.run(calibrate_tool, CalibrateTool(tool=tool.pk, calibration_due=today, certificate="JL-1"))
    cmd = CalibrateTool(tool=tool.pk, calibration_due=today + timedelta(days=365), certificate="JL-2026-018")
    depot.run(calibrate_tool, cmd)
    assert house.lend(depot).in_at is None
