from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class KeyLoan(StoreOwned):
    """A key in somebody's hands."""

    number = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default="out")
    plate_no = models.CharField(max_length=10)
    holder = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("key loan")
        constraints = [
            models.UniqueConstraint(fields=["store", "plate_no"], condition=Q(state="out"), name="keys_one_out"),
            models.CheckConstraint(condition=Q(state="out") | Q(back_at__isnull=False), name="keys_back_at"),
        ]

    def __str__(self) -> str:
        return self.number
