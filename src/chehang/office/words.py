"""Labels of fields that stand nowhere else."""

from django.utils.translation import gettext_noop as _

LABELS = (
    _("Really mended"),
    _("Minutes ago"),
    _("Has been counted"),
    _("Why it differs"),
    _("Why not"),
    _("Allowed"),
    _("Approved"),
    _("Years to keep"),
    _("What it says"),
    _("Everything is settled"),
    _("What is missing"),
    _("Paper"),
    _("Empty: you."),
    _("0: no quota."),
    _("Empty: the template of the kind."),
    _("Fire brigade, authority, insurer, maker, family …"),
)
