"""What is unusual about a selling price and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("kit.dearer", _("A kit that is dearer than its parts"))
register("price.odd", _("A selling price far from the list price"))
register("price.below_floor", _("A selling price below cost and least margin"))
