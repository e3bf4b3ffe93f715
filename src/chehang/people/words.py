"""Labels of fields that stand nowhere else."""

from django.utils.translation import gettext_noop as _

LABELS = (
    _("Lines of the device"),
    _("Move by minutes"),
    _("Half a day"),
    _("What for"),
    _("Sheet"),
    _("Leave"),
    _("Run"),
    _("Knowledge (0–25)"),
    _("Experience (0–25)"),
    _("Attitude (0–25)"),
    _("Manner (0–25)"),
    _("Candidate"),
    _("Requisition"),
    _("Personnel event"),
    _("Item"),
    _("Belongs to"),
    _("Name of the post"),
    _("Bank account"),
    _("Average wage of twelve months"),
    _("First work anywhere: it decides the annual leave."),
    _("Code of a post of the house; empty: no rights."),
    _("For rewards and penalties."),
    _("For leaving: the last day."),
    _("Post of the house"),
    _("I agree"),
    _("Code of a post of the house."),
    _("Code of a measure; empty: by hand."),
    _("Scheme"),
)
