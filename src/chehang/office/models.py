"""The tables of administration."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class Hazard(StoreOwned):
    """A hidden danger: where, what, how grave; who mends it until when; who, another person, saw that it is mended."""

    LEVELS = (("ordinary", _("Ordinary hazard")), ("major", _("Major hazard")))
    number = models.CharField(_("number"), max_length=40)
    place = models.CharField(_("place"), max_length=60)
    what = models.CharField(_("what is dangerous"), max_length=500)
    level = models.CharField(_("level"), max_length=8, choices=LEVELS)
    found_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("found by"))
    found_on = models.DateField(_("found on"))
    responsible = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    measure = models.CharField(_("measure"), max_length=500, blank=True)
    due = models.DateField(_("due"), null=True)
    mended_on = models.DateField(_("mended on"), null=True)
    verified_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("verified by")
    )
    told_on = models.DateField(_("last told to the general manager"), null=True)
    state = models.CharField(_("state"), max_length=10, default="open")

    class Meta:
        verbose_name = _("hazard")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_hazard_number"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("responsible")), name="office_hazard_other"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(verified_by__isnull=False), name="office_hazard_closed"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(responsible__isnull=False, due__isnull=False), name="office_hazard_whose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.place}"


class Asset(StoreOwned):
    """An asset card. ``holder`` uses it; nobody: it lies in the store."""

    code = models.CharField(_("asset code"), max_length=30)
    name = models.CharField(_("asset"), max_length=60)
    place = models.CharField(_("place"), max_length=60, blank=True)
    cost = MoneyField(_("cost"), default=0)
    bought_on = models.DateField(_("bought on"))
    holder = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("user")
    )
    scrapped_on = models.DateField(_("scrapped on"), null=True)

    class Meta:
        verbose_name = _("asset")
        constraints = [
            models.UniqueConstraint(fields=["store", "code"], name="office_asset_code"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="office_asset_cost"),
            models.CheckConstraint(condition=Q(scrapped_on=None) | Q(holder=None), name="office_asset_scrapped"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SealUse(StoreOwned):
    """One use of a seal: asked for, allowed by another person, used."""

    number = models.CharField(_("number"), max_length=40)
    seal = models.CharField(_("seal"), max_length=30)
    paper = models.CharField(_("sealed paper"), max_length=100)
    copies = models.PositiveSmallIntegerField(_("copies"))
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_on = models.DateField(_("asked on"))
    allowed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("allowed by")
    )
    state = models.CharField(_("state"), max_length=10, default="asked")

    class Meta:
        verbose_name = _("use of a seal")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_seal_number"),
            models.CheckConstraint(condition=Q(copies__gt=0), name="office_seal_copies"),
            models.CheckConstraint(
                condition=Q(allowed_by=None) | ~Q(allowed_by=F("asked_by")), name="office_seal_other"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(allowed_by__isnull=False), name="office_seal_allowed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.seal}"
