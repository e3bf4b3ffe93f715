"""What training means to spend: lines of the latest plan that were not held yet."""

from collections.abc import Iterator

from django.db.models import Max, Sum

from chehang.work.budgets import Commitment, commits

from .models import PlannedTraining


@commits
def planned_training(store_id: int) -> Iterator[Commitment]:
    """By department, what is planned and not held; what was held is claimed as an expense."""
    plan = PlannedTraining.objects.filter(store_id=store_id)
    year = plan.aggregate(year=Max("year"))["year"]
    waiting = plan.filter(year=year, budget__gt=0).exclude(sessions__state="held")
    for department, amount in waiting.order_by("department").values_list("department").annotate(s=Sum("budget")):
        yield Commitment(department, "training", amount)
