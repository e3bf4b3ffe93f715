"""What hangs on a document: attachments, comments, signatures, approvals, print-outs."""

from django.db import models


class Attached(models.Model):
    """Belongs to one document, named by its registered type and id."""

    store_id = models.BigIntegerField()
    document = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    at = models.DateTimeField()
    employee_id = models.BigIntegerField()
    actor_name = models.CharField(max_length=100)

    class Meta:
        abstract = True


class Attachment(Attached):
    """A file by its content: kept under its SHA-256, served as a download only."""

    kind = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["document", "object_id"], name="attachment_document")]


class Comment(Attached):
    """A remark of a colleague."""

    text = models.CharField(max_length=1000)

    class Meta:
        indexes = [models.Index(fields=["document", "object_id"], name="comment_document")]


class Signature(Attached):
    """A person's signature under the content with this digest.

    ``employee_id`` is the natural person who entered a PIN of their own (0 for a customer, who signs by hand);
    ``account_id`` the login at the shared PC.
    """

    slot = models.CharField(max_length=20)
    account_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    image = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "object_id", "slot", "digest"], name="signature_slot"),
            models.UniqueConstraint(
                fields=["document", "object_id", "employee_id", "digest"],
                condition=~models.Q(employee_id=0),
                name="signature_one_per_person",
            ),
        ]


class Approval(Attached):
    """A decision on the content with this digest; another content needs another decision.

    ``employee_id`` is who decided; ``voice_id`` whose voice it was: the same person, or the absent one he stands in for.
    """

    request = models.ForeignKey("core.ApprovalRequest", null=True, on_delete=models.PROTECT, related_name="decisions")
    step = models.PositiveSmallIntegerField(default=0)
    post = models.CharField(max_length=40, blank=True)
    voice_id = models.BigIntegerField(default=0)
    voice_name = models.CharField(max_length=100, blank=True)
    decision = models.CharField(max_length=10)
    amount = models.BigIntegerField(default=0, help_text="fen")
    reason = models.CharField(max_length=1000, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["document", "object_id"], name="approval_document")]
        constraints = [
            models.CheckConstraint(condition=models.Q(decision__in=["approved", "returned"]), name="approval_decision"),
            models.UniqueConstraint(
                fields=["request", "employee_id"],
                condition=models.Q(decision="approved", request__isnull=False),
                name="approval_one_per_person",
            ),
            models.UniqueConstraint(
                fields=["request", "voice_id"],
                condition=models.Q(decision="approved", request__isnull=False),
                name="approval_one_per_voice",
            ),
        ]


class PrintRecord(Attached):
    """One print of a document: from the second on the paper says 补打."""

    layout = models.CharField(max_length=40)
    copy_no = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "object_id", "layout", "copy_no"], name="print_copy")
        ]
