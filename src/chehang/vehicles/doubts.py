"""What is unusual about a car's file and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("vehicle.near_twin", _("A car much like one on file"))
register("odometer.backwards", _("An odometer that runs backwards"))
register("odometer.leap", _("An odometer that leaps"))
