"""Questions for the quizzes of training out of what went wrong at the counter."""

from datetime import timedelta
from random import Random

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy

from chehang.catalogue.listeners import questions
from chehang.work.training.sources import Drawn, source

from .models import SaleReturnLine

YEAR = timedelta(days=365)


@source("counter.wrong_parts", gettext_lazy("Parts sold wrongly: number and name, the most frequent first"))
def ask_about_wrong_parts(store_id: int, count: int, chance: Random) -> list[Drawn]:
    """What came back in twelve months because it was the wrong part, then others by chance."""
    back = SaleReturnLine.objects.filter(
        store_id=store_id,
        sale_return__cause="wrong",
        sale_return__state="accepted",
        sale_return__inspected_at__gte=timezone.now() - YEAR,
    )
    often = back.values("sale_line__part").annotate(n=Count("id")).order_by("-n", "sale_line__part")
    return questions([x["sale_line__part"] for x in often[:count]], count, chance)
