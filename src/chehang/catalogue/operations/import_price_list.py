"""Enter a supplier's part and price list into the catalogue and the store's prices."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref

from ..events import PriceListImported
from ..models import Brand, PriceFile
from ..pricelist.diff import Change
from ..pricelist.enter import enter_changes
from ..pricelist.preview import Preview, compared, read_file
from ..pricelist.reading import Read


class ImportPriceList(Command):
    """An uploaded list; the day its prices hold from where a row names none (today if left out).

    With ``without_bad_rows`` the good rows are entered although other rows are bad; otherwise any bad row stops all.
    ``without_hidden_rows`` leaves out what the sheet hides or filters away; otherwise such rows are asked about.
    """

    file: Annotated[Id, Ref("catalogue.PriceFile")]
    valid_from: StartDate | None = None
    without_bad_rows: bool = False
    without_hidden_rows: Annotated[bool, Field(title=gettext_noop("Leave out the hidden rows"))] = False


def prepare(cmd: ImportPriceList, ctx: Context) -> Read:
    """Reading and checking the cells is half of the work; nobody has to wait for it."""
    ctx.progress(0, 2)
    read = read_file(access.get(PriceFile, cmd.file, ctx), cmd.valid_from or ctx.today)
    ctx.progress(1, 2)
    return read


@operation(
    "catalogue.import_price_list",
    title=_("Import a price list"),
    posts=("parts_planner", "parts_manager"),
    prepare=prepare,
)
def import_price_list(cmd: ImportPriceList, ctx: Context) -> Done:
    """Enter new parts, changed data, prices and supersession, all or nothing; unchanged rows leave no trace.

    Refused when the list has bad rows (unless they are to be left out), holds nothing good, or was entered before.
    """
    file = access.get(PriceFile, cmd.file, ctx, lock=True)
    if file.applied_at is not None:
        raise Conflict(
            "import.done", _("This list has been entered already. Upload it again if you mean to repeat it.")
        )
    brand = Brand.objects.select_for_update().get(pk=file.brand_id)
    seen = compared(ctx.prepared, brand, ctx.store_id, without_hidden=cmd.without_hidden_rows)
    if seen.bad_rows and not cmd.without_bad_rows:
        raise Refused(
            "import.bad_rows",
            _(
                "%(bad)s rows cannot be read; the first is %(address)s. Nothing was entered. "
                "Correct the list, or choose to leave these rows out."
            ),
            field="file",
            bad=seen.bad_rows,
            address=f"{seen.errors[0].address} {seen.errors[0].column}: {seen.errors[0].message}",
        )
    if not seen.good_rows:
        raise Refused("import.nothing", _("The list holds no row that can be entered."), field="file")
    _doubt(ctx, file, seen)
    prices = enter_changes(brand, ctx.store_id, [c for c in seen.changes if c.kind != "unchanged"], file)
    counts = {**seen.counts, "good": seen.good_rows, "bad": seen.bad_rows, "prices": len(prices)}
    before = {"applied_at": None, "counts": file.counts}
    PriceFile.objects.filter(pk=file.pk).update(applied_at=ctx.now, counts=counts)
    ctx.changed(file, before, {"applied_at": ctx.now, "counts": counts, "parts": _journalled(seen.changes)})
    replaced = tuple((c.known.part_id, c.line.valid_from) for c in seen.changes if c.known and c.new_links)
    ctx.announce(PriceListImported(file.pk, brand.pk, tuple(prices), replaced))
    return Done(id=file.pk, **counts)


def _doubt(ctx: Context, file: PriceFile, seen: Preview) -> None:
    """Ask about rows nobody sees in the sheet, and about prices whose last digit is ours."""
    if seen.hidden:
        ctx.doubt(
            "import.hidden_rows",
            _("%(n)s rows of %(file)s are hidden or filtered away (%(rows)s). Enter them as well?"),
            field="file",
            n=len(seen.hidden),
            file=file.name,
            rows=", ".join(map(str, seen.hidden[:10])) + (" …" if len(seen.hidden) > 10 else ""),
            content=file.sha256,
        )
    if seen.rounded:
        ctx.doubt(
            "import.rounded",
            _("%(n)s prices of %(file)s have more than two decimals and would be rounded: %(cells)s. Is that right?"),
            field="file",
            n=len(seen.rounded),
            file=file.name,
            cells="; ".join(seen.rounded[:5]) + (" …" if len(seen.rounded) > 5 else ""),
            content=file.sha256,
        )


def _journalled(changes: list[Change]) -> dict[str, object]:
    """What became of the data of known parts: number → field → [before, after]."""
    return {
        change.line.norm: {name: [change.known.values[name], value] for name, value in change.values.items()}
        for change in changes
        if change.known and change.values
    }
