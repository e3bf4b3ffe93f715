"""Enter a group of parts."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Category


class CreateCategory(Command):
    """Code, name, and the category it lies within (one level only)."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9-]{1,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    parent: Annotated[Annotated[Id, Ref("catalogue.Category")] | None, Field(title="Category above")] = None


@operation("catalogue.create_category", title=_("Add a category"), posts=("parts_manager", "parts_planner"))
def create_category(cmd: CreateCategory, ctx: Context) -> Done:
    """Add a category of the first or second level. Refused when the code is taken or the parent is on level two."""
    if Category.objects.filter(code=cmd.code).exists():
        raise Conflict("category.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    if cmd.parent is not None:
        parent = Category.objects.filter(pk=cmd.parent).first()
        if parent is None:
            raise NotFound("not_found", _("There is no such %(what)s here."), what=Category._meta.verbose_name)
        if parent.parent_id is not None:
            raise Refused(
                "category.depth", _("Categories have two levels. Choose one of the first level."), field="parent"
            )
    category = Category.objects.create(code=cmd.code, name=cmd.name, parent_id=cmd.parent)
    ctx.changed(category, None, cmd.model_dump())
    return Done(id=category.pk, number=category.code)
