"""What is unusual about parts and price lists and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("part.unit_change", _("A part is counted in another unit"))
register("part.near_twin", _("A part much like one in the catalogue"))
register("import.hidden_rows", _("A price list with hidden rows"))
register("import.rounded", _("A price list with prices of more than two decimals"))
