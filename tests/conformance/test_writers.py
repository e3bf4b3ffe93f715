"""Who writes and is no operation: every writer is handed the context of an act, or stands here with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"
BY_MODEL = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
BY_KERNEL = {"journal.write", "numbers.draw", "numbers.draw_int"} | {
    f"bulk.{name}" for name in ("create", "insert", "update", "pour", "execute")
}

STEP = "a step of an act: called by an operation or a service that was handed the context"
# Where an act begins that is not ``core/operation.py``: each opens its own transaction, or only reads.
BEGINNINGS = {
    "project/moving.py:_seal_what_moved": "a store came or left, on the console; inside ``writing``",
    "core/prints.py:print_document": "a print is noted; inside ``writing``",
    "core/sealing/migrating.py:seal_what_is_there": "at migrate; one transaction",
    "core/outbox/forwarding.py:forward": "what lies on desks is written into the outbox by the worker, inside ``writing``",
    "core/upkeep.py:note": "backups and upgrades are noted; inside ``writing``",
    "core/jobs.py:run": "gives the operation its clock; only the operation writes the journal",
    "core/elsewhere.py:at_store": "the act under way in another store: same transaction, and its journal gets a row",
    "org/setup.py:make_administrator": "on the console, before anybody may do anything; one transaction",
    "warehouse/web/labels.py:_pdf": "a print of labels is noted; inside ``writing``",
    "org/web/views.py:_note": "signing in and out: nobody is an actor yet; inside ``writing``",
}
# Writers that are handed no context.
WITHOUT = {
    "project/carrying.py:pour": "rows of a store as they were written elsewhere; inside ``writing``",
    "project/moving.py:_seal_what_moved": "the note of the house that a store came or left; inside ``writing``",
    "catalogue/operations/change_unit.py:_retire": STEP,
    "catalogue/operations/change_unit.py:_take_over": STEP,
    "catalogue/fitting.py:belongs_to_kit": STEP,
    "catalogue/operations/record_supersession.py:_take_out": STEP,
    "catalogue/pricelist/enter.py:_changed_parts": STEP,
    "catalogue/pricelist/enter.py:_links": STEP,
    "catalogue/pricelist/enter.py:_new_parts": STEP,
    "core/inbox.py:settle": STEP,
    "warehouse/house/disposing.py:led_to": STEP,
    "warehouse/transfers/moving.py:_keep": STEP,
    "core/jobs.py:later": "a job waits in a row of its own, written by one statement; nothing is posted",
    "core/jobs.py:run": "notes how a job ended, in one statement",
    "core/jobs.py:run.progress": "the bar of a job under way, in one statement",
    "core/jobs.py:take": "claims a job under its lock, in its own transaction",
    "core/operation.py:Operation._journal_refusal": "the kernel: opens the transaction of a refusal",
    "core/operation.py:Operation._transact": "the kernel: opens the transaction of every act",
    "core/outbox/sending.py:_note": "how handing over ended, inside ``writing``",
    "core/outbox/sending.py:_rest": "a way out in trouble rests, inside the same ``writing``",
    "catalogue/demo/__init__.py:_box": "a picture is saved into memory",
    "core/images.py:smaller": "a picture is saved into memory",
    "core/printing/codes.py:qr_svg": "a picture is saved into memory",
    "core/personal.py:Hidden.keep": "the clear texts of a journal row, written with it",
    "core/sealing/keeping.py:keep": "the seals of a journal row, written with it",
    "core/sealing/migrating.py:seal_what_is_there": "at migrate; one transaction",
    "core/upkeep.py:note": "backups and upgrades are noted; inside ``writing``",
    "core/prints.py:print_document": "counts a print, inside ``writing``",
    "ledger/services/book.py:write_drafts": STEP,
    "ledger/services/book.py:_write_lines": STEP,
    "ledger/services/closing.py:_carry_forward": STEP,
    "ledger/services/opening.py:add_period": STEP,
    "ledger/services/opening.py:open_books": "a new store, on the console; one transaction",
    "office/operations/hand_out_car.py:read_odometer": STEP,
    "org/grants.py:_write": "the rights of a new installation, at migrate",
    "org/models.py:AccountManager.create_user": STEP,
    "org/services.py:WrongPin.after_rollback": "counts a wrong PIN, in the transaction of the refusal",
    "org/services.py:new_token_row": STEP,
    "org/services.py:set_pin": STEP,
    "org/setup.py:first_store": "a new store, on the console, before there is anybody",
    "org/setup.py:make_administrator": "on the console; one transaction",
    "warehouse/web/labels.py:_pdf": "a print of labels is noted; inside ``writing``",
    "org/web/views.py:_note": "signing in and out, inside ``writing``",
    "org/web/views.py:_enter": "the session of who signs in gets its key",
    "org/second_factor.py:check": "a code counts once; inside an act, or inside ``writing`` at the door",
    "org/second_factor.py:WrongCode.after_rollback": "counts a wrong code, in the transaction of the refusal",
    "org/sign_ins.py:note": "who signs in; inside the ``writing`` that journals it",
    "org/sign_ins.py:ended_by_hand": "who signs out; inside the ``writing`` that journals it",
    "org/sign_ins.py:seen": "when somebody was last at work, in one statement",
    "org/web/views.py:switch_language": "a person's own setting, one statement",
    "core/stage.py:_drawn": "a picture in memory",
    "project/demo_hashers.py:harden": "passwords of the sample store, on the console",
    "care/seeds.py:seed_new": "made with the database",
    "care/seeds.py:_branches": "made with the database",
    "work/cases/seeds.py:seed_new": "the case types of a new installation, at migrate",
    "customs/posting.py:keep_money": STEP,
    "customs/posting.py:_accrue": STEP,
    "customs/filing.py:bulk_write": STEP,
    "warehouse/operations/enter_invoice.py:drop_invoice": STEP,
    "warehouse/operations/enter_invoice.py:note_invoice": STEP,
    "warehouse/papers_in.py:_added": STEP,
    "warehouse/papers_in.py:_shipped_instead": STEP,
    "warehouse/papers_in.py:_beside": STEP,
    "warehouse/receiving.py:share_order": STEP,
    "warehouse/receiving.py:book_invoice": STEP,
    "warehouse/issuing.py:_note_costs": STEP,
}


def functions(tree: ast.AST, around: str = "", acting: bool = False) -> Iterator[tuple[str, ast.AST, bool]]:
    """Each function with its dotted name and whether it, or one around it, is handed a Context."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            inside = acting or any(a.annotation is not None and ast.unparse(a.annotation) == "Context" for a in args)
            name = f"{around}.{node.name}".lstrip(".")
            yield name, node, inside
            yield from functions(node, name, inside)
        else:
            more = f"{around}.{node.name}".lstrip(".") if isinstance(node, ast.ClassDef) else around
            yield from functions(node, more, acting)


