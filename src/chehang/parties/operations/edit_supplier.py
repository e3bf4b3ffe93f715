"""Keep a supplier's file up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.masterdata import require_free
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.parties.commands import SupplierFacts
from chehang.parties.filing import refuse_supplier_twin
from chehang.parties.models import Supplier


class EditSupplier(SupplierFacts):
    """The whole file as it should be."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    active: bool = True
    seen: Seen = ""


@operation("parties.edit_supplier", title=_("Edit a supplier"), posts=("parts_manager", "parts_planner"))
def edit_supplier(cmd: EditSupplier, ctx: Context) -> Done:
    """Change a supplier's file. Refused when another supplier has this name, and for another tax number while
    an order is open or something is owed to it."""
    supplier = access.get(Supplier, cmd.supplier, ctx, lock=True)
    require_unchanged(ctx, cmd, supplier)
    if cmd.active and (cmd.name != supplier.name or not supplier.active):
        refuse_supplier_twin(ctx, cmd.name, besides=supplier.pk)
    facts = cmd.model_dump(exclude={"supplier", "seen"})
    before = {name: getattr(supplier, name) for name in facts}
    changed = {name: value for name, value in facts.items() if before[name] != value}
    require_free(supplier, changed)
    for name, value in changed.items():
        setattr(supplier, name, value)
    supplier.save(update_fields=[*changed] or None)
    ctx.changed(supplier, {n: str(before[n]) for n in changed}, {n: str(v) for n, v in changed.items()})
    return Done(id=supplier.pk, number=supplier.code)
