"""Rebate policies of the maker, rebates with their reckoning, and his statements of account."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned
from chehang.ledger.models import Period
from chehang.parties.models import Supplier

BASES = (("sold", _("Cars handed over")), ("bought", _("Cars bought")), ("parts", _("Parts bought")))
SPANS = (("month", _("Month")), ("quarter", _("Quarter")))
UNITS = (("car", _("Yuan a car")), ("percent", _("Per cent of the purchase price")))


class RebatePolicy(StoreOwned):
    """A policy of the maker's (商务政策), read as data: which cars of a month or quarter count, by which steps, and what each step gives with VAT.

    ``steps`` are [from, value], rising. They begin at a number of cars (of parts: at thousands of yuan with VAT) or, where there is a
    ``target`` of a span, at a percentage of it. The value is yuan a car, or per cent of what these cars or parts cost with VAT. In force once a second person has read it against the paper.
    """

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier"))
    name = models.CharField(_("name"), max_length=100)
    paper = models.CharField(_("maker's paper"), max_length=100)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"))
    basis = models.CharField(_("which cars count"), max_length=10, choices=BASES, default="sold")
    span = models.CharField(_("reckoned each"), max_length=10, choices=SPANS, default="month")
    unit = models.CharField(_("a step gives"), max_length=10, choices=UNITS, default="car")
    target = models.PositiveIntegerField(_("target, cars a month or quarter"), null=True)
    steps = models.JSONField(_("steps"))
    state = models.CharField(_("state"), max_length=10, default="draft")
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    checked_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("checked by"))  # fmt: skip

    class Meta:
        verbose_name = _("rebate policy")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="rebate_policy_days"),
            models.CheckConstraint(condition=Q(target=None) | Q(target__gt=0), name="rebate_policy_target"),
            models.CheckConstraint(condition=Q(checked_by=None) | ~Q(checked_by=F("author")), name="rebate_policy_two"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(checked_by__isnull=False), name="rebate_policy_checked"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rebate(StoreOwned):
    """A rebate of a month: accrued by its policy, confirmed by the maker, settled. ``reckoning`` says how it came about.

    ``items`` are the cars that count: VIN, what it cost with VAT, and its share of the amount.
    """

    number = models.CharField(_("number"), max_length=40)
    policy = models.ForeignKey(RebatePolicy, on_delete=models.PROTECT, related_name="rebates", verbose_name=_("rebate policy"))  # fmt: skip
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    cars = models.PositiveIntegerField(_("cars"))
    amount = MoneyField(_("amount with VAT"))
    tax = MoneyField(_("of it VAT"))
    reckoning = models.CharField(_("how it is reckoned"), max_length=300)
    items = models.JSONField(_("cars that count"), default=list)
    state = models.CharField(_("state"), max_length=10, default="accrued")
    confirmed = MoneyField(_("confirmed by the maker"), null=True)
    paper = models.CharField(_("maker's paper"), max_length=100, blank=True)
    settled_on = models.DateField(_("settled"), null=True)

    class Meta:
        verbose_name = _("maker's rebate")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="rebate_number"),
            models.UniqueConstraint(fields=["policy", "period"], name="rebate_once"),
            models.CheckConstraint(condition=Q(amount__gte=0, tax__gte=0, tax__lte=F("amount")), name="rebate_sign"),
            models.CheckConstraint(condition=Q(state="accrued") | Q(confirmed__isnull=False), name="rebate_confirmed"),
            models.CheckConstraint(condition=~Q(state="settled") | Q(settled_on__isnull=False), name="rebate_settled"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def due(self) -> Decimal:
        """What the maker owes of it."""
        return self.amount if self.confirmed is None else self.confirmed


class MakerStatement(StoreOwned):
    """The maker's statement of a month against ours, line by line. ``items`` are kind, reference, amount, ours, note."""

    number = models.CharField(_("number"), max_length=40)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+", verbose_name=_("supplier"))
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("month"))
    items = models.JSONField(_("lines"))
    unmatched = models.PositiveIntegerField(_("unmatched"))
    state = models.CharField(_("state"), max_length=10, default="entered")
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)
    entered_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    signed_by = models.ForeignKey("org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))  # fmt: skip

    class Meta:
        verbose_name = _("maker's statement")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="maker_statement_number"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("entered_by")), name="maker_statement_two"
            ),
            models.CheckConstraint(
                condition=Q(state="entered", signed_by=None)
                | (Q(state="signed", signed_by__isnull=False) & ~Q(conclusion="")),
                name="maker_statement_signed",
            ),
        ]

    def __str__(self) -> str:
        return self.number
