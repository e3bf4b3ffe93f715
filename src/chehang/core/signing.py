"""Signatures: natural persons under the digest of what they saw."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import documents
from .context import Context
from .errors import Refused
from .models import Attachment, Signature


def sign(
    ctx: Context, obj: Any, slot: str, *, employee_id: int, name: str, image: Attachment | None = None
) -> Signature:
    """Put a person's name under the present content of ``obj`` in ``slot``.

    ``employee_id`` is the natural person whose PIN was checked by the caller, or 0 for a customer (who needs an image).
    Refused when the slot is taken or the person has signed already, whatever account is used.
    """
    document = documents.of(obj)
    seal = document.digest(obj)
    for there in valid(obj, seal):
        if there.slot == slot:
            raise Refused("signature.slot_taken", _("%(name)s has already signed here."), name=there.actor_name)
        if employee_id and there.employee_id == employee_id:
            raise Refused(
                "signature.same_person",
                _(
                    "%(name)s has already signed. The second signature must come from another person: please ask a colleague."
                ),
                name=there.actor_name,
            )
    signature = Signature.objects.create(
        store_id=ctx.store_id,
        document=document.name,
        object_id=obj.pk,
        at=ctx.now,
        employee_id=employee_id,
        actor_name=name,
        slot=slot,
        account_id=ctx.actor.account_id,
        digest=seal,
        image=image,
    )
    ctx.changed(obj, None, {"signed": slot, "by": name, "digest": seal})
    return signature


def valid(obj: Any, seal: str = "") -> Sequence[Signature]:
    """The signatures under the present content (``seal``: its digest, where known); an edit makes earlier ones void."""
    document = documents.of(obj)
    found = Signature.objects.filter(document=document.name, object_id=obj.pk, digest=seal or document.digest(obj))
    return list(found.order_by("id"))
