"""The head of the customs declaration (报关单表头) by stable names, its checks, and what is written into and read from Excel and JSON."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from chehang.core.errors import Refused
from chehang.core.tabular import Column, read_table, write_xlsx

from .commands import DeclaredLine
from .filing import items_per_sheet
from .models import Shipment, ShipmentLine

FORMAT = "chehang.declaration/1"
ITEM = (
    "n", "part_no", "name", "record_item", "hs_code", "ciq_code", "elements", "quantity", "unit", "price", "amount",
    "legal_quantity", "legal_unit", "legal_quantity2", "legal_unit2", "origin", "destination_country", "destination_place",
    "exemption", "gross_kg", "net_kg",
)  # fmt: skip
# What a file may correct, by the rules of the line's own form; the rest is compared.
MAY_DIFFER = (
    "hs_code", "ciq_code", "elements", "origin", "record_item", "unit", "legal_quantity", "legal_quantity2",
    "destination_country", "destination_place", "exemption",
)  # fmt: skip


@dataclass(frozen=True)
class HeadField:
    """A field of the head: its stable name in files, its title, whether an import declaration needs it."""

    name: str
    title: Any
    required: bool = True
    pattern: str = ""


DAY, YES = r"20\d\d-[01]\d-[0-3]\d", "[是否]"
# In the order of the paper (中国国际贸易单一窗口, import declaration).
HEAD = (
    HeadField("customs_master", _("Customs office of declaration"), pattern=r"\d{4}"),
    HeadField("entry_customs", _("Customs office of entry"), pattern=r"\d{4}"),
    HeadField("record_no", _("Record number"), required=False),
    HeadField("contract_no", _("Contract number")),
    HeadField("import_date", _("Date of import"), pattern=DAY),
    HeadField("declare_date", _("Date of declaration"), required=False, pattern=DAY),
    HeadField("pre_entry_no", _("Pre-entry number"), required=False, pattern=r"\d{18}"),
    HeadField("consignee", _("Consignee in China")),
    HeadField("consignee_uscc", _("Credit code of the consignee"), pattern=r"[0-9A-Z]{18}"),
    HeadField("consignee_code", _("Customs code of the consignee"), pattern=r"[0-9A-Z]{10}"),
    HeadField("consignee_ciq", _("Inspection code of the consignee"), required=False, pattern=r"[0-9A-Z]{10}"),
    HeadField("consignor", _("Consignor abroad")),
    HeadField("end_user", _("End user")),
    HeadField("declarant", _("Declaring company")),
    HeadField("traffic_mode", _("Mode of transport"), pattern=r"\d"),
    HeadField("traffic_name", _("Vessel and voyage")),
    HeadField("bill_no", _("Bill of lading or air waybill number")),
    HeadField("supervision_mode", _("Supervision mode"), pattern=r"\d{4}"),
    HeadField("levy_nature", _("Nature of levy"), pattern=r"\d{3}"),
    HeadField("licence_no", _("Licence number"), required=False),
    HeadField("departure_country", _("Country of departure"), pattern=r"[A-Z]{3}"),
    HeadField("transit_port", _("Port of transit")),
    HeadField("trade_terms", _("Terms of trade"), pattern=r"[1-7]"),
    HeadField("freight", _("Freight"), required=False),
    HeadField("insurance", _("Insurance"), required=False),
    HeadField("other_fees", _("Other charges"), required=False),
    HeadField("packages", _("Number of packages")),
    HeadField("packing_kind", _("Kind of packing")),
    HeadField("gross_kg", _("Gross weight")),
    HeadField("net_kg", _("Net weight")),
    HeadField("trade_country", _("Country of trade"), pattern=r"[A-Z]{3}"),
    HeadField("storage_place", _("Place where the goods lie")),
    HeadField("departure_port", _("Port of departure")),
    HeadField("departure_date", _("Date of departure"), required=False, pattern=DAY),
    HeadField("entry_port", _("Port of entry into China")),
    HeadField("declaration_kind", _("Kind of declaration"), required=False),
    HeadField("marks", _("Marks and numbers")),
    HeadField("documents", _("Documents with it, and their numbers"), required=False),
    HeadField("remark", _("Remark"), required=False),
    HeadField("special_relation", _("Special relation confirmed"), pattern=YES),
    HeadField("price_influence", _("Influence on the price confirmed"), pattern=YES),
    HeadField("royalty", _("Royalties confirmed"), pattern=YES),
    HeadField("self_declared", _("Self-declared and self-paid"), pattern=YES),
    HeadField("declarer", _("Declaring person")),
)
NAMES = tuple(x.name for x in HEAD)
# What the file of the batch knows already: suggested, and compared with what is typed.
KNOWN = {
    "contract_no": "contract_no",
    "bill_no": "transport_no",
    "traffic_name": "vessel",
    "packages": "packages",
    "gross_kg": "gross_kg",
    "net_kg": "net_kg",
    "departure_date": "etd",
}
TERMS = {"CIF": "1", "CIP": "1", "CFR": "2", "FOB": "3", "FCA": "3", "EXW": "7", "DAP": "1", "DDP": "1"}


def suggested(shipment: Shipment) -> dict[str, str]:
    """The head as far as the file of the batch knows it."""
    found = {name: plain(getattr(shipment, field)) for name, field in KNOWN.items()}
    found |= {"consignor": shipment.supplier.name, "trade_terms": TERMS[shipment.incoterm]}
    found |= {"supervision_mode": "0110", "levy_nature": "101"}
    return {name: text for name, text in found.items() if text}


def plain(value: Any) -> str:
    """A value as files and forms write it: numbers without trailing zeros."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "")


