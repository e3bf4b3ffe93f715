"""What imports ask about."""

from django.utils.translation import gettext_lazy as _

from chehang.core import doubts

doubts.register("customs.included", _("A charge that the price includes already"))
doubts.register("customs.bill_elsewhere", _("A bill that another batch has, too"))
doubts.register("customs.amount", _("An amount that is not quantity times price"))
