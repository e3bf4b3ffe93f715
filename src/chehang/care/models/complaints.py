"""What a complaint is about: joins a case of the house to the person, the car and the paper."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.work.models import CaseRecord

from ..kinds import Category, Step


class Complaint(StoreOwned):
    """A complaint of a customer; its steps, clocks and end are those of the case.

    ``answer_by`` is the day an authority (12315) or the maker has set. ``customer`` is empty for who is on no file.
    """

    case = models.OneToOneField(CaseRecord, on_delete=models.PROTECT, related_name="complaint", verbose_name=_("case"))
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer")
    )
    vehicle = models.ForeignKey(
        Vehicle, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("vehicle")
    )
    category = models.CharField(_("category"), max_length=10, choices=Category)
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("part")
    )
    person = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("about whom")
    )
    step = models.CharField(_("step"), max_length=12, choices=Step, blank=True)
    about = models.CharField(_("part, step or person"), max_length=100, blank=True)
    reference = models.CharField(_("number at the authority or maker"), max_length=60, blank=True)
    answer_by = models.DateField(_("answer by"), null=True)
    repeated = models.BooleanField(_("repeated"), default=False)
    fraud = models.BooleanField(_("alleges fraud"), default=False)

    class Meta:
        verbose_name = _("complaint")
        constraints = [
            models.CheckConstraint(condition=Q(category__in=Category.values), name="care_complaint_category"),
            models.CheckConstraint(condition=Q(step__in=["", *Step.values]), name="care_complaint_step"),
        ]

    def __str__(self) -> str:
        return str(self.case)
