"""The file of an employee: personal data, the posts held, labour contracts, the lists of joining and leaving."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.masking import masked
from chehang.core.models import StoreOwned
from chehang.people.models.organisation import Position


class StaffFile(StoreOwned):
    """Who somebody is. ``id_no`` may be empty until the card is there; ``working_since``: the first work anywhere (年假)."""

    PERSONAL_FIELDS = ("id_no", "mobile", "address", "emergency", "bank_account")
    employee = models.OneToOneField(
        "org.Employee", on_delete=models.PROTECT, related_name="file", verbose_name=_("employee")
    )
    id_no = models.CharField(_("ID card"), max_length=18, blank=True)
    mobile = models.CharField(_("mobile"), max_length=20, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    emergency = models.CharField(_("emergency contact"), max_length=100, blank=True)
    bank_account = models.CharField(_("bank account"), max_length=30, blank=True)
    education = models.CharField(_("education"), max_length=60, blank=True)
    hired_on = models.DateField(_("hired on"))
    working_since = models.DateField(_("working since"))
    left_on = models.DateField(_("left on"), null=True)

    class Meta:
        verbose_name = _("staff file")
        constraints = [
            models.UniqueConstraint(fields=["store", "id_no"], condition=~Q(id_no=""), name="people_file_id_once"),
            models.CheckConstraint(condition=Q(working_since__lte=F("hired_on")), name="people_file_working_since"),
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_on__gte=F("hired_on")), name="people_file_left"),
        ]

    def __str__(self) -> str:
        return self.employee.name

    @property
    def masked_id(self) -> str:
        """The ID card as the person's own page shows it."""
        return masked(self.id_no)

    @property
    def position(self) -> str:
        """The post held today."""
        held = self.employee.employments.filter(until=None).select_related("position").first()
        return held.position.title if held else ""


class Employment(StoreOwned):
    """An employee on a post of the organisation, from a day to a day (included)."""

    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="employments", verbose_name=_("employee")
    )
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="employments", verbose_name=_("post"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        verbose_name = _("employment")
        constraints = [
            models.UniqueConstraint(
                fields=["store", "employee"], condition=Q(until=None), name="people_employment_one"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="people_employment_days"),
        ]

    def __str__(self) -> str:
        return f"{self.employee.name} {self.position.title}"


class ContractTerm(models.TextChoices):
    """劳动合同期限 (劳动合同法 art. 12)."""

    FIXED = "fixed", _("Fixed term")
    OPEN = "open", _("Open-ended")
    TASK = "task", _("Until the work is done")


class LabourContract(StoreOwned):
    """A labour contract. An employee has one at a time; probation is agreed once (art. 19)."""

    number = models.CharField(_("number"), max_length=40)
    employee = models.ForeignKey(
        "org.Employee", on_delete=models.PROTECT, related_name="labour_contracts", verbose_name=_("employee")
    )
    term = models.CharField(_("term"), max_length=6, choices=ContractTerm)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True)
    probation_until = models.DateField(_("probation until"), null=True)
    wage = MoneyField(_("monthly wage"))
    probation_wage = MoneyField(_("wage on probation"), null=True)
    ended_on = models.DateField(_("ended on"), null=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True)

    class Meta:
        verbose_name = _("labour contract")
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="people_contract_number"),
            models.UniqueConstraint(
                fields=["store", "employee"], condition=Q(ended_on=None), name="people_contract_one"
            ),
            models.UniqueConstraint(
                fields=["store", "employee"],
                condition=Q(probation_until__isnull=False),
                name="people_contract_probation_once",
            ),
            models.CheckConstraint(condition=Q(term__in=ContractTerm.values), name="people_contract_term"),
            models.CheckConstraint(condition=~Q(term="fixed") | Q(ends_on__isnull=False), name="people_contract_fixed"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="people_contract_days"
            ),
            models.CheckConstraint(condition=Q(wage__gt=0), name="people_contract_wage"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.employee.name}"


class ListKind(models.TextChoices):
    """Which list an item stands on."""

    JOIN = "join", _("Joining")
    LEAVE = "leave", _("Leaving")


class ListItem(StoreOwned):
    """Something to be done before somebody has really joined, or may leave."""

    employee = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("employee"))
    kind = models.CharField(_("list"), max_length=6, choices=ListKind)
    title = models.CharField(_("what"), max_length=100)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True)
    done_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("done by")
    )
    remark = models.CharField(_("remark"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("item of a list")
        indexes = [models.Index(fields=["store", "employee", "kind"], name="people_list_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ListKind.values), name="people_list_kind"),
            models.CheckConstraint(
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
                name="people_list_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee.name}: {self.title}"
