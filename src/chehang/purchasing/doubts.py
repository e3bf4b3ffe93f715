"""What is unusual about an order and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("order.pack", _("A quantity that breaks a pack"))
register("order.odd_price", _("An order price far from the supplier's list"))
register("order.replaced", _("An order of a part that another one replaces"))
register("return.credit_differs", _("A credit note over another amount than agreed"))
