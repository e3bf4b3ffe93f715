"""Other numbers of a part, and numbers that replace or stand in for one another."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField

from ..kinds import AliasKind, Replacement
from .parts import Part


class Alias(models.Model):
    """Another number under which a part is known and found."""

    SHARED_BY_GROUP = True
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="aliases", verbose_name=_("part"))
    display_no = models.CharField(_("number"), max_length=60)
    norm_no = models.CharField(_("normalised number"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=AliasKind, default=AliasKind.OTHER)

    class Meta:
        verbose_name = _("other number")
        constraints = [
            models.UniqueConstraint(fields=["norm_no", "part"], name="alias_once"),
            models.CheckConstraint(condition=~Q(norm_no=""), name="alias_named"),
            models.CheckConstraint(condition=Q(kind__in=AliasKind.values), name="alias_kind"),
        ]

    def __str__(self) -> str:
        return self.display_no


class Supersession(models.Model):
    """``old`` gives way to ``ratio`` × ``new`` from a day on. Rows of one ``group_no`` are needed together.

    ``STOP`` has no new part. With ``use_up_old`` the old part is offered first while there is stock;
    ``fits_backward`` says that the new part also fits where the old one did.
    """

    SHARED_BY_GROUP = True
    old = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="replacements", verbose_name=_("old part"))
    new = models.ForeignKey(
        Part, null=True, blank=True, on_delete=models.PROTECT, related_name="replaced", verbose_name=_("new part")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Replacement)
    ratio = RateField(_("new per old"), default=Decimal(1))
    group_no = models.PositiveIntegerField(_("replacement set"), default=1)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    use_up_old = models.BooleanField(_("use up old stock first"), default=True)
    fits_backward = models.BooleanField(_("new fits old cars"), default=True)
    source = models.CharField(_("source"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("supersession")
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "group_no", "valid_from"], name="supersession_once"),
            models.CheckConstraint(condition=Q(new=None) | ~Q(new=F("old")), name="supersession_other_part"),
            models.CheckConstraint(
                condition=(Q(kind="stop") & Q(new=None)) | (~Q(kind="stop") & Q(new__isnull=False)),
                name="supersession_stop",
            ),
            models.CheckConstraint(condition=Q(ratio__gt=0, group_no__gt=0), name="supersession_ratio"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="supersession_days"
            ),
            models.CheckConstraint(condition=Q(kind__in=Replacement.values), name="supersession_kind"),
        ]


class Interchange(models.Model):
    """Two parts either of which will do (A↔B). The lower id stands first, so a pair exists once."""

    SHARED_BY_GROUP = True
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("part"))
    other = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+", verbose_name=_("interchangeable part"))
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("interchange")
        constraints = [
            models.UniqueConstraint(fields=["part", "other"], name="interchange_once"),
            models.CheckConstraint(condition=Q(part__lt=F("other")), name="interchange_order"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="interchange_days"
            ),
        ]
