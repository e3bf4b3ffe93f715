"""Publish a checklist, or a new version of it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Quantity, RequiredText, ShortText
from chehang.work.checks.kinds import ItemKind
from chehang.work.heads import MANAGERS, Department
from chehang.work.models import CheckItem, CheckTemplate
from chehang.work.people import require_lead


class Item(Command):
    """One thing to look at; a reading or a score has limits."""

    text: Annotated[RequiredText, Field(title="What to look at")]
    kind: ItemKind = ItemKind.YES_NO
    low: Annotated[Quantity | None, Field(title="At least")] = None
    high: Annotated[Quantity | None, Field(title="At most")] = None
    unit: Annotated[str, Field(max_length=10, title="Unit")] = ""
    section: Annotated[ShortText, Field(max_length=40, title="Section")] = ""
    weight: Annotated[
        int,
        Field(ge=0, le=100, title="Weight of the section, percent", description="The same in each line of a section."),
    ] = 0


class PublishChecklist(Command):
    """Code, title, department, rhythm, and the items."""

    code: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z-]+$", title="Checklist code")]
    title: Annotated[RequiredText, Field(max_length=60, title="Checklist")]
    department: Department
    rhythm: Annotated[int, Field(ge=0, le=366, title="Days between rounds")] = 0
    mend_days: Annotated[int, Field(ge=0, le=90, title="Days to mend")] = 7
    maker: Annotated[bool, Field(title="Maker's standard")] = False
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=100, title="Check items")]


@operation("work.publish_checklist", title=_("Publish a checklist"), posts=MANAGERS)
def publish_checklist(cmd: PublishChecklist, ctx: Context) -> Done:
    """The former version is kept for the rounds that used it; new rounds take this one.

    Refused for a reading without limits, or with limits the wrong way round, and for sections whose weights do not make
    a hundred.
    """
    require_lead(ctx, {cmd.department}, field="department")
    for n, item in enumerate(cmd.items):
        if item.kind in ("value", "score") and item.low is None and item.high is None:
            raise Refused(
                "checklist.no_limits", _("Say within which limits the reading is well."), field=f"items.{n}.high"
            )
        if item.low is not None and item.high is not None and item.low > item.high:
            raise Refused("checklist.limits", _("The lower limit lies above the upper one."), field=f"items.{n}.low")
    _require_sections(cmd.items)
    code = cmd.code.upper()
    former = (
        CheckTemplate.objects.select_for_update().filter(store_id=ctx.store_id, code=code).order_by("-version").first()
    )
    CheckTemplate.objects.filter(store_id=ctx.store_id, code=code, current=True).update(current=False)
    template = CheckTemplate.objects.create(
        store_id=ctx.store_id,
        code=code,
        version=former.version + 1 if former else 1,
        title=cmd.title,
        department=cmd.department,
        rhythm=cmd.rhythm,
        mend_days=cmd.mend_days,
        maker=cmd.maker,
        published_at=ctx.now,
    )
    CheckItem.objects.bulk_create(
        [
            CheckItem(
                store_id=ctx.store_id,
                template=template,
                n=n,
                text=i.text,
                kind=i.kind,
                low=i.low,
                high=i.high,
                unit=i.unit,
                section=i.section,
                weight=i.weight,
            )
            for n, i in enumerate(cmd.items, 1)
        ]
    )
    ctx.changed(
        template, None, {"code": code, "version": template.version, "items": len(cmd.items), "maker": cmd.maker}
    )
    return Done(id=template.pk, number=f"{code} v{template.version}")


def _require_sections(items: tuple[Item, ...]) -> None:
    if not any(i.section or i.weight for i in items):
        return
    weights: dict[str, int] = {}
    for n, item in enumerate(items):
        if not item.section or not item.weight:
            raise Refused(
                "checklist.section",
                _("Every item stands in a section with its weight, or none does."),
                field=f"items.{n}.section",
            )
        if weights.setdefault(item.section, item.weight) != item.weight:
            raise Refused(
                "checklist.section_weight",
                _("The section %(section)s has two weights."),
                field=f"items.{n}.weight",
                section=item.section,
            )
    if sum(weights.values()) != 100:
        raise Refused(
            "checklist.weights",
            _("The weights of the sections make %(sum)s, not 100."),
            field="items",
            sum=sum(weights.values()),
        )
