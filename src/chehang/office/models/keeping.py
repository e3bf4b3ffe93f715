"""Lists of what is destroyed after its time: asked for by one person, done by another."""

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.core.retention import kinds


class Destruction(StoreOwned):
    """A list of records of one kind, all dated before ``before``. ``digest`` covers the list; what is on it stands in ``Destroyed``."""

    number = models.CharField(_("number"), max_length=24)
    kind = models.CharField(_("kind of record"), max_length=30)
    before = models.DateField(_("dated before"))
    months = models.PositiveIntegerField(_("kept for months"))
    rows = models.PositiveIntegerField(_("records"))
    digest = models.CharField(_("digest of the list"), max_length=64)
    reason = models.CharField(_("reason"), max_length=200)
    state = models.CharField(_("state"), max_length=10, default="asked")
    asked_by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    decided_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("list of destruction")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="destruction_number"),
            models.UniqueConstraint(
                fields=["store", "kind"], condition=Q(state="asked"), name="destruction_one_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(rows__gt=0, months__gt=0), name="destruction_rows"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by=None, decided_at=None)
                | (~Q(state="asked") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="destruction_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")) | ~Q(state="done"),
                name="destruction_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def kind_title(self) -> str:
        """The kind in words."""
        known = kinds().get(self.kind)
        return str(known.title) if known else self.kind


class Destroyed(StoreOwned):
    """One record on a list: where it stood and, once it is gone, its digest. Nothing that tells what it said."""

    destruction = models.ForeignKey(Destruction, on_delete=models.PROTECT, related_name="items")
    label = models.CharField(_("record"), max_length=60)
    object_id = models.BigIntegerField(_("number"))
    dated = models.DateField(_("date"))
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    done = models.BooleanField(_("destroyed"), default=False)

    class Meta:
        verbose_name = _("destroyed record")
        constraints = [
            models.UniqueConstraint(fields=["destruction", "object_id"], name="destroyed_once"),
            models.UniqueConstraint(fields=["label", "object_id"], condition=Q(done=True), name="destroyed_for_good"),
            models.CheckConstraint(condition=Q(done=False) | ~Q(digest=""), name="destroyed_digest"),
        ]
        indexes = [models.Index(fields=["label", "object_id"], name="destroyed_record")]

    @property
    def what(self) -> str:
        """Which kind of row it was, in words."""
        return str(apps.get_model(self.label)._meta.verbose_name)
