"""What is unusual about a stock level and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("plan.pack", _("A highest stock that breaks a pack"))
