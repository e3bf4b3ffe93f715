"""Moving in: short ways to bring a file and enter it."""

import base64
import io
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from chehang.core.doubts import Doubtful
from chehang.core.operation import Done, operations
from chehang.movein.sheets import SHEETS
from tests.goods import Depot


def csv_of(*rows: list[Any], encoding: str = "utf-8-sig") -> bytes:
    return "\n".join(",".join(f'"{"" if c is None else c}"' for c in row) for row in rows).encode(encoding)


def xlsx_of(*rows: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    """A workbook; ``merged`` are ranges that Excel shows as one cell."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write_string(r, c, value) if isinstance(value, str) else sheet.write(r, c, value)
        for place in merged:
            sheet.merge_range(place, None)
    return out.getvalue()


@dataclass
class Mover:
    """A store that moves in. ``bring`` keeps a file, ``enter`` enters it, ``moved`` does both and says yes to what is asked."""

    depot: Depot

    def run(self, name: str, post: str, /, *, confirmed: Any = (), key: str = "", **data: Any) -> Done:
        op = operations()[f"movein.{name}"]
        cmd = op.command.model_validate(data)
        done: Done = op(cmd, actor=self.depot.who(post), clock=self.depot.clock, key=key, confirmed=confirmed)
        return done

    def begin(self, day: Any = None) -> Done:
        return self.run("begin_opening", "finance_manager", day=day or self.depot.clock.today())

    def bring(self, kind: str, content: bytes, post: str = "finance_manager") -> int:
        sent = base64.b64encode(content).decode()
        return int(self.run("bring_file", post, kind=kind, name=f"{kind}.csv", content=sent).id or 0)

    def enter(self, kind: str, file: int, post: str = "finance_manager", **also: Any) -> Done:
        name = "enter_books" if SHEETS[kind].books else "enter_masters"
        return self.run(name, post, file=file, **also)

    def moved(self, kind: str, *rows: list[Any], **also: Any) -> Done:
        file = self.bring(kind, csv_of(*rows))
        try:
            return self.enter(kind, file, **also)
        except Doubtful as asked:
            return self.enter(kind, file, confirmed=[d.mark for d in asked.doubts], **also)
