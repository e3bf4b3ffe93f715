"""The tables of policies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned
from chehang.work.heads import Department

IN_FORCE = ["in_force", "superseded"]


class Policy(StoreOwned):
    """One version of a rule. All versions of a rule carry the same number.

    ``control_operation`` is the operation that enforces it, ``control_code`` the code of the refusal it answers with:
    refused attempts in the journal are its violations.
    """

    number = models.CharField(_("number"), max_length=40)
    version = models.PositiveIntegerField(_("version"), default=1)
    title = models.CharField(_("policy"), max_length=100)
    department = models.CharField(_("department"), max_length=12, choices=Department)
    text = models.TextField(_("text"))
    effective_on = models.DateField(_("effective from"))
    everyone = models.BooleanField(_("concerns everyone"), default=False)
    control_operation = models.CharField(_("enforced by"), max_length=80, blank=True)
    control_code = models.CharField(_("refusal code"), max_length=80, blank=True)
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by", verbose_name=_("replaces")
    )
    state = models.CharField(_("state"), max_length=12, default="draft")
    author = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("author"))
    written_at = models.DateTimeField(_("written"))
    approved_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True)

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        constraints = [
            models.UniqueConstraint(fields=["store", "number", "version"], name="policy_version"),
            models.CheckConstraint(condition=Q(department__in=Department.values), name="policy_department"),
            models.CheckConstraint(
                condition=~Q(state__in=IN_FORCE) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="policy_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")), name="policy_approved_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title} V{self.version}"


class PolicyReader(StoreOwned):
    """A post whose holders have to read a policy."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="readers", verbose_name=_("policy"))
    post = models.CharField(_("post"), max_length=40)

    class Meta:
        verbose_name = _("reader")
        constraints = [models.UniqueConstraint(fields=["policy", "post"], name="policy_reader_once")]


class Acknowledgement(StoreOwned):
    """A person has read a policy and knows it."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="read_by", verbose_name=_("policy"))
    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("acknowledgement")
        constraints = [models.UniqueConstraint(fields=["policy", "employee"], name="acknowledged_once")]
