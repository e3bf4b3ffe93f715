"""What imports ask about."""

from django.utils.translation import gettext_lazy as _

from chehang.core import doubts

doubts.register("customs.included", _("A charge that the price includes already"))
doubts.register("customs.amount", _("An amount that is not quantity times price"))
