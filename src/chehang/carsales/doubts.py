"""What is unusual in car sales and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("car.disclose", _("A car whose past the buyer has to know"))
register("trade_in.dear", _("A used car bought for more than it is worth"))
register("deal.not_fitted", _("Accessories handed over that no fitting order took out"))
register("return.not_counted", _("An exchange granted on repairs that our workshop did not count"))
