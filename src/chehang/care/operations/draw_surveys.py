"""Send questionnaires to a sample of those who were served."""

import math
from random import Random

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command

from ..models import Questionnaire
from ..surveying import occasions, send, served_by


class DrawSurveys(Command):
    """Nothing to say: the deliveries of the week are known."""


@every("monday 09:30", command=lambda period: DrawSurveys())
@operation("care.draw_surveys", title=_("Send the sample of surveys"), posts=("customer_service_manager",), house=True)
def draw_surveys(cmd: DrawSurveys, ctx: Context) -> Done:
    """Of each study's deliveries of the week a share is drawn by chance, and all while they are few. Who said no is left out."""
    share, few = parameter(ctx, "care.survey_share", ctx.today), int(parameter(ctx, "care.survey_few", ctx.today))
    chance, sent, left_out = Random(f"{ctx.store_id}/{ctx.today}"), 0, 0
    for sheet in rows(Questionnaire, ctx).filter(active=True).order_by("id"):
        found = occasions(ctx, sheet.study)
        count = len(found) if len(found) <= few else max(few, math.ceil(len(found) * share))
        for call in sorted(chance.sample(found, count), key=lambda one: one.pk):
            try:
                send(ctx, sheet, call.customer, call.vehicle, served_by(call))
                sent += 1
            except Refused:
                left_out += 1
    return Done(sent=sent, left_out=left_out)
