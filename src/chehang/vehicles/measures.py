"""Measures of recalls: how many cars they concern, and how many of them are done."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, add_measures
from chehang.core.screens import Column

from .models import RecallCar

LISTED = (
    Column("recall.code", _("Maker's number"), link="vehicles.recalls"),
    Column("recall.title", _("Title")),
    Column("vin", _("VIN")),
    Column("state", _("State"), "state"),
    Column("done_on", _("Done on"), "date"),
)
BY_RECALL = (By("recall__code", _("Recall")),)


def listed(who: Actor | Context, span: Span) -> QuerySet[RecallCar]:
    """Cars of all recalls, without those known to be gone."""
    return rows(RecallCar, who).exclude(state="gone")


def waiting(who: Actor | Context, span: Span) -> QuerySet[RecallCar]:
    """Cars with a recall open."""
    return rows(RecallCar, who).filter(state="open")


add_measures(
    Measure("vehicles.recall_done", _("Recalls done"), "percent", "service_manager", Ratio(Count(Q(state="done")), Count()), listed,
            _("Cars done ÷ cars on the lists that are not gone."), kind="now", by=BY_RECALL, columns=LISTED, posts=("warranty_clerk",)),
    Measure("vehicles.recall_waiting", _("Cars with an open recall"), "cars", "service_manager", Count(), waiting,
            _("Cars on the lists of recalls that are neither done nor gone."), kind="now", by=BY_RECALL, screen="vehicles.recall_cars",
            better="down", posts=("warranty_clerk",), desk=("warranty_clerk",)),
)  # fmt: skip
