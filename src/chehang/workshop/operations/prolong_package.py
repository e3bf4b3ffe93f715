"""A package stays valid longer."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Package


class ProlongPackage(Command):
    """Which, until when, and why."""

    package: Annotated[Id, Ref("workshop.Package")]
    until: Annotated[ExpiryDate, Field(title="Valid until")]
    reason: Reason


@operation("workshop.prolong_package", title=_("Prolong the package"), posts=("service_manager",))
def prolong_package(cmd: ProlongPackage, ctx: Context) -> Done:
    """It is valid until a later day. Refused for a day that is no later, and for a package that is not in use."""
    package = access.get(Package, cmd.package, ctx, lock=True)
    if package.state != "active" or package.expires_on is None or cmd.until <= package.expires_on:
        raise Refused(
            "package.no_later",
            _("Only a package in use is prolonged, and to a later day than %(day)s."),
            field="until",
            day=str(package.expires_on or ""),
        )
    before, package.expires_on = package.expires_on, cmd.until
    package.save(update_fields=["expires_on"])
    ctx.changed(package, {"expires_on": str(before)}, {"expires_on": str(cmd.until), "reason": cmd.reason})
    return Done(id=package.pk, number=package.number)
