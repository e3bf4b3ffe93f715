"""Bays, labour operations with their standard hours, rates and skills."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField, QuantityField, RateField
from chehang.core.models import StoreOwned

from ..kinds import BayKind, Trade


class Bay(StoreOwned):
    """A place where cars are worked on, from a day (empty: always) until a day."""

    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=BayKind)
    active = models.BooleanField(_("active"), default=True)
    since = models.DateField(_("used since"), null=True)
    until = models.DateField(_("used until"), null=True)

    class Meta:
        verbose_name = _("bay")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="bay_code"),
            models.CheckConstraint(condition=Q(kind__in=BayKind.values), name="bay_kind"),
            models.CheckConstraint(condition=Q(active=True, until=None) | Q(active=False), name="bay_until"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class LabourOp(StoreOwned):
    """A labour operation: what is done, its standard hours, and what the technician must be able to do."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=100)
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    hours = QuantityField(_("book hours"))
    level = models.PositiveIntegerField(_("skill level"), default=1)
    high_voltage = models.BooleanField(_("high voltage"), default=False)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("labour operation")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="labourop_code"),
            models.CheckConstraint(condition=Q(hours__gt=0, level__gte=1, level__lte=4), name="labourop_figures"),
            models.CheckConstraint(condition=Q(trade__in=Trade.values), name="labourop_trade"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ServiceMenu(StoreOwned):
    """Work and parts that belong together (保养菜单): one click puts them on an order at the prices of the day."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=60)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("service menu")
        constraints = [models.UniqueConstraint(fields=["store", "code"], name="servicemenu_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class MenuItem(StoreOwned):
    """Work (``quantity`` times its hours) or so much of a part, with what the menu takes off. Never changed."""

    menu = models.ForeignKey(ServiceMenu, on_delete=models.PROTECT, related_name="items")
    op = models.ForeignKey(LabourOp, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("labour"))
    part = models.ForeignKey(
        "catalogue.Part", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("part")
    )
    quantity = QuantityField(_("quantity"))
    discount = RateField(_("discount"))

    class Meta:
        verbose_name = _("item of a menu")
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, discount__gte=0, discount__lt=1), name="menuitem_figures"
            ),
            models.CheckConstraint(
                condition=Q(op__isnull=False, part=None) | Q(op=None, part__isnull=False), name="menuitem_one"
            ),
        ]


class LabourRate(StoreOwned):
    """The price of an hour with VAT in a trade from a day on. Never changed: a new row counts from its day."""

    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    valid_from = models.DateField(_("valid from"))
    version = models.PositiveIntegerField(default=1)
    price_inc = MoneyField(_("price of an hour, with VAT"))
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("labour rate")
        constraints = [
            models.UniqueConstraint(fields=["store", "trade", "valid_from", "version"], name="labourrate_once"),
            models.CheckConstraint(condition=Q(price_inc__gt=0), name="labourrate_price"),
            models.CheckConstraint(condition=Q(trade__in=Trade.values), name="labourrate_trade"),
        ]


class Skill(StoreOwned):
    """What a technician may do, up to which level; high voltage needs a certificate (低压电工证), which expires."""

    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("technician")
    )
    trade = models.CharField(_("trade"), max_length=12, choices=Trade)
    level = models.PositiveIntegerField(_("skill level"), default=1)
    certificate_no = models.CharField(_("certificate no."), max_length=40, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)

    class Meta:
        verbose_name = _("skill")
        constraints = [
            models.UniqueConstraint(fields=["store", "employee", "trade"], name="skill_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="skill_level"),
            models.CheckConstraint(condition=Q(trade__in=Trade.values), name="skill_trade"),
        ]

    def __str__(self) -> str:
        return f"{self.employee} {self.get_trade_display()} {self.level}"
