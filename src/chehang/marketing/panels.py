"""What marketing shows on the pages of others: market policies beside a deal, statements beside a crisis."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.carsales.models import Deal
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.screens import Column, Link, Panel, add_link, add_panel
from chehang.work.models import CaseRecord

from .models import Release
from .policing import day_of, in_force

POLICIES = (
    Column("title", _("Market policy"), link="marketing.policies"),
    Column("version", _("Version"), "number"),
    Column("discount", _("Most a car is cheaper, with VAT"), "money"),
    Column("items", _("What is offered, and who bears it")),
    Column("valid_to", _("Valid until"), "date"),
)
STATEMENTS = (
    Column("title", _("Release"), link="marketing.releases"),
    Column("state", _("State"), "state"),
    Column("made_by.name", _("Drafted by")),
    Column("published_on", _("Published on"), "date"),
)


def _policies(deal: Deal, actor: Actor) -> Iterable[Any] | None:
    return in_force(actor, deal.model, day_of(deal)) or None


def _statements(case: CaseRecord, actor: Actor) -> Iterable[Any] | None:
    if case.type.code != "brand_crisis":
        return None
    return rows(Release, actor).filter(case=case).select_related("made_by").order_by("id")


add_panel("carsales.deals", Panel(_("Market policies in force"), POLICIES, _policies, order=70))
add_panel("work.cases", Panel(_("Statements"), STATEMENTS, _statements, order=70))
add_link(
    "work.cases", Link(_("Draft a statement"), "/do/marketing/draft_release/?case={id}", (), "marketing.draft_release")
)
