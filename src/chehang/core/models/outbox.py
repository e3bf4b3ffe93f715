"""What goes out of the house: the ways out, the store's own wordings, who wants to be reached, and the outbox."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.masking import masked

CHANNEL_KINDS = (
    ("wecom", _("WeCom robot")),
    ("dingtalk", _("DingTalk robot")),
    ("feishu", _("Feishu robot")),
    ("mail", _("Mail")),
    ("sms", _("SMS gateway")),
)
STATES = (
    ("waiting", _("Waiting to go out")),
    ("sending", _("Going out")),
    ("sent", _("Sent out")),
    ("unsure", _("Perhaps sent")),
    ("failed", _("Could not be sent")),
    ("withheld", _("Withheld: no consent")),
    ("withdrawn", _("Withdrawn")),
)
SCOPES = (("late", _("Decisions and what is late")), ("all", _("Everything on the desk")))


class Channel(models.Model):
    """A way out of a store. ``address`` (a robot's address holds its key) and ``secret`` are shown to nobody.

    After trouble the way rests until ``resting_until``; ``failures`` counts the trouble since the last message that went.
    """

    store_id = models.BigIntegerField()
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=CHANNEL_KINDS)
    address = models.CharField(max_length=500)
    account = models.CharField(max_length=100, blank=True)
    secret = models.CharField(max_length=500, blank=True)
    sender = models.CharField(max_length=100, blank=True)
    security = models.CharField(max_length=10, default="tls")
    active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField(default=0)
    resting_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("way out")
        constraints = [
            models.UniqueConstraint(fields=["store_id", "code"], name="channel_code"),
            models.CheckConstraint(condition=Q(kind__in=[k for k, _t in CHANNEL_KINDS]), name="channel_kind"),
            models.CheckConstraint(condition=~Q(address=""), name="channel_address"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def host(self) -> str:
        """Where it leads to, without what is secret."""
        from chehang.core.outbox.channels import host_of

        return host_of(self.address)

    def form_values(self) -> dict[str, Any]:
        """Secrets are not filled into the form: what is left empty there stays as it is."""
        return {"address": "", "secret": ""}


class Wording(models.Model):
    """A store's own words for a kind of message; the highest version counts, an empty text is the product's again."""

    store_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    subject = models.CharField(max_length=100, blank=True)
    text = models.CharField(max_length=1000, blank=True)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store_id", "kind", "version"], name="wording_once")]


class Reach(models.Model):
    """A person of the house who wants to be told outside it: through which way out, where, and of what."""

    PERSONAL_FIELDS = ("address",)
    store_id = models.BigIntegerField()
    employee_id = models.BigIntegerField()
    employee_name = models.CharField(max_length=100)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    scope = models.CharField(max_length=10, choices=SCOPES, default="late")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("person to be reached")
        constraints = [
            models.UniqueConstraint(
                fields=["store_id", "employee_id"], condition=Q(ended_at=None), name="reach_one_way"
            ),
            models.CheckConstraint(condition=Q(scope__in=["late", "all"]), name="reach_scope"),
        ]

    def __str__(self) -> str:
        return self.employee_name

    @property
    def masked_address(self) -> str:
        return masked(self.address)


class Outgoing(models.Model):
    """One message on its way. ``key`` names the intent: the same key is never sent twice.

    ``subject`` is what it is about (the log on that document), ``partner`` the outsider it goes to, ``purpose`` what he must have
    consented to and ``proof`` which consent stood at the moment of sending. ``unsure``: it was handed over and no
    answer came; only a person may send it again.
    """

    PERSONAL_FIELDS = ("to", "text")
    store_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="messages", verbose_name=_("way out"))
    to = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=100, blank=True)
    text = models.CharField(max_length=2000)
    outside = models.BooleanField(default=True)
    purpose = models.CharField(max_length=40, blank=True)
    proof = models.CharField(max_length=200, blank=True)
    employee_id = models.BigIntegerField(default=0)
    partner = models.CharField(max_length=60, blank=True)
    partner_id = models.BigIntegerField(default=0)
    subject = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    attempts = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=300, blank=True)
    made_by_name = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message")
        indexes = [
            models.Index(fields=["channel", "next_at", "id"], condition=Q(state="waiting"), name="outgoing_due"),
            models.Index(fields=["subject", "subject_id"], name="outgoing_subject"),
            models.Index(fields=["store_id", "state", "id"], name="outgoing_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["store_id", "key"], name="outgoing_once"),
            models.CheckConstraint(condition=Q(state__in=[s for s, _t in STATES]), name="outgoing_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="outgoing_sent_at",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", next_at__isnull=False) | ~Q(state="waiting"), name="outgoing_next_at"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(purpose="") | ~Q(proof=""), name="outgoing_with_consent"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(sent_at__gte=F("created_at")), name="outgoing_after_made"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:30]

    @property
    def kind_title(self) -> str:
        """What kind of message, in the reader's language."""
        from chehang.core.outbox.declaring import kinds

        return str(kinds()[self.kind].title) if self.kind in kinds() else self.kind

    @property
    def masked_to(self) -> str:
        return masked(self.to)
