"""Deals: a quotation that becomes an order and ends with a car handed over."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, RateField
from chehang.core.models import Approval, StoreOwned
from chehang.core.money import ZERO, round_half_up
from chehang.org.models import Employee
from chehang.parties.models import Customer
from chehang.vehicles.models import CarModel

from ..figures import Loan, annuity
from ..kinds import DepositKind, Fee, LoanState, Payment
from .cars import Car
from .leads import Lead


class Deal(StoreOwned):
    """What a customer is offered, orders and gets. Prices with VAT; ``total`` is all he pays, whoever lends it.

    The quotation has a number from its first day, the order gets its own when it is handed in for release.
    """

    quote_number = models.CharField(max_length=24)
    number = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=20, default="quoted")
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="deals")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="deals")
    consultant = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(CarModel, on_delete=models.PROTECT, related_name="+")
    colour = models.CharField(max_length=30, blank=True)
    interior = models.CharField(max_length=30, blank=True)
    car = models.ForeignKey(Car, null=True, on_delete=models.PROTECT, related_name="deals")
    marked = MoneyField()
    floor = MoneyField()
    price_inc = MoneyField()
    price_ex = MoneyField()
    tax = MoneyField()
    total = MoneyField()
    cost_ex = MoneyField()
    rebate = MoneyField(default=0)
    payment = models.CharField(max_length=10, choices=Payment, default=Payment.CASH)
    lender = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    loan = MoneyField(default=0)
    loan_months = models.PositiveSmallIntegerField(default=0)
    loan_rate = RateField(default=0)
    loan_state = models.CharField(max_length=10, choices=LoanState, blank=True)
    deposit_kind = models.CharField(max_length=10, choices=DepositKind, blank=True)
    deposit = MoneyField(default=0)
    trade_in = models.CharField(max_length=100, blank=True)
    invoice_title = models.CharField(max_length=100, blank=True)
    promised_on = models.DateField(null=True)
    note = models.CharField(max_length=1000, blank=True)
    valid_until = models.DateField()
    approval = models.ForeignKey(Approval, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(max_length=100)
    ordered_on = models.DateField(null=True)
    billed_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    odometer = models.PositiveIntegerField(default=0)
    first_service_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("car deal")
        constraints = [
            models.UniqueConstraint(fields=["store", "quote_number"], name="deal_quote_number"),
            models.UniqueConstraint(fields=["store", "number"], condition=~Q(number=""), name="deal_number"),
            # I47: a car is promised and sold to one customer only.
            models.UniqueConstraint(fields=["car"], condition=~Q(state="cancelled"), name="deal_car_once"),
            # H16: nothing is sold that nobody released.
            models.CheckConstraint(
                condition=~Q(state__in=["authorised", "delivered"]) | Q(approval__isnull=False), name="deal_released"
            ),
            models.CheckConstraint(
                condition=~Q(state="delivered") | Q(car__isnull=False, delivered_on__isnull=False),
                name="deal_delivered",
            ),
            models.CheckConstraint(
                condition=Q(price_inc__gt=0) & Q(price_inc=F("price_ex") + F("tax")), name="deal_price"
            ),
            models.CheckConstraint(
                condition=Q(loan__gte=0, deposit__gte=0) & Q(loan__lt=F("total")), name="deal_shares"
            ),
        ]
        indexes = [models.Index(fields=["store", "state", "consultant"], name="deal_desk")]

    def __str__(self) -> str:
        return self.number or self.quote_number

    @property
    def discount(self) -> Decimal:
        """What is taken off the marked price, as a fraction of it."""
        return round_half_up((self.marked - self.price_inc) / self.marked, 4) if self.marked else ZERO

    @property
    def own_share(self) -> Decimal:
        """What the customer pays himself, the deposit included."""
        return self.total - self.loan

    @property
    def terms(self) -> Loan | None:
        """What the borrower pays a month and in interest (等额本息); None without a loan."""
        return annuity(self.loan, self.loan_rate, self.loan_months) if self.loan and self.loan_months else None

    @property
    def monthly(self) -> Decimal | None:
        """The monthly instalment, to the fen."""
        return self.terms.monthly if self.terms else None

    def whole(self) -> dict[str, Any]:
        """The lines, for who writes the deal as a whole."""
        named = ("kind", "name", "amount", "cost", "gain")
        return {"fees": [{n: getattr(x, n) for n in named} for x in self.fees.order_by("n")], "model": self.model_id}


class DealFee(StoreOwned):
    """What comes to the car, each under its own name: ``amount`` with VAT to the customer, ``cost`` to us, ``gain`` what we expect of others."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="fees")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Fee)
    name = models.CharField(max_length=60)
    amount = MoneyField(default=0)
    cost = MoneyField(default=0)
    gain = MoneyField(default=0)

    class Meta:
        verbose_name = _("fee of a deal")
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="dealfee_place"),
            models.CheckConstraint(
                condition=Q(amount__gte=0, cost__gte=0, gain__gte=0) & (~Q(kind="gift") | Q(amount=0)),
                name="dealfee_gift",
            ),
        ]

    def __str__(self) -> str:
        return self.name
