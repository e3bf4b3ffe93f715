"""Entering the changes of a supplier's list: parts, search structures, prices, supersession, in one transaction."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from chehang.core.bulk import pour

from ..events import PriceChange
from ..finding.engine import Keys
from ..finding.upkeep import enter_keys, keys_of, renew
from ..kinds import Replacement
from ..models import Alias, Brand, Part, PriceFile, PriceListEntry, Supersession
from ..numbers import display, other_spellings, rule_for
from . import bulk
from .diff import FIELDS, Change

_PART_COLUMNS = ("id", "brand_id", "norm_no", "display_no", "quality", *FIELDS)
_QUANTITIES = frozenset({"pack_qty", "min_order_qty"})


def enter_changes(
    brand: Brand, store_id: int, changes: Sequence[Change], source: PriceFile | None
) -> list[PriceChange]:
    """Write all changes and return the prices that are new or different."""
    ids = {change.line.key: change.known.part_id for change in changes if change.known}
    ids |= _new_parts(brand, [change for change in changes if change.known is None])
    _changed_parts([change for change in changes if change.known and change.values])
    _links(brand, [change for change in changes if change.new_links], ids)
    return _prices(store_id, [change for change in changes if change.new_price], ids, source)


def _new_parts(brand: Brand, changes: Sequence[Change]) -> dict[tuple[str, str], int]:
    if not changes:
        return {}
    rule, rest = rule_for(brand.number_rule), _other_columns()
    columns = (*_PART_COLUMNS, *(name for name in rest if name != "buy_unit"), "buy_unit")
    constant = [value for name, value in rest.items() if name != "buy_unit"]
    ids = dict(zip((change.line.key for change in changes), bulk.new_ids(Part, len(changes)), strict=True))

    def row(change: Change) -> list[Any]:
        key, values = change.line.key, change.values
        said = [int(values[n] * 1000) if n in _QUANTITIES else values[n] for n in FIELDS]
        return [ids[key], brand.pk, key[0], display(key[0], rule), key[1], *said, *constant, values["unit"]]

    pour(Part._meta.db_table, columns, (row(change) for change in changes))
    enter_keys([_keys(ids[change.line.key], change) for change in changes])
    spellings = [
        Alias(part_id=ids[change.line.key], norm_no=other, display_no=display(other, rule), kind="spelling")
        for change in changes
        for other in other_spellings(change.line.norm, rule)
    ]
    Alias.objects.bulk_create(spellings, batch_size=1000)
    return ids


def _keys(part_id: int, change: Change) -> Keys:
    values = change.values
    names = tuple(name for name in (values["name_cn"], values["name_en"]) if name)
    return Keys(part_id, change.line.norm, values["mnemonic"], names)


def _stored(name: str, value: Any) -> Any:
    return int(value * 1000) if name in _QUANTITIES else value


def _other_columns() -> dict[str, Any]:
    """The columns a list says nothing about, with the model's own defaults as database values."""
    found: dict[str, Any] = {}
    for field in Part._meta.concrete_fields:
        column = str(field.column)
        if column not in _PART_COLUMNS:
            default = field.get_default()
            found[column] = field.get_prep_value("" if default is None and not field.null else default)
    return found


def _changed_parts(changes: Sequence[Change]) -> None:
    parts = Part.objects.in_bulk([change.known.part_id for change in changes if change.known])
    before, after = [], []
    for change in changes:
        assert change.known is not None
        part = parts[change.known.part_id]
        before.append(keys_of(part))
        for name, value in change.values.items():
            setattr(part, name, value)
        after.append(part)
    rows = [[*(_stored(name, getattr(part, name)) for name in FIELDS), part.pk] for part in after]
    bulk.update(Part, FIELDS, rows)
    renew(before, after)


def _links(brand: Brand, changes: Sequence[Change], ids: dict[tuple[str, str], int]) -> None:
    by_norm = {norm: pk for (norm, quality), pk in sorted(ids.items(), reverse=True)}
    wanted = {norm for change in changes for norm in change.new_links if norm not in by_norm}
    by_norm |= dict(Part.objects.filter(brand=brand, norm_no__in=wanted).values_list("norm_no", "pk"))
    Supersession.objects.bulk_create(
        [
            Supersession(
                old_id=ids[change.line.key],
                new_id=by_norm[target.norm],
                kind=Replacement.ONE_TO_MANY if len(change.line.targets) > 1 else Replacement.ONE_TO_ONE,
                ratio=target.ratio,
                valid_from=change.line.valid_from,
                source="price list",
            )
            for change in changes
            for target in change.line.targets
            if target.norm in change.new_links
        ],
        batch_size=1000,
    )


def _prices(
    store_id: int, changes: Sequence[Change], ids: dict[tuple[str, str], int], source: PriceFile | None
) -> list[PriceChange]:
    made = []
    for change in changes:
        old: tuple[Decimal | None, Decimal | None] = (None, None)
        if change.known and change.known.price:
            old = change.known.price
        row = change.line.row
        made.append(PriceChange(ids[change.line.key], change.line.valid_from, *old, row.list_inc, row.net_inc))
    versions = [change.known.version + 1 if change.known else 1 for change in changes]
    pour(
        PriceListEntry._meta.db_table,
        ("store_id", "part_id", "valid_from", "version", "list_inc", "net_inc", "source_id"),
        (
            [
                store_id,
                price.part_id,
                price.valid_from.isoformat(),
                version,
                int(price.list_inc * 100),
                int(price.net_inc * 100),
                source.pk if source else None,
            ]
            for price, version in zip(made, versions, strict=True)
        ),
    )
    return made