def own(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function itself, not in one inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from own(child)


def writes(node: ast.AST) -> bool:
    for call in own(node):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        said, name = ast.unparse(call.func), call.func.attr
        by_rows = name in {"update", "delete"} and (".objects" in said or "_manager" in said)
        by_model = name in BY_MODEL and (".objects" in said or "_manager" in said)
        if said in BY_KERNEL or by_rows or by_model or name == "save":
            return True
    return False


def found() -> tuple[set[str], set[str]]:
    """(functions that begin an act, functions that write without one)."""
    begin, without = set(), set()
    for path in sorted(HOUSE.rglob("*.py")):
        where = path.relative_to(HOUSE).as_posix()
        if "/migrations/" in where or where.startswith("project/demo/"):
            continue  # a migration is a transaction; the sample store acts through operations
        for name, node, acting in functions(ast.parse(path.read_text(encoding="utf-8"))):
            calls = (c for c in own(node) if isinstance(c, ast.Call))
            if any(ast.unparse(c.func) == "Context" for c in calls) and where != "core/operation.py":
                begin.add(f"{where}:{name}")
            if not acting and writes(node):
                without.add(f"{where}:{name}")
    return begin, without


def test_every_writer_is_an_act_or_has_its_reason() -> None:
    begin, without = found()
    assert begin == set(BEGINNINGS)
    assert without == set(WITHOUT)
    assert all([*BEGINNINGS.values(), *WITHOUT.values()])
