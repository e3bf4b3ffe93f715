"""The screens of contracts."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.work.heads import MANAGERS

MILESTONES = (
    Column("n", _("No."), "number"),
    Column("title", _("Milestone")),
    Column("due", _("Finish by"), "date"),
    Column("amount", _("Amount"), "money"),
    Column("done_on", _("Done on"), "date"),
    Column("result", _("Result")),
)

register(
    Screen(
        "work.contracts",
        _("Contracts"),
        "work.Contract",
        menu="tasks",
        order=50,
        posts=MANAGERS,
        columns=(
            Column("number", _("Number"), link="work.contracts"),
            Column("title", _("Contract")),
            Column("state", _("State"), "state"),
            Column("get_kind_display", _("Kind")),
            Column("party", _("Party")),
            Column("party_number", _("Number of the party"), hidden=True),
            Column("amount", _("Amount"), "money", total=True),
            Column("starts_on", _("Valid from"), "date"),
            Column("ends_on", _("Valid until"), "date"),
            Column("owner.name", _("Owner")),
            Column("signed_on", _("Signed on"), "date", hidden=True),
            Column("terms", _("Terms"), hidden=True),
        ),
        search=("number", "title", "party", "party_number", "terms"),
        filters=("state", "kind", "ends_on", "owner"),
        new=("work.draft_contract",),
        actions=(
            Action("work.submit_contract", ("draft",), main=True),
            Action("work.approve_contract", ("submitted",), main=True),
            Action("work.return_contract", ("submitted",)),
            Action("work.sign_contract", ("approved",), main=True),
            Action("work.finish_milestone", ("running",)),
            Action("work.end_contract", ("running",)),
        ),
        panels=(Panel(_("Milestones"), MILESTONES, lambda c, actor: c.milestones.order_by("n")),),
        document="work.contract",
        empty=_("No contracts. Register the first one."),
    ),
)
