"""Keep a filter of a list under a name."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.models import SavedFilter
from chehang.core.operation import Done, operation
from chehang.core.types import Command


class SaveFilter(Command):
    """``query`` is the part of the address after the question mark; empty forgets the filter."""

    screen: Annotated[str, Field(max_length=60, pattern=r"^[a-z_]+\.[a-z_]+$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    query: Annotated[str, Field(max_length=1000)] = ""


@operation("core.save_filter", title=_("Save this filter"), posts=("*",))
def save_filter(cmd: SaveFilter, ctx: Context) -> Done:
    """Save, change or (with an empty query) forget a personal filter."""
    own: dict[str, Any] = {
        "store_id": ctx.store_id,
        "employee_id": ctx.actor.employee_id,
        "screen": cmd.screen,
        "name": cmd.name,
    }
    if not cmd.query:
        SavedFilter.objects.filter(**own).delete()
        return Done()
    kept, _created = SavedFilter.objects.update_or_create(**own, defaults={"query": cmd.query})
    return Done(id=kept.pk)
