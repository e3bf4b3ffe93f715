"""What is unusual in administration and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("supply.over_quota", _("More supplies than the quota of the quarter"))
