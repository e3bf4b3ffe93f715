"""What is unusual on the work floor and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("training.over_budget", _("Training beyond what the budget leaves"))
