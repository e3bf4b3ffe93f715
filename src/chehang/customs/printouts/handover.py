"""报关资料交接单: which papers of a batch went to the broker, and who took them."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate
from django.utils.translation import override

from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Sign, sign_of, store_head

from ..models import Shipment
from .goods import goods_of


@dataclass(frozen=True, kw_only=True)
class HandedPaper:
    """A paper of the file; ``proof`` is the beginning of its file's hash."""

    kind: str
    number: str = ""
    kept: str = ""
    verified: str = ""
    proof: str = ""


@dataclass(frozen=True, kw_only=True)
class Handover:
    """报关资料交接单, A4."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    broker: str
    contact: str
    contract_no: str
    invoice_no: str
    transport_no: str
    port: str
    incoterm: str
    packages: str
    gross_kg: Count
    net_kg: Count
    eta: Day
    goods: str
    papers: tuple[HandedPaper, ...]
    gives: Sign = UNSIGNED
    checks: Sign = UNSIGNED


PRINTOUT = Printout("customs/handover", Handover, "报关资料交接单", (), numbered)


def handover(batch: Shipment) -> Handover:
    """The checklist as it stands, with who filed and who verified each paper."""
    rows = batch.papers.select_related("kept_by", "verified_by").order_by("id")
    with override("zh-hans"):
        papers = tuple(
            HandedPaper(
                kind=str(p.get_kind_display()),
                number=p.number,
                kept=p.kept_by.name if p.kept_by else "未到",
                verified=p.verified_by.name if p.verified_by else "",
                proof=p.sha256[:12],
            )
            for p in rows
        )
    return Handover(
        store=store_head(batch.store),
        number=batch.number,
        date=localdate(),
        supplier=batch.supplier.name,
        broker=batch.broker.name if batch.broker else "",
        contact=f"{batch.broker.contact} {batch.broker.phone}" if batch.broker else "",
        contract_no=batch.contract_no,
        invoice_no=batch.invoice_no,
        transport_no=batch.transport_no,
        port=batch.port,
        incoterm=batch.incoterm,
        packages=str(batch.packages),
        gross_kg=batch.gross_kg,
        net_kg=batch.net_kg,
        eta=batch.eta,
        goods=goods_of(batch),
        papers=papers,
        gives=sign_of(batch.preparer),
        checks=sign_of(batch.checker),
    )
