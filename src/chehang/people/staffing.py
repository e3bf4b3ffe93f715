"""Who is on which post: moving somebody takes the rights of the old post and gives those of the new one in the same act."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from chehang.core import timers
from chehang.core.calendar import end_of
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Timer
from chehang.core.parameters import parameter
from chehang.org.models import Assignment, Employee
from chehang.org.operations.assign_post import AssignPost, assign_post
from chehang.org.operations.end_post import EndPost, end_post
from chehang.org.services import posts_of

from .models import Employment, LabourContract, ListItem, Position, StaffFile
from .models.staff import ListKind

SAFETY = "岗前三级安全教育"  # 安全生产法 art. 28: nobody works before it
JOINING = (
    "身份证复印件",
    "学历证明",
    "体检报告",
    "上家单位离职证明",
    "系统账号与PIN",
    SAFETY,
    "工具与劳保用品领用",
    "员工手册签收",
)
LEAVING = (
    "借用工具与资产归还",
    "备用金与借款结清",
    "钥匙、印章、门禁卡交回",
    "客户与在办事项交接",
    "工资结算确认",
    "离职证明与档案社保转移",
)


def put_on_post(ctx: Context, employee: Employee, position: Position, since: date) -> Employment:
    """Let an employee hold a post from a day on; the post held before ends the day before, with its rights."""
    before = Employment.objects.filter(store_id=ctx.store_id, employee=employee, until=None).select_for_update().first()
    old = before.position.rights if before else ""
    if before is not None:
        before.until = max(since - timedelta(days=1), before.since)
        before.save(update_fields=["until"])
    made = Employment.objects.create(store_id=ctx.store_id, employee=employee, position=position, since=since)
    ctx.changed(
        made, {"position": before.position.title if before else ""}, {"position": position.title, "since": str(since)}
    )
    if old and old != position.rights:
        take_rights(ctx, employee, old)
    if position.rights and position.rights not in posts_of(employee, ctx.store_id, ctx.today):
        assign_post.run(AssignPost(employee=employee.pk, post=position.rights), ctx)
    return made


def take_rights(ctx: Context, employee: Employee, post: str) -> None:
    """End a post of the house, if it is still held."""
    if Assignment.objects.filter(store_id=ctx.store_id, employee=employee, post=post, until=None).exists():
        end_post.run(EndPost(employee=employee.pk, post=post), ctx)


def begin_list(ctx: Context, employee: Employee, kind: ListKind, due: date) -> None:
    """Write down what has to be done."""
    titles = JOINING if kind == ListKind.JOIN else LEAVING
    ListItem.objects.bulk_create(
        ListItem(
            store_id=ctx.store_id, employee=employee, kind=kind, title=title, due=ctx.today if title == SAFETY else due
        )
        for title in titles
    )


def require_safety_training(ctx: Context, employee: Employee) -> None:
    """Refused("roster.safety") while the training before work is open on the list of joining."""
    if ListItem.objects.filter(store_id=ctx.store_id, employee=employee, title=SAFETY, done_on=None).exists():
        raise Refused(
            "roster.safety", _("%(who)s has had no safety training before work. Train, tick it on the list of joining, then plan the shift."),
            field="employee", who=employee.name,
        )  # fmt: skip


def watch(ctx: Context, obj: LabourContract) -> None:
    """Alarms of a contract: before its end and before the end of probation."""
    for name, day, figure in (
        ("people.contract_end", obj.ends_on, "people.contract_warning"),
        ("people.probation_end", obj.probation_until, "people.probation_warning"),
    ):
        if day is not None and day >= ctx.today:
            ahead = timedelta(days=int(parameter(ctx, figure, ctx.today)))
            timers.start(ctx, obj, name, due_at=end_of(max(day - ahead, ctx.today)))


def silence(ctx: Context, obj: LabourContract | StaffFile, *names: str) -> None:
    """What the alarms asked for is done."""
    for name in names:
        if Timer.objects.filter(subject=obj._meta.label, subject_id=obj.pk, kind=name, ended_at=None).exists():
            timers.meet(ctx, obj, name)


def current_contract(ctx: Context, employee_id: int) -> LabourContract | None:
    """The contract that runs, locked."""
    found = LabourContract.objects.filter(store_id=ctx.store_id, employee_id=employee_id, ended_on=None)
    return found.select_for_update(of=("self",)).first()


def require_place(ctx: Context, position: Position, *, field: str = "position") -> None:
    """A post that is abolished takes nobody; a full one is asked about."""
    if position.closed_on is not None and position.closed_on <= ctx.today:
        raise Refused("position.closed", _("This post was abolished. Choose another."), field=field)
    if position.holders >= position.headcount:
        ctx.doubt(
            "position.full",
            _("“%(post)s” has %(count)s places and all are taken. Put one more person on it?"),
            field=field,
            post=position.title,
            count=position.headcount,
        )