@dataclass(frozen=True)
class Said:
    """A field of the head as it stands, with what is wrong with it."""

    name: str
    title: Any
    value: str
    problem: Any = ""


def checked(shipment: Shipment) -> Iterator[Said]:
    """Every field with its value; what is missing, and what the file of the batch says otherwise."""
    head = shipment.head or {}
    for field in HEAD:
        value = str(head.get(field.name, ""))
        problem: Any = ""
        if field.required and not value:
            problem = _("Missing")
        elif value and field.pattern and not re.fullmatch(field.pattern, value):
            problem = _("Not as the customs write it")
        elif value and field.name in KNOWN and not same(value, getattr(shipment, KNOWN[field.name])):
            problem = _("The file of the batch says %(other)s") % {"other": plain(getattr(shipment, KNOWN[field.name]))}
        elif value and field.name == "trade_terms" and value != TERMS[shipment.incoterm]:
            problem = _("The file of the batch says %(other)s") % {"other": TERMS[shipment.incoterm]}
        yield Said(field.name, field.title, value, problem)


def same(text: str, value: Any) -> bool:
    """Whether a text says the same as a value of the file."""
    if isinstance(value, int | Decimal):
        try:
            return Decimal(text) == value
        except InvalidOperation:
            return False
    return not value or text == str(value)


@dataclass(frozen=True)
class Sheet:
    """One declaration of a batch: the customs take only so many items on a sheet, so a large batch is declared on several."""

    number: int
    first: int
    last: int
    items: int
    gross_kg: Decimal
    net_kg: Decimal
    amount: Decimal


def sheets(shipment: Shipment) -> list[Sheet]:
    """The sheets in the order of the lines, each as full as the customs allow; their sums are those of the batch."""
    lines, most = list(shipment.lines.order_by("n")), items_per_sheet(shipment)
    found = []
    for n, start in enumerate(range(0, len(lines), most), 1):
        some = lines[start : start + most]
        sums = (sum((getattr(x, name) for x in some), Decimal(0)) for name in ("gross_kg", "net_kg", "amount"))
        found.append(Sheet(n, some[0].n, some[-1].n, len(some), *sums))
    return found


