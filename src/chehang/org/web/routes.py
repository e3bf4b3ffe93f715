"""Screens of approval: who stands in for whom, and the routes a store has set."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register

register(
    Screen(
        "org.substitutions",
        _("Substitutes"),
        "org.Substitution",
        menu="office",
        order=60,
        posts=("hr_manager", "administrator", "general_manager", "finance_manager"),
        columns=(
            Column("absent.name", _("Absent colleague")),
            Column("substitute.name", _("Substitute")),
            Column("since", _("Since"), "date"),
            Column("until", _("Until"), "date"),
            Column("reason", _("Reason")),
            Column("set_by.name", _("Entered by")),
            Column("ended", _("Ended early"), "flag"),
        ),
        search=("absent__name", "substitute__name"),
        filters=("since", "ended"),
        new=("org.set_substitute",),
        actions=(Action("org.end_substitute"),),
        empty=_("Nobody stands in for anybody."),
    ),
    Screen(
        "org.routes",
        _("Approval routes"),
        "core.RouteSet",
        menu="office",
        order=61,
        posts=("general_manager", "finance_manager", "administrator"),
        columns=(
            Column("document", _("Document")),
            Column("state", _("State"), "state"),
            Column("valid_from", _("Valid from"), "date"),
            Column("author_name", _("Proposed by")),
            Column("confirmed_by_name", _("Confirmed by")),
            Column("reason", _("Reason")),
        ),
        search=("document", "reason"),
        filters=("state", "valid_from"),
        new=("org.propose_routes",),
        actions=(Action("org.confirm_routes", ("proposed",), main=True), Action("org.drop_routes", ("proposed",))),
        panels=(
            Panel(
                _("Steps"),
                (
                    Column("kind", _("Kind")),
                    Column("amount_from", _("Above"), "money"),
                    Column("amount_to", _("Up to"), "money"),
                    Column("percent_from", _("Above share"), "rate"),
                    Column("percent_to", _("Up to share"), "rate"),
                    Column("over_budget", _("Over budget"), "flag"),
                    Column("step", _("Step"), "number"),
                    Column("post", _("Post")),
                    Column("people", _("How many persons"), "number"),
                ),
                lambda routes, actor: routes.lines.order_by("id"),
            ),
        ),
        empty=_("Every document goes the usual way. Propose routes to change that."),
    ),
)
