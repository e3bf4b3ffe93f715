"""Customers and suppliers of a store."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.masking import masked
from chehang.core.models import StoreOwned

# What tells who somebody is or where they live (个人信息保护法 art. 4).
PERSONAL = ("mobile", "phone", "vin", "address")


class Customer(StoreOwned):
    """Whoever buys: a walk-in, a person, a company, or an outlet that buys wholesale."""

    KINDS = (
        ("walk_in", _("Walk-in")),
        ("person", _("Person")),
        ("company", _("Company")),
        ("outlet", _("Outlet")),
    )
    CLASSES = (
        ("retail", _("Retail")),
        ("workshop", _("Workshop")),
        ("insurance", _("Insurance")),
        ("wholesale", _("Wholesale")),
        ("internal", _("Internal")),
        ("staff", _("Staff")),
    )
    PERSONAL_FIELDS = ("name", "plate_no", "tax_id", *PERSONAL)  # what the journal keeps beside its chain
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=100)
    mobile = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    plate_no = models.CharField(max_length=10, blank=True)
    vin = models.CharField(max_length=17, blank=True)
    tax_id = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=200, blank=True)
    price_class = models.CharField(max_length=10, choices=CLASSES, default="retail")
    credit_limit = MoneyField(default=0)
    payment_days = models.IntegerField(default=30)
    active = models.BooleanField(default=True)
    rests_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="resting")

    class Meta:
        verbose_name = _("customer")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rests_in=None) | models.Q(active=False) & ~models.Q(rests_in=models.F("id")),
                name="customer_rests",
            ),
            models.UniqueConstraint(fields=["store", "code"], name="customer_code"),
            models.UniqueConstraint(fields=["store"], condition=models.Q(kind="walk_in"), name="customer_one_walk_in"),
            models.UniqueConstraint(
                fields=["store", "plate_no"],
                condition=models.Q(active=True) & ~models.Q(plate_no=""),
                name="customer_plate_once",
            ),
            models.CheckConstraint(condition=models.Q(credit_limit__gte=0), name="customer_credit"),
            models.CheckConstraint(
                condition=~models.Q(kind="walk_in") | models.Q(credit_limit=0), name="customer_walk_in_pays"
            ),
            models.CheckConstraint(
                condition=models.Q(payment_days__gte=0, payment_days__lte=365), name="customer_payment_days"
            ),
        ]
        indexes = [
            models.Index(fields=["store", "mobile"], name="customer_mobile"),
            models.Index(fields=["store", "plate_no"], name="customer_plate"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_mobile(self) -> str:
        """138****1234: in full it is shown on the customer's own page, to whom it may, for a reason."""
        return masked(self.mobile)

    def form_values(self) -> dict[str, Any]:
        """Personal data is not filled into the form: what is left empty there stays as it is."""
        return dict.fromkeys(PERSONAL, "")


class Supplier(StoreOwned):
    """Whoever delivers parts: the maker, another dealer, a local shop."""

    PERSONAL_FIELDS = ("contact", "phone")
    KINDS = (("oem", _("Maker")), ("dealer", _("Dealer")), ("local", _("Local")))
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=KINDS)
    contact = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    tax_id = models.CharField(max_length=18, blank=True)
    lead_days = models.IntegerField(default=5)
    order_cycle_days = models.IntegerField(default=7)
    payment_days = models.IntegerField(default=30)
    min_order_value = MoneyField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("supplier")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="supplier_code"),
            models.UniqueConstraint(
                fields=["store", "name"], condition=models.Q(active=True), name="supplier_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(lead_days__gte=0, lead_days__lte=365, order_cycle_days__gte=1), name="supplier_days"
            ),
            models.CheckConstraint(condition=models.Q(min_order_value__gte=0), name="supplier_min_order"),
        ]

    def __str__(self) -> str:
        return self.name
