"""The plan of a campaign: what is written down about it, its budget and the tasks of the departments."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, NonNegativeMoney, RequiredText, Text
from chehang.work.heads import Department
from chehang.work.models import Task
from chehang.work.tasks.giving import make
from chehang.work.tasks.kinds import TaskKind
from chehang.work.tasks.states import TASK

from .kinds import CampaignKind, CostKind
from .models import Campaign, CampaignTask, CostLine


class Budgeted(Command):
    """A budget line."""

    kind: Annotated[CostKind, Field(title="Kind of cost")]
    planned: Annotated[NonNegativeMoney, Field(title="Amount planned")]


class Part(Command):
    """What a department does until when."""

    department: Annotated[Department, Field(title="Department")]
    what: Annotated[str, Field(min_length=2, max_length=80, title="What the department does")]
    due: Annotated[DueDate, Field(title="Finish by")]


class CampaignContent(Command):
    """What, when, where, to what end, with what money, who does what, and what the maker bears until when."""

    title: Annotated[RequiredText, Field(title="Campaign")]
    kind: Annotated[CampaignKind, Field(title="Kind of campaign")]
    begins: Annotated[DueDate, Field(title="Begins")]
    ends: Annotated[DueDate, Field(title="Ends on")]
    place: Annotated[RequiredText, Field(title="Venue")]
    aim: Annotated[str, Field(min_length=2, max_length=200, title="Aim")]
    duties: Annotated[Text, Field(title="Who does what")] = ""
    expected_leads: Annotated[int, Field(ge=0, le=100000, title="Leads expected")] = 0
    expected_orders: Annotated[int, Field(ge=0, le=10000, title="Orders expected")] = 0
    cofund_share: Annotated[int, Field(ge=0, le=100, title="Maker bears, %")] = 0
    claim_by: Annotated[DueDate | None, Field(title="Claim by")] = None
    lines: Annotated[list[Budgeted], Field(min_length=1, max_length=8, title="Budget")]
    tasks: Annotated[list[Part], Field(max_length=20, title="Tasks of the departments")] = []


def check(cmd: CampaignContent) -> None:
    """Refused("campaign.days", "campaign.twice", "campaign.claim_by", "campaign.task_twice")."""
    if cmd.ends < cmd.begins:
        raise Refused("campaign.days", _("It ends before it begins."), field="ends")
    if len({line.kind for line in cmd.lines}) < len(cmd.lines):
        raise Refused("campaign.twice", _("Each kind of cost stands once in the budget."), field="lines")
    if cmd.cofund_share and cmd.claim_by is None:
        raise Refused("campaign.claim_by", _("Say until when the maker has to have the claim."), field="claim_by")
    if len({(part.department, part.what) for part in cmd.tasks}) < len(cmd.tasks):
        raise Refused("campaign.task_twice", _("This task of the department stands here twice."), field="tasks")


def budget_of(cmd: CampaignContent) -> Decimal:
    """The sum of the budget lines, yuan."""
    return sum((line.planned for line in cmd.lines), Decimal(0))


def write_parts(ctx: Context, campaign: Campaign, cmd: CampaignContent) -> None:
    """Budget lines and tasks of a plan."""
    CostLine.objects.bulk_create(
        CostLine(store_id=ctx.store_id, campaign=campaign, kind=line.kind, planned=line.planned) for line in cmd.lines
    )
    CampaignTask.objects.bulk_create(
        CampaignTask(store_id=ctx.store_id, campaign=campaign, **part.model_dump()) for part in cmd.tasks
    )


def drop_parts(ctx: Context, campaign: Campaign) -> None:
    """Take budget lines and tasks of a plan out, to write them anew."""
    campaign.lines.all().delete()
    campaign.tasks.filter(task=None).delete()


def give_tasks(ctx: Context, campaign: Campaign) -> int:
    """What the plan asks of each department becomes a request to it; its head takes it or gives it on."""
    given = 0
    for part in campaign.tasks.filter(task=None).order_by("id"):
        part.task = make(
            ctx, TaskKind.REQUEST, part.what, department=part.department, due=max(part.due, ctx.today),
            detail=_("Campaign %(number)s %(what)s, %(place)s") % {
                "number": campaign.number, "what": campaign.title, "place": campaign.place,
            },
        )  # fmt: skip
        # Who planned the campaign asks and confirms, not who approved it.
        part.task.giver_id = campaign.made_by_id
        part.task.save(update_fields=["giver"])
        part.save(update_fields=["task"])
        given += 1
    return given


def call_tasks_off(ctx: Context, campaign: Campaign, reason: str) -> None:
    """What nobody has done yet of a campaign that does not take place is not done."""
    open_ones = Task.objects.filter(
        pk__in=campaign.tasks.values("task"), state__in=("offered", "open", "doing", "declined")
    )
    for task in open_ones.select_for_update(of=("self",)).order_by("id"):
        TASK.advance(ctx, task, "cancel", reason=reason, ended_at=ctx.now)
