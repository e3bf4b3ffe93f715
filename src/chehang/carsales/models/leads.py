"""Leads, what was said to them, and what was learnt about rivals."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.masking import masked
from chehang.core.models import StoreOwned
from chehang.org.models import Employee
from chehang.parties.models import Customer

from ..kinds import Contact, Impact, Level, LostReason, Payment, RivalKind, Source

OVER = ("won", "lost")


class Lead(StoreOwned):
    """Somebody who may buy a car (线索). One mobile has one open lead; its consultant is protected for some days.

    ``touched_on`` is the day somebody last spoke to the customer, ``next_follow`` the day it has to happen again.
    """

    PERSONAL_FIELDS = ("name", "mobile")
    number = models.CharField(max_length=24)
    state = models.CharField(max_length=20, default="new")
    source = models.CharField(max_length=10, choices=Source)
    channel = models.CharField(max_length=40, blank=True)
    campaign = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=100)
    mobile = models.CharField(max_length=20)
    wanted = models.CharField(_("model wanted"), max_length=60, blank=True)
    budget = MoneyField(null=True)
    level = models.CharField(max_length=1, choices=Level, default=Level.C)
    payment = models.CharField(max_length=10, choices=Payment, blank=True)
    trade_in = models.CharField(_("car to be traded in"), max_length=100, blank=True)
    rivals = models.CharField(_("compares with"), max_length=100, blank=True)
    consultant = models.ForeignKey(Employee, null=True, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="leads")
    registered_on = models.DateField(_("registered on"))
    touched_on = models.DateField(null=True)
    next_follow = models.DateField(null=True)
    invited_for = models.DateField(null=True)
    came_on = models.DateField(null=True)
    came_again_on = models.DateField(null=True)
    lost_reason = models.CharField(max_length=10, choices=LostReason, blank=True)
    lost_to = models.CharField(_("bought instead"), max_length=60, blank=True)
    given_up_by_id = models.BigIntegerField(default=0)
    reviewed_by_id = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("lead")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="lead_number"),
            models.UniqueConstraint(
                fields=["store", "mobile"], condition=~Q(state__in=["won", "lost"]), name="lead_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state="lost")
                | (~Q(lost_reason="") & Q(reviewed_by_id__gt=0) & ~Q(reviewed_by_id=F("given_up_by_id"))),
                name="lead_lost_verified",
            ),
        ]
        indexes = [
            models.Index(fields=["store", "state", "consultant"], name="lead_desk"),
            models.Index(fields=["store", "registered_on"], name="lead_registered"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def masked_mobile(self) -> str:
        """138****1234."""
        return masked(self.mobile)


class FollowUp(StoreOwned):
    """One contact with a lead: what was said, what the customer wants, when next. Never changed."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="follow_ups")
    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Contact)
    content = models.CharField(max_length=1000)
    needs = models.CharField(_("wishes and opinions"), max_length=1000, blank=True)
    level = models.CharField(max_length=1, choices=Level)
    next_on = models.DateField(null=True)
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("follow-up")
        indexes = [models.Index(fields=["store", "at"], name="followup_at")]

    def __str__(self) -> str:
        return self.content[:40]


class RivalNote(StoreOwned):
    """What somebody learnt about a rival, with its source. Never changed."""

    on = models.DateField()
    brand = models.CharField(max_length=40)
    car = models.CharField(_("car"), max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=RivalKind)
    content = models.CharField(max_length=1000)
    source = models.CharField(max_length=100)
    price = MoneyField(null=True)
    impact = models.CharField(max_length=1, choices=Impact)
    response = models.CharField(max_length=1000, blank=True)
    photo = models.CharField(max_length=64, blank=True)
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("note on a rival")

    def __str__(self) -> str:
        return f"{self.brand} {self.car}"
