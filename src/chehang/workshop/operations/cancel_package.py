"""A package that was not paid is not sold."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref

from ..models import Package
from ..packaging import DOCUMENT
from ..states import PACKAGE


class CancelPackage(Command):
    """Which, and why."""

    package: Annotated[Id, Ref("workshop.Package")]
    reason: Reason


@operation("workshop.cancel_package", title=_("Cancel the sale"), posts=("service_advisor", "service_manager"))
def cancel_package(cmd: CancelPackage, ctx: Context) -> Done:
    """Cancel it with its bill. Refused once it is paid: then it is given back by its ground."""
    package = access.get(Package, cmd.package, ctx, lock=True)
    PACKAGE.require(package, "cancel")
    billing.cancel(ctx, Source(DOCUMENT, package.pk))
    PACKAGE.advance(ctx, package, "cancel", reason=cmd.reason)
    return Done(id=package.pk, number=package.number)
