"""Company papers with their archive, and the uses of seals."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.office.kinds import PaperKind, Secrecy, Way
from chehang.work.heads import Department


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
    used_on = models.DateField(_("scan filed on"), null=True)
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
            models.CheckConstraint(condition=~Q(state="used") | Q(used_on__isnull=False), name="office_seal_used"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.seal}"


class CompanyPaper(StoreOwned):
    """A paper of the company: drafted and approved before it goes out, or received; in the end archived."""

    number = models.CharField(_("number"), max_length=40)
    way = models.CharField(_("way"), max_length=8, choices=Way)
    kind = models.CharField(_("kind"), max_length=8, choices=PaperKind)
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(_("text"), blank=True)
    secrecy = models.CharField(_("secrecy"), max_length=8, choices=Secrecy, default="open")
    department = models.CharField(_("department"), max_length=12, choices=Department)
    addressee = models.CharField(_("addressee"), max_length=100, blank=True)
    sender = models.CharField(_("sender"), max_length=100, blank=True)
    their_number = models.CharField(_("number of the sender"), max_length=60, blank=True)
    dated = models.DateField(_("dated"))
    drafted_by = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    box = models.CharField(_("archive box"), max_length=40, blank=True)
    keep_until = models.DateField(_("kept until"), null=True)
    state = models.CharField(_("state"), max_length=10, default="draft")

    class Meta:
        verbose_name = _("paper")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="office_paper_number"),
            models.CheckConstraint(
                condition=Q(way__in=Way.values, kind__in=PaperKind.values, secrecy__in=Secrecy.values),
                name="office_paper_words",
            ),
            models.CheckConstraint(condition=Q(way="in") | ~Q(text=""), name="office_paper_text"),
            models.CheckConstraint(condition=~Q(way="in") | ~Q(sender=""), name="office_paper_sender"),
            models.CheckConstraint(
                condition=~Q(state="archived") | (~Q(box="") & Q(keep_until__isnull=False)),
                name="office_paper_archived",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
