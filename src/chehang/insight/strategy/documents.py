"""The strategy as a document: its page is its paper."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Strategy
from .states import STRATEGY


def strategy_content(strategy: Strategy) -> dict[str, Any]:
    """Everything that is approved."""
    return {
        "number": strategy.number,
        "title": strategy.title,
        "years": [strategy.first_year, strategy.last_year],
        "situation": strategy.situation,
        "aims": strategy.aims,
        "actions": strategy.actions,
        "targets": [[t.measure, t.year, f"{t.target:f}"] for t in strategy.targets.order_by("measure", "year")],
    }


register(
    Document(
        "insight.strategy",
        model="insight.Strategy",
        title=_("Strategy"),
        series="ZL",
        content=strategy_content,
        see="insight.see_strategies",
        machine=STRATEGY,
        link="/insight/strategies/{id}/",
    )
)
