"""What waited for a decision before there were routes is asked for."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.documents import documents
from chehang.core.errors import Refused
from chehang.core.house import every
from chehang.core.models import ApprovalRequest
from chehang.core.operation import Done, operation
from chehang.core.types import Command

MOST = 500  # a night, of each kind


class AskForEarlier(Command):
    """Nothing to say: what waits is known."""


@every("day 00:20", command=lambda period: AskForEarlier())
@operation(
    "org.ask_for_earlier",
    title=_("Ask for what waits without being asked for"),
    posts=("administrator",),
    house=True,
)
def ask_for_earlier(cmd: AskForEarlier, ctx: Context) -> Done:
    """Documents that wait for a decision while nobody is asked, because their kind had no route when they were handed in,
    ask the posts of today's route. Done twice it asks nothing twice; what no route answers is left for its author.
    """
    asked = left = 0
    for document in documents().values():
        rule = document.approval
        if rule is None or rule.waits is None:
            continue
        open_ones = ApprovalRequest.objects.filter(document=document.name, store_id=ctx.store_id, state="open")
        rows = document.model_class._default_manager.filter(rule.waits(), store_id=ctx.store_id)
        rows = rows.exclude(pk__in=open_ones.values("object_id")).select_for_update(of=("self",))
        for obj in rows.order_by("pk")[:MOST]:
            try:
                with transaction.atomic():
                    approvals.ask(ctx, obj)
                asked += 1
            except Refused:
                left += 1
    return Done(asked=asked, left=left)
