"""Open a supplier's file."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.parties.commands import SupplierFacts
from chehang.parties.filing import refuse_supplier_twin
from chehang.parties.models import Supplier
from chehang.parties.services import next_code


class RegisterSupplier(SupplierFacts):
    """A new supplier."""


@operation("parties.register_supplier", title=_("Register a supplier"), posts=("parts_manager", "parts_planner"))
def register_supplier(cmd: RegisterSupplier, ctx: Context) -> Done:
    """Open a file. Refused when a supplier of this name is on file."""
    refuse_supplier_twin(ctx, cmd.name)
    supplier = Supplier.objects.create(store_id=ctx.store_id, code=next_code(ctx, "GYS"), **cmd.model_dump())
    ctx.changed(supplier, None, {"code": supplier.code, "name": cmd.name, "kind": cmd.kind})
    return Done(id=supplier.pk, number=supplier.code)
