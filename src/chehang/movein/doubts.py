"""What is unusual in opening data and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("opening.look", _("Opening data with cells to look at"))
register("opening.hidden_rows", _("Opening data with hidden rows"))
register("opening.no_balances", _("An opening without balances"))
