"""A tool was calibrated, or goes into use again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.warehouse.models import Tool


class CalibrateTool(Command):
    """The tool, until when its calibration holds, and the certificate."""

    tool: Annotated[Id, Ref("warehouse.Tool")]
    calibration_due: Annotated[ExpiryDate, Field(title="Calibration due")]
    certificate: Annotated[Reason, Field(title="Certificate")]


@operation("warehouse.calibrate_tool", title=_("Note a calibration"), posts=("parts_manager", "keeper"))
def calibrate_tool(cmd: CalibrateTool, ctx: Context) -> Done:
    """Keep until when the tool may be lent; it is in use again. Refused for a day that is over."""
    tool = access.get(Tool, cmd.tool, ctx, lock=True)
    if cmd.calibration_due <= ctx.today:
        raise Refused("tool.past", _("This day is over."), field="calibration_due")
    before = str(tool.calibration_due)
    tool.calibration_due, tool.active = cmd.calibration_due, True
    tool.save(update_fields=["calibration_due", "active"])
    ctx.changed(
        tool, {"calibration_due": before}, {"calibration_due": str(cmd.calibration_due), "certificate": cmd.certificate}
    )
    return Done(id=tool.pk, number=tool.code)
