"""Write the head of the customs declaration."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.customs.declaring import NAMES, checked, suggested
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Shipment
from chehang.customs.running import require_undeclared

Said = Annotated[ShortText, Field(max_length=100)]


class WriteHead(Command):
    """The batch and the fields of the head; what is left empty stays as it is, and is taken from the batch where that knows it."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    customs_master: Annotated[Said, Field(title=gettext_noop("Customs office of declaration"))] = ""
    entry_customs: Annotated[Said, Field(title=gettext_noop("Customs office of entry"))] = ""
    record_no: Annotated[Said, Field(title=gettext_noop("Record number"))] = ""
    contract_no: Annotated[Said, Field(title=gettext_noop("Contract number"))] = ""
    import_date: Annotated[Said, Field(title=gettext_noop("Date of import"))] = ""
    declare_date: Annotated[Said, Field(title=gettext_noop("Date of declaration"))] = ""
    pre_entry_no: Annotated[Said, Field(title=gettext_noop("Pre-entry number"))] = ""
    consignee: Annotated[Said, Field(title=gettext_noop("Consignee in China"))] = ""
    consignee_uscc: Annotated[Said, Field(title=gettext_noop("Credit code of the consignee"))] = ""
    consignee_code: Annotated[Said, Field(title=gettext_noop("Customs code of the consignee"))] = ""
    consignee_ciq: Annotated[Said, Field(title=gettext_noop("Inspection code of the consignee"))] = ""
    consignor: Annotated[Said, Field(title=gettext_noop("Consignor abroad"))] = ""
    end_user: Annotated[Said, Field(title=gettext_noop("End user"))] = ""
    declarant: Annotated[Said, Field(title=gettext_noop("Declaring company"))] = ""
    traffic_mode: Annotated[Said, Field(title=gettext_noop("Mode of transport"))] = ""
    traffic_name: Annotated[Said, Field(title=gettext_noop("Vessel and voyage"))] = ""
    bill_no: Annotated[Said, Field(title=gettext_noop("Bill of lading or air waybill number"))] = ""
    supervision_mode: Annotated[Said, Field(title=gettext_noop("Supervision mode"))] = ""
    levy_nature: Annotated[Said, Field(title=gettext_noop("Nature of levy"))] = ""
    licence_no: Annotated[Said, Field(title=gettext_noop("Licence number"))] = ""
    departure_country: Annotated[Said, Field(title=gettext_noop("Country of departure"))] = ""
    transit_port: Annotated[Said, Field(title=gettext_noop("Port of transit"))] = ""
    trade_terms: Annotated[Said, Field(title=gettext_noop("Terms of trade"))] = ""
    freight: Annotated[Said, Field(title=gettext_noop("Freight"))] = ""
    insurance: Annotated[Said, Field(title=gettext_noop("Insurance"))] = ""
    other_fees: Annotated[Said, Field(title=gettext_noop("Other charges"))] = ""
    packages: Annotated[Said, Field(title=gettext_noop("Number of packages"))] = ""
    packing_kind: Annotated[Said, Field(title=gettext_noop("Kind of packing"))] = ""
    gross_kg: Annotated[Said, Field(title=gettext_noop("Gross weight"))] = ""
    net_kg: Annotated[Said, Field(title=gettext_noop("Net weight"))] = ""
    trade_country: Annotated[Said, Field(title=gettext_noop("Country of trade"))] = ""
    storage_place: Annotated[Said, Field(title=gettext_noop("Place where the goods lie"))] = ""
    departure_port: Annotated[Said, Field(title=gettext_noop("Port of departure"))] = ""
    departure_date: Annotated[Said, Field(title=gettext_noop("Date of departure"))] = ""
    entry_port: Annotated[Said, Field(title=gettext_noop("Port of entry into China"))] = ""
    declaration_kind: Annotated[Said, Field(title=gettext_noop("Kind of declaration"))] = ""
    marks: Annotated[Said, Field(title=gettext_noop("Marks and numbers"))] = ""
    documents: Annotated[Said, Field(title=gettext_noop("Documents with it, and their numbers"))] = ""
    remark: Annotated[Said, Field(title=gettext_noop("Remark"))] = ""
    special_relation: Annotated[Said, Field(title=gettext_noop("Special relation confirmed"))] = ""
    price_influence: Annotated[Said, Field(title=gettext_noop("Influence on the price confirmed"))] = ""
    royalty: Annotated[Said, Field(title=gettext_noop("Royalties confirmed"))] = ""
    self_declared: Annotated[Said, Field(title=gettext_noop("Self-declared and self-paid"))] = ""
    declarer: Annotated[Said, Field(title=gettext_noop("Declaring person"))] = ""


@operation("customs.write_head", title=_("Write the declaration head"), posts=LOGISTICS)
def write_head(cmd: WriteHead, ctx: Context) -> Done:
    """Keep the head by its stable names; every change stands in the journal. ``open`` says how many fields are still missing or differ.

    Refused once the batch is declared: then the broker amends.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    require_undeclared(shipment)
    before = dict(shipment.head or {})
    typed = {name: value for name in NAMES if (value := getattr(cmd, name))}
    shipment.head = suggested(shipment) | before | typed
    shipment.save(update_fields=["head"])
    changed = {k: v for k, v in shipment.head.items() if before.get(k) != v}
    ctx.changed(shipment, {k: before.get(k, "") for k in changed}, changed)
    return Done(id=shipment.pk, number=shipment.number, open=sum(1 for x in checked(shipment) if x.problem))
