"""What is unusual about money taken and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("payable.paper_again", _("A supplier's invoice entered a second time"))
register("payment.reference_used", _("A payment reference used a second time"))
