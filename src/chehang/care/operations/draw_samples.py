"""Draw finished calls that somebody else listens to."""

import math
from datetime import timedelta
from random import Random

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command

from ..kinds import SPOKEN
from ..models import CallScore, FollowUp

WEEK = timedelta(days=7)


class DrawSamples(Command):
    """Nothing to say: the last seven days."""


@every("monday 08:00", command=lambda period: DrawSamples())
@operation("care.draw_samples", title=_("Draw calls to listen to"), posts=("customer_service_manager",), house=True)
def draw_samples(cmd: DrawSamples, ctx: Context) -> Done:
    """Of each agent's finished calls of the week a share is drawn by chance, at least one; none twice."""
    share = parameter(ctx, "care.sample_share", ctx.today)
    done = rows(FollowUp, ctx).filter(state="done", result__in=SPOKEN, ended_at__gt=ctx.now - WEEK, quality=None)
    by_agent: dict[int, list[int]] = {}
    for pk, agent in done.exclude(agent=None).order_by("id").values_list("pk", "agent_id"):
        by_agent.setdefault(int(agent or 0), []).append(pk)
    chance, drawn = Random(f"{ctx.store_id}/{ctx.today}"), 0
    for agent, calls in sorted(by_agent.items()):
        for pk in chance.sample(calls, min(len(calls), max(1, math.ceil(len(calls) * share)))):
            made = CallScore.objects.create(store_id=ctx.store_id, call_id=pk, agent_id=agent, drawn_on=ctx.today)
            ctx.changed(made, None, {"call": pk, "agent": agent})
            drawn += 1
    return Done(drawn=drawn)
