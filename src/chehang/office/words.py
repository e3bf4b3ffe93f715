"""Labels of fields that stand nowhere else."""

from django.utils.translation import gettext_noop as _

LABELS = (_("Really mended"),)
