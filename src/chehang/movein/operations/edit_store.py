"""Write down what the store is called and where it is."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, RequiredText
from chehang.org.models import Store
from chehang.parties.validation import TaxId


class EditStore(Command):
    """The store's own data as they stand on its print-outs; the tax id is the unified social credit code."""

    name: Annotated[RequiredText, Field(title="Full name of the store")]
    short_name: Annotated[str, Field(min_length=1, max_length=20, title="Short name")]
    address: Annotated[str, Field(max_length=200, title="Address")] = ""
    phone: Annotated[str, Field(max_length=20, title="Telephone")] = ""
    tax_id: Annotated[TaxId, Field(title="Tax id")] = ""
    seen: Seen = ""


@operation("movein.edit_store", title=_("Change the data of the store"), posts=("administrator",))
def edit_store(cmd: EditStore, ctx: Context) -> Done:
    """Change the data of the actor's own store; what stays the same leaves no trace."""
    store = Store.objects.select_for_update().get(pk=ctx.store_id)
    require_unchanged(ctx, cmd, store)
    wanted = cmd.model_dump(exclude={"seen"})
    before = {name: getattr(store, name) for name, value in wanted.items() if getattr(store, name) != value}
    for name in before:
        setattr(store, name, wanted[name])
    if before:
        store.save(update_fields=[*before])
        ctx.changed(store, before, {name: wanted[name] for name in before})
    return Done(id=store.pk, number=store.code)
