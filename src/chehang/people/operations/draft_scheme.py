"""Draft the appraisal scheme of a post."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import measures
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveQuantity, RequiredText, ShortText
from chehang.org.posts import POSTS
from chehang.people.models import Scheme, SchemeItem


class Item(Command):
    """A yardstick: title, weight, target; filled by a measure of the house or by hand."""

    title: Annotated[RequiredText, Field(max_length=60, title="Yardstick")]
    weight: Annotated[int, Field(ge=1, le=100, title="Weight, percent")]
    target: Annotated[PositiveQuantity, Field(title="Target")]
    measure: Annotated[
        ShortText, Field(max_length=80, title="Measure of the house", description="Code of a measure; empty: by hand.")
    ] = ""
    less: Annotated[bool, Field(title="Less is better")] = False
    floor: Annotated[
        int,
        Field(ge=0, le=100, title="Nothing below, percent", description="Below this share of the target: no points."),
    ] = 0


class DraftScheme(Command):
    """For which post, and its yardsticks."""

    post: Annotated[str, Field(max_length=40, title="Post of the house", description="Code of a post of the house.")]
    title: Annotated[RequiredText, Field(max_length=60, title="Scheme")]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=20, title="Yardsticks")]


@operation("people.draft_scheme", title=_("Draft an appraisal scheme"), posts=("hr_manager",))
def draft_scheme(cmd: DraftScheme, ctx: Context) -> Done:
    """The general manager decides; approved it replaces the one before. Refused where the weights do not make a hundred,
    and for an unknown post or measure."""
    if cmd.post not in POSTS:
        raise Refused("post.unknown", _("There is no such post."), field="post")
    whole = sum(item.weight for item in cmd.items)
    if whole != 100:
        raise Refused("scheme.weights", _("The weights make %(sum)s, not 100."), field="items", sum=whole)
    for n, item in enumerate(cmd.items):
        if item.measure and item.measure not in measures():
            raise Refused("scheme.measure", _("There is no such measure."), field=f"items.{n}.measure")
    made = Scheme.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "FA"),
        post=cmd.post,
        title=cmd.title,
        written_by_id=ctx.actor.employee_id,
    )
    SchemeItem.objects.bulk_create(
        SchemeItem(store_id=ctx.store_id, scheme=made, n=n, **item.model_dump()) for n, item in enumerate(cmd.items, 1)
    )
    ctx.changed(made, None, {"post": cmd.post, "items": len(cmd.items)})
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)
