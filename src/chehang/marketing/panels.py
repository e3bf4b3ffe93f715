"""What marketing shows on the pages of others: market policies beside a deal, statements beside a crisis."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Link, Panel, add_link, add_panel
from chehang.work.models import CaseRecord

from .crises import is_crisis, runs
from .models import CrisisGrade, Release
from .policing import day_of, in_force

POLICIES = (
    Column("title", _("Market policy"), link="marketing.policies"),
    Column("version", _("Version"), "number"),
    Column("discount", _("Most a car is cheaper, with VAT"), "money"),
    Column("items", _("What is offered, and who bears it")),
    Column("valid_to", _("Valid until"), "date"),
)
STATEMENTS = (
    Column("n", _("Version"), "number"),
    Column("title", _("Text to be published"), link="marketing.releases"),
    Column("state", _("State"), "state"),
    Column("made_by.name", _("Drafted by")),
    Column("published_on", _("Published on"), "date"),
)
GRADES = (
    Column("at", _("Time"), "datetime"),
    Column("get_colour_display", _("Level of the crisis")),
    Column("facts", _("What is known")),
    Column("by.name", _("By whom")),
)


def _policies(deal: Deal, actor: Actor) -> Iterable[Any] | None:
    return in_force(actor, deal.model, day_of(deal)) or None


def _statements(case: CaseRecord, actor: Actor) -> Iterable[Any] | None:
    if not is_crisis(case):
        return None
    said = rows(Release, actor).filter(case=case).select_related("made_by")
    return said.annotate(n=Window(RowNumber(), order_by="id")).order_by("id")


def _grades(case: CaseRecord, actor: Actor) -> Iterable[Any] | None:
    if not is_crisis(case):
        return None
    return rows(CrisisGrade, actor).filter(case=case).select_related("by").order_by("-id")


add_panel("carsales.deals", Panel(_("Market policies in force"), POLICIES, _policies, order=70))
add_panel("work.cases", Panel(_("Statements on the crisis"), STATEMENTS, _statements, order=70))
add_panel("work.cases", Panel(_("How grave the crisis is"), GRADES, _grades, order=69))
add_link(
    "work.cases",
    Link(_("Grade the crisis"), "/do/marketing/grade_crisis/?case={id}", (), "marketing.grade_crisis", fits=runs),
)
add_link(
    "work.cases",
    Link(
        _("Draft a statement"), "/do/marketing/draft_release/?case={id}", (), "marketing.draft_release", fits=is_crisis
    ),
)