def as_data(shipment: Shipment) -> dict[str, Any]:
    """The declaration by stable names; each item says its sheet and its number on it."""
    most = items_per_sheet(shipment)
    lines = [
        {name: plain(getattr(x, name)) for name in ITEM}
        | {"sheet": str(place // most + 1), "item_no": str(place % most + 1)}
        for place, x in enumerate(shipment.lines.order_by("n"))
    ]
    head = {name: str((shipment.head or {}).get(name, "")) for name in NAMES}
    numbers = dict(shipment.declared_sheets.values_list("n", "declaration_no"))
    parts = [
        {f.name: plain(getattr(x, f.name)) for f in fields(Sheet)} | {"declaration_no": numbers.get(x.number, "")}
        for x in sheets(shipment)
    ]
    return {
        "format": FORMAT, "batch": shipment.number, "currency": shipment.currency, "head": head, "items": lines,
        "sheets": parts,
    }  # fmt: skip


def as_json(shipment: Shipment) -> bytes:
    """The declaration as JSON, UTF-8."""
    return json.dumps(as_data(shipment), ensure_ascii=False, indent=1).encode()


def as_xlsx(shipment: Shipment, made: Any) -> bytes:
    """The declaration as one sheet: section, line, name, title, value; the names are the stable ones."""
    data, titles = as_data(shipment), {x.name: str(x.title) for x in HEAD}
    columns = [Column(k, k) for k in ("section", "line", "name", "title", "value")]
    rows = [["head", "", name, titles[name], value] for name, value in data["head"].items()]
    rows += [["item", item["n"], name, name, item[name]] for item in data["items"] for name in item if name != "n"]
    rows += [["sheet", x["number"], name, name, x[name]] for x in data["sheets"] for name in x if name != "number"]
    return write_xlsx(columns, rows, title=shipment.number, made=made)


def read(content: bytes) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """(head, items by line) of a JSON or Excel file. Refused("declaration.file") for anything else, and for an unknown name."""
    if content[:2] == b"PK":
        head, items = _from_rows(read_table(content).rows)
    else:
        head, items = _from_json(content)
    if unknown := sorted(set(head) - set(NAMES)):
        raise Refused("declaration.name", _("“%(name)s” is no field of the declaration."), name=unknown[0][:40])
    return head, items


def _from_json(content: bytes) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    try:
        data = json.loads(content)
        if data["format"] != FORMAT:
            raise ValueError
        head = {str(k): str(v) for k, v in data["head"].items()}
        items = {str(x["n"]): {str(k): str(v) for k, v in x.items()} for x in data.get("items", [])}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(
            "declaration.file", _("This is no declaration: take the JSON or Excel file that was exported here.")
        ) from None
    return head, items


def _from_rows(rows: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    head: dict[str, str] = {}
    items: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = [str(x if x is not None else "").strip() for x in [*row, "", "", "", "", ""][:5]]
        if cells[0] == "head":
            head[cells[2]] = cells[4]
        elif cells[0] == "item":
            items.setdefault(cells[1].removesuffix(".0"), {})[cells[2]] = cells[4]
    if not head:
        raise Refused(
            "declaration.file", _("This is no declaration: take the JSON or Excel file that was exported here.")
        )
    return head, items


def corrected(line: ShipmentLine, said: Mapping[str, str]) -> dict[str, Any]:
    """What a file changes of a line. Refused("declaration.item") where it says another quantity, price, amount or weight,
    Refused("declaration.value") for what the form of a line would refuse."""
    found: dict[str, Any] = {}
    for name, text in said.items():
        if name in MAY_DIFFER and text and not _alike(text, getattr(line, name)):
            found[name] = _as_typed(line.n, name, text)
        elif name in ITEM and name not in MAY_DIFFER and text and not same(text, getattr(line, name)):
            raise Refused(
                "declaration.item",
                _("Line %(n)s: the file says %(text)s, the batch %(value)s. Correct the batch or the file."),
                n=line.n,
                text=text[:40],
                value=plain(getattr(line, name)),
            )
    return found


def _alike(text: str, value: Any) -> bool:
    return same(text, value) if isinstance(value, Decimal) else text == str(value if value is not None else "")


def _as_typed(n: int, name: str, text: str) -> Any:
    """A value of a file by the rule of the same field of the form."""
    field = DeclaredLine.model_fields[name]
    try:
        return TypeAdapter(Annotated[field.annotation, field]).validate_python(text)  # type: ignore[arg-type]
    except ValidationError:
        raise Refused(
            "declaration.value",
            _("Line %(n)s: “%(text)s” is no %(what)s."),
            n=n,
            text=text[:40],
            what=_(field.title or name),
        ) from None
