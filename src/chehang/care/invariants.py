"""What must hold in customer care after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I42c", _("Each marketing message had a live yes when it was sent"))
def marketing_had_consent() -> Iterator[str]:
    """The consent of the message is the person's last word of that moment, and it was a yes to this purpose."""
    yield from offending(
        "SELECT o.id FROM care_outbox o LEFT JOIN care_consent c ON c.id = o.consent_id"
        " WHERE o.purpose NOT IN ('service', 'survey') AND (c.id IS NULL OR NOT c.given OR c.at > o.at"
        " OR c.customer_id <> o.customer_id OR c.purpose <> o.purpose OR EXISTS (SELECT 1 FROM care_consent l"
        " WHERE l.customer_id = o.customer_id AND l.purpose = o.purpose AND l.id > c.id AND l.at < o.at))",
        "message {id}: sent without a live consent",
    )


@invariant("I43c", _("Of an erased person no file tells anything"))
def erased_is_empty() -> Iterator[str]:
    """Customer, calls, messages and surveys of whoever was erased are empty; his bills stay."""
    erased = "SELECT e.customer_id FROM care_erasure e WHERE e.state = 'done'"
    yield from offending(
        f"SELECT c.code FROM parties_customer c WHERE c.id IN ({erased}) AND (c.mobile <> '' OR c.phone <> ''"
        " OR c.address <> '' OR c.tax_id <> '' OR c.plate_no <> '' OR c.active)",
        "customer {code}: was to be erased, and is not",
    )
    yield from offending(
        f"SELECT l.number FROM carsales_lead l WHERE l.customer_id IN ({erased}) AND l.name <> '***'",
        "lead {number}: tells of an erased person",
    )
    yield from offending(
        f"SELECT w.number FROM workshop_workorder w WHERE w.customer_id IN ({erased}) AND w.sender_phone <> ''",
        "work order {number}: tells of an erased person",
    )
    yield from offending(
        f"SELECT f.id FROM care_followup f WHERE f.customer_id IN ({erased}) AND f.said <> ''",
        "call {id}: tells of an erased person",
    )
    yield from offending(
        f"SELECT k.id FROM care_contact k WHERE k.customer_id IN ({erased}) AND (k.mobile <> '' OR k.active)",
        "contact {id}: tells of an erased person",
    )


@invariant("I44c", _("Who was erased was erased by two persons, and owed nothing"))
def erased_by_two() -> Iterator[str]:
    """Taken by one, decided by another."""
    yield from offending(
        "SELECT e.code FROM care_erasure e WHERE e.state = 'done' AND (e.decided_by_id IS NULL OR e.decided_by_id = e.asked_by_id)",
        "erasure {code}: decided by who took it",
    )
