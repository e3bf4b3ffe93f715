"""Keep a car model up to date."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref

from ..commands import ModelFacts
from ..models import CarModel


class EditCarModel(ModelFacts):
    """The whole entry as it should be; code and place stay."""

    car_model: Annotated[Id, Ref("vehicles.CarModel")]
    active: bool = True
    seen: Seen = ""


@operation(
    "vehicles.edit_car_model", title=_("Edit a car model"), posts=("service_manager", "sales_manager", "administrator")
)
def edit_car_model(cmd: EditCarModel, ctx: Context) -> Done:
    """Change name and periods. Refused for a model that is not there."""
    made = CarModel.objects.select_for_update().filter(pk=cmd.car_model).first()
    if made is None:
        raise Refused("not_found", _("There is no such %(what)s here."), what=CarModel._meta.verbose_name)
    require_unchanged(ctx, cmd, made)
    values = cmd.model_dump(mode="json", exclude={"car_model", "seen"}) | {"drive": cmd.drive or ""}
    before = {name: getattr(made, name) for name in values}
    changed = {name: value for name, value in values.items() if before[name] != value}
    for name, value in changed.items():
        setattr(made, name, value)
    made.save(update_fields=[*changed] or None)
    ctx.changed(made, {n: before[n] for n in changed}, changed)
    return Done(id=made.pk, number=made.code)
