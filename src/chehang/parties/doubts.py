"""What is unusual about a customer's or supplier's file and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("customer.near_twin", _("A customer much like one on file"))
register("supplier.near_twin", _("A supplier much like one on file"))
register("plate.no_energy_letter", _("A plate of eight places without an energy letter"))
register("vin.check_digit", _("A VIN with a wrong check digit"))
