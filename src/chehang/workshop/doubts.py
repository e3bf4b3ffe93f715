"""What is unusual in the workshop and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("appointment.bay_taken", _("Two cars in one bay at the same time"))
register("appointment.technician_taken", _("Two cars for one technician at the same time"))
