"""The opening of a store, found, and kept shut once it is closed; files entered."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.errors import Conflict, Refused

from .models import Opening, OpeningFile
from .sheets import SHEETS, Look, Sheet, compared, read_file
from .sheets.base import keep_items
from .states import FILE, OPENING

MOST_SHOWN = 5


def opening_of(who: Actor | Context) -> Opening | None:
    """The opening of the store, if it has begun."""
    return access.rows(Opening, who).first()


def opening_for(ctx: Context, sheet: Sheet) -> Opening | None:
    """The open opening; for master data none before its day is chosen: people come first, who then choose it."""
    return open_opening(ctx) if sheet.books or opening_of(ctx) else None


def open_opening(ctx: Context) -> Opening:
    """The opening, locked and still open. Refused("opening.none") before it has begun, Refused("opening.closed") afterwards."""
    opening = access.rows(Opening, ctx).select_for_update(of=("self",)).first()
    if opening is None:
        raise Refused("opening.none", _("The opening has not begun. Choose the opening day first."))
    if opening.state != "open":
        raise Refused(
            "opening.closed",
            _("The opening is “%(state)s”: nothing more is entered by files. Use the everyday pages."),
            state=OPENING.title(opening.state),
        )
    return opening


def sheet_named(code: str) -> Sheet:
    """A kind of opening data."""
    if code not in SHEETS:
        raise Refused("opening.sheet", _("There is no such sheet."), field="kind")
    return SHEETS[code]


def day_of(who: Actor | Context, today: date) -> date:
    """The opening day; today while it has not been chosen."""
    opening = opening_of(who)
    return opening.day if opening else today


def read_kept(ctx: Context, pk: int) -> Look:
    """The rows of a kept file: half of the work, and nobody has to wait for it."""
    file = access.get(OpeningFile, pk, ctx)
    return read_file(sheet_named(file.kind), bytes(file.content), ctx.actor, day_of(ctx, ctx.today))


def enter_file(ctx: Context, pk: int, read: Look, *, books: bool, without_bad_rows: bool = False) -> OpeningFile:
    """Enter what is new in a kept file, all of it or nothing.

    Refused for bad rows (unless they are to be left out), for a sheet of the other kind, and when nothing is new. Rows
    that need a look and hidden rows are asked about.
    """
    file = access.get(OpeningFile, pk, ctx, lock=True)
    sheet = sheet_named(file.kind)
    opening = opening_for(ctx, sheet)
    if file.state != "brought":
        raise Conflict(
            "opening.entered", _("%(file)s is “%(state)s” already."), file=file.name, state=FILE.title(file.state)
        )
    if sheet.books != books:
        raise Refused("opening.kind", _("This sheet goes another way: open its page and enter it there."))
    look = compared(read)
    if look.bad and not without_bad_rows:
        first = look.errors[0]
        raise Refused(
            "opening.bad_rows",
            _(
                "%(bad)s rows cannot be entered; the first is %(first)s. Nothing was entered. Correct the file and bring it again."
            ),
            field="file",
            bad=len(look.bad),
            first=f"{first.address} {first.column}: {first.message}",
        )
    if not look.new and not look.known:
        raise Refused("opening.nothing", _("The file holds no row that can be entered."), field="file")
    _ask(ctx, file, look)
    if look.new:
        sheet.enter(ctx, file, look)
        keep_items(ctx, file, look.new)
    amount = sum((one.amount for one in look.new), start=file.amount)
    also: dict[str, Any] = {
        "rows": len(look.new),
        "amount": amount,
        "entered_by_id": ctx.actor.employee_id,
        "entered_at": ctx.now,
    }
    if sheet.personal:
        also["content"] = b""
    FILE.advance(ctx, file, "enter", **also)
    ctx.changed(file, None, {"kind": file.kind, "sha256": file.sha256, "rows": len(look.new), "known": look.known,
                             "left_out": len(look.bad), "opening": opening and opening.pk})  # fmt: skip
    return file


def _ask(ctx: Context, file: OpeningFile, look: Look) -> None:
    """What may be right but should be seen first."""
    if look.hidden:
        ctx.doubt(
            "opening.hidden_rows",
            _("%(n)s rows of %(file)s are hidden or filtered away (%(rows)s). Enter them as well?"),
            field="file",
            n=len(look.hidden),
            file=file.name,
            rows=", ".join(map(str, look.hidden[:10])) + (" …" if len(look.hidden) > 10 else ""),
            content=file.sha256,
        )
    glances = [g for g in look.glances if _row(g.address) not in look.bad]
    if glances:
        ctx.doubt(
            "opening.look",
            _("%(n)s cells of %(file)s look unusual (%(cells)s). Have you looked at them?"),
            field="file",
            n=len(glances),
            file=file.name,
            cells=", ".join(g.address for g in glances[:MOST_SHOWN]) + (" …" if len(glances) > MOST_SHOWN else ""),
            content=file.sha256,
        )


def _row(address: str) -> int:
    return int("".join(c for c in address if c.isdigit()) or 0)
