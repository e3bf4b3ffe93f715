"""Vouchers (记账凭证) and their lines.

财会〔2024〕12号 §21(3): there is no way to delete or insert a posted voucher or to change its date, amount, account or
operator. The database refuses it (see guards); a mistake is countered by a red-letter voucher.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core import documents
from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned

from ..events import event_title
from .accounts import Account
from .periods import Period

MANUAL = "manual"


class Voucher(StoreOwned):
    """A voucher: a draft has no number; a posted one has the next of its month and never changes again.

    ``event`` names the posting rule (``manual`` for one written by hand, which needs a reason); ``document`` and
    ``object_id`` lead back to what it was made from, ``part`` to which part of it: an event is posted once for each.
    """

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="vouchers", verbose_name=_("period"))
    word = models.CharField(_("voucher word"), max_length=4, default="记")
    number = models.IntegerField(_("number"), null=True)
    date = models.DateField(_("date"))
    summary = models.CharField(_("summary"), max_length=200)
    attachments = models.PositiveIntegerField(_("attached papers"), default=0)
    event = models.CharField(_("event"), max_length=60)
    document = models.CharField(_("document"), max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)
    part = models.CharField(_("part"), max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    total = MoneyField(_("amount"), default=0)
    maker_id = models.BigIntegerField()
    maker_name = models.CharField(_("made by"), max_length=100)
    made_at = models.DateTimeField(_("made"))
    reviewer_id = models.BigIntegerField(null=True)
    reviewer_name = models.CharField(_("reviewed by"), max_length=100, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)
    poster_id = models.BigIntegerField(null=True)
    poster_name = models.CharField(_("posted by"), max_length=100, blank=True)
    posted_at = models.DateTimeField(_("posted"), null=True)
    state = models.CharField(_("state"), max_length=10, default="draft")
    reverses = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="reversals",
        verbose_name=_("reverses"),
        db_index=False,
    )

    class Meta:
        verbose_name = _("voucher")
        indexes = [
            models.Index(fields=["document", "object_id"], name="voucher_document"),
            models.Index(fields=["store", "date", "number", "id"], name="voucher_order"),
            models.Index(fields=["period"], condition=Q(state="posted", reviewer_id=None), name="voucher_unreviewed"),
            models.Index(fields=["store"], condition=Q(number__isnull=True), name="voucher_unposted"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "word", "number"], condition=Q(number__isnull=False), name="voucher_number"
            ),
            models.UniqueConstraint(
                fields=["store", "event", "document", "object_id", "part"],
                condition=~Q(document=""),
                name="voucher_once",
            ),
            models.UniqueConstraint(
                fields=["reverses"],
                condition=Q(reverses__isnull=False) & ~Q(state="discarded"),
                name="voucher_reversed_once",
            ),
            models.CheckConstraint(
                condition=Q(reviewer_id=None) | ~Q(reviewer_id=F("maker_id")), name="voucher_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state="posted", number__isnull=False, number__gte=1)
                | (~Q(state="posted") & Q(number=None)),
                name="voucher_number_when_posted",
            ),
            models.CheckConstraint(condition=~Q(document="") | ~Q(reason=""), name="voucher_source_or_reason"),
            models.CheckConstraint(condition=~Q(summary=""), name="voucher_summary"),
        ]

    def __str__(self) -> str:
        return f"{self.word}-{self.number or '—'}"

    @property
    def source(self) -> str:
        """What kind of document made it; nothing for one written by hand."""
        known = documents.documents().get(self.document)
        return str(known.title) if known else self.document

    @property
    def event_title(self) -> str:
        """The event in words."""
        return event_title(self.event)

    def form_values(self) -> dict[str, Any]:
        """Its lines, for the form that changes a draft."""
        return {"lines": [line.form_values() for line in self.lines.order_by("n")]}


class Line(StoreOwned):
    """One line of a voucher: an amount on one side. In a red-letter voucher it is negative on the same side.

    Its dimensions (辅助核算) say whom and what it is about: the ``partner``, the ``department`` that answers for it, the ``item`` (a vehicle, a work
    order), the ``project`` (a campaign, a cost centre) and the line of the cash-flow statement it belongs to.
    """

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+", db_index=False)
    voucher = models.ForeignKey(
        Voucher, on_delete=models.PROTECT, related_name="lines", verbose_name=_("voucher"), db_index=False
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveIntegerField(_("line"))
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name=_("ledger account"), db_index=False
    )
    summary = models.CharField(_("summary"), max_length=200)
    debit = MoneyField(_("debit"), default=0)
    credit = MoneyField(_("credit"), default=0)
    department = models.CharField(_("department"), max_length=20, blank=True)
    partner_kind = models.CharField(_("partner"), max_length=10, blank=True)
    partner_id = models.BigIntegerField(default=0)
    item_kind = models.CharField(_("item"), max_length=20, blank=True)
    item_id = models.BigIntegerField(default=0)
    project = models.CharField(_("project"), max_length=40, blank=True)
    cash_flow = models.CharField(_("cash-flow item"), max_length=20, blank=True)
    document = models.CharField(_("document"), max_length=60, blank=True)
    object_id = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("voucher line")
        indexes = [
            # Whole: the sums of an account by month, partner or department are read from the index alone.
            models.Index(
                fields=["account", "period", "partner_kind", "partner_id", "department", "voucher", "debit", "credit"],
                name="line_account",
            ),
            models.Index(fields=["store", "item_kind", "item_id"], condition=~Q(item_kind=""), name="line_item"),
            models.Index(fields=["store", "project"], condition=~Q(project=""), name="line_project"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["voucher", "n"], name="line_place"),
            models.CheckConstraint(
                condition=(Q(debit=0) & ~Q(credit=0)) | (~Q(debit=0) & Q(credit=0)), name="line_one_side"
            ),
        ]

    def form_values(self) -> dict[str, Any]:
        """The line as the form shows it: no zero on the empty side, the partner in its column."""
        partner = {f"{self.partner_kind}_id": self.partner_id} if self.partner_kind else {}
        amounts = {"debit": self.debit or None, "credit": self.credit or None}
        return {
            "account_id": self.account_id,
            "summary": self.summary,
            "department": self.department,
            "project": self.project,
            **amounts,
            **partner,
        }
