"""Partners in the media, and what is published about the house."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.work.models import CaseRecord

from ..kinds import CrisisColour, MediumKind, Tie


class Partner(StoreOwned):
    """A journalist or medium that knows us; the last contact is not to be longer ago than the store says."""

    PERSONAL_FIELDS = ("name", "phone")
    medium = models.CharField(_("medium"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=MediumKind)
    name = models.CharField(_("contact person"), max_length=60)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    tie = models.CharField(_("tie"), max_length=10, choices=Tie)
    last_contact = models.DateField(_("last contact"))
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("media partner")
        constraints = [
            models.UniqueConstraint(fields=["store", "medium", "name"], name="partner_once"),
            models.CheckConstraint(condition=Q(tie__in=Tie.values), name="partner_tie"),
        ]

    def __str__(self) -> str:
        return f"{self.medium} {self.name}"


class PartnerContact(StoreOwned):
    """A contact with a partner: what was given or received. Never changed."""

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("media partner")
    )
    on = models.DateField(_("day"))
    words = models.CharField(_("what was given and received"), max_length=1000)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("contact with a media partner")


class Release(StoreOwned):
    """A text that is published: facts and law checked by another person, approved, published, with its clippings."""

    title = models.CharField(_("release"), max_length=100)
    text = models.CharField(_("text"), max_length=4000)
    planned_on = models.DateField(_("planned for"))
    case = models.ForeignKey(
        CaseRecord,
        null=True,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("statement in the case"),
    )
    state = models.CharField(_("state"), max_length=10, default="draft")
    made_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    checked_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("checked by")
    )
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    published_on = models.DateField(_("published on"), null=True)
    clippings = models.CharField(_("clippings"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("release")
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("made_by")), name="release_checked_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"]) | Q(approved_by__isnull=False),
                name="release_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False), name="release_published"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CrisisGrade(StoreOwned):
    """How grave a crisis of the brand is and what is known of it; the last one holds. Never changed."""

    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT, related_name="grades", verbose_name=_("case"))
    colour = models.CharField(_("level of the crisis"), max_length=8, choices=CrisisColour)
    facts = models.CharField(_("what is known"), max_length=1000)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))

    class Meta:
        verbose_name = _("grade of a crisis")
        constraints = [
            models.CheckConstraint(condition=Q(colour__in=CrisisColour.values), name="crisis_colour"),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.get_colour_display()}"
