"""What the customer signs besides the order: a danger he leaves unrepaired, the insurer's refusal at his cost, his claim made over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned

from ..kinds import Notice
from .orders import WorkOrder


class SignedNotice(StoreOwned):
    """A paper the customer signed on the screen (告知书、委托书). Never changed."""

    order = models.ForeignKey(WorkOrder, on_delete=models.PROTECT, related_name="notices", verbose_name=_("work order"))
    kind = models.CharField(_("notice"), max_length=6, choices=Notice)
    what = models.CharField(_("what it is about"), max_length=300)
    name = models.CharField(_("signed by name"), max_length=60)
    image = models.ForeignKey("core.Attachment", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    employee_name = models.CharField(_("recorded by"), max_length=100)

    class Meta:
        verbose_name = _("signed notice")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Notice.values), name="signednotice_kind"),
            models.CheckConstraint(condition=~Q(what=""), name="signednotice_what"),
        ]
