"""What is kept for how long, and how each kind ends: of a file its content, of a person's data in the journal the clear text.

Rows of the books, documents and the journal stay: what ends leaves its digest, so everything proven before is proven after.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.files import path_of
from chehang.core.models import Attachment, InboxItem, Journal, PersonalValue
from chehang.core.retention import Keep, keep
from chehang.ledger.models import Voucher
from chehang.org.models import SignIn
from chehang.stock.models import Entry

from .models import Destroyed

REPAIR, SALE = ("workshop.",), ("carsales.",)


def _of(*prefixes: str) -> Q:
    found = Q()
    for prefix in prefixes:
        found |= Q(document__startswith=prefix)
    return found


def _papers(about: Q) -> Any:
    """Attached files that were not destroyed before."""

    def rows(store_id: int) -> QuerySet[Attachment]:
        gone = Destroyed.objects.filter(store_id=store_id, label="core.Attachment", done=True).values("object_id")
        return Attachment.objects.filter(about, store_id=store_id).exclude(pk__in=gone)

    return rows


def end_papers(ctx: Context, rows: QuerySet[Attachment]) -> Mapping[int, str]:
    """The content goes once the act stands; a file that another document still holds stays for that one."""
    found = {row.pk: row.sha256 for row in rows}
    gone = Destroyed.objects.filter(label="core.Attachment", done=True).values("object_id")
    held = Attachment.objects.filter(sha256__in=found.values()).exclude(pk__in=gone).exclude(pk__in=found)
    free = {*found.values()} - {*held.values_list("sha256", flat=True)}
    transaction.on_commit(lambda: [path_of(sha).unlink(missing_ok=True) for sha in sorted(free)])  # type: ignore[func-returns-value]
    return found


def end_texts(ctx: Context, rows: QuerySet[PersonalValue]) -> Mapping[int, str]:
    """The clear text is emptied; the chain keeps its token, and nothing leads back from it."""
    found = {row.pk: hashlib.sha256(row.token.encode()).hexdigest() for row in rows}
    PersonalValue.objects.filter(pk__in=found).update(value="", salt="", erased_at=ctx.now)
    return found


def _texts(store_id: int) -> QuerySet[PersonalValue]:
    at = Journal.objects.filter(pk=OuterRef("journal_id")).values("at")[:1]
    return PersonalValue.objects.filter(store_id=store_id, erased_at=None).annotate(at=Subquery(at))


def end_rows(ctx: Context, rows: QuerySet[Any]) -> Mapping[int, str]:
    """The rows are deleted; a digest of all their values stays."""
    found = {row["id"]: hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest() for row in rows.values()}
    rows.model.objects.filter(pk__in=found).delete()
    return found


keep(
    Keep("repair_papers", _("Files of repairs"), _("repair records of 三包"), _papers(_of(*REPAIR)), "at", end_papers),
    months=72, source="家用汽车产品修理更换退货责任规定 第十七条:不少于6年", verified=True,
)  # fmt: skip
keep(
    Keep("sale_papers", _("Files of car sales"), _("sale archive"), _papers(_of(*SALE)), "at", end_papers),
    months=120, source="汽车销售管理办法:销售档案不少于10年,待核定",
)  # fmt: skip
keep(
    Keep("other_papers", _("Files of all other documents"), _("accounting records"), _papers(~_of(*REPAIR, *SALE)), "at", end_papers),
    months=360, source="会计档案管理办法 附表:凭证、账簿30年,待核定",
)  # fmt: skip
keep(
    Keep("journal_texts", _("Clear personal data beside the journal"), _("who did what to whom"), _texts, "at", end_texts),
    months=120, source="个人信息保护法 第十九条:最短必要期限;10年为内部规定,待核定",
)  # fmt: skip
keep(
    Keep("sign_ins", _("Sign-ins"), _("network log"), lambda s: SignIn.objects.filter(store_id=s), "last_at", end_rows),
    months=12, source="网络安全法 第二十一条:不少于六个月;12个月为内部规定,待核定",
)  # fmt: skip
keep(
    Keep("messages", _("Messages dealt with"), _("nothing: they were read"), lambda s: InboxItem.objects.filter(store_id=s, done_at__isnull=False), "done_at", end_rows),
    months=24, source="内部规定,待核定",
)  # fmt: skip
keep(Keep("vouchers", _("Vouchers and ledgers"), _("the books: for good"), lambda s: Voucher.objects.filter(store_id=s), "date", moment=False))  # fmt: skip
keep(Keep("goods", _("Movements of goods"), _("the books: for good"), lambda s: Entry.objects.filter(store_id=s), "at"))  # fmt: skip
keep(Keep("journal", _("Journal"), _("the chain of all acts: for good"), lambda s: Journal.objects.filter(store_id=s), "at"))  # fmt: skip
