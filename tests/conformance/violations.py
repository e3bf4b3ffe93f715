"""For each guard, statements that it must refuse: made from its kind, or written by hand where it is one of its kind.

A department adds its own as ``VIOLATIONS`` and ``COPIES`` in ``tests/<department>/story.py``.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from chehang.core import guards
from chehang.core.guards import AppendOnly, FrozenWhen, Trigger
from chehang.core.masterdata import FixedWhileUsed
from chehang.core.states import machines

from .every_row import stories

# A violation: statements that set the scene (forced past other guards), then the one that must be refused.
Violation = tuple[str, ...]

CLOSED = "UPDATE ledger_period SET state = 'closed'"
DRAFT = "(SELECT MIN(id) FROM ledger_voucher WHERE state = 'draft')"
POSTED = "(SELECT MIN(id) FROM ledger_voucher WHERE state = 'posted')"

BY_HAND: dict[str, list[Violation]] = {
    "core_personalvalue_only_erased": [("UPDATE core_personalvalue SET value = 'x'",)],
    "core_journalhead_forward": [
        ("UPDATE core_journalhead SET seq = seq + 2",),
        ("UPDATE core_journalhead SET seq = seq - 1",),
    ],
    "core_clockwork_forward": [("UPDATE core_clockwork SET told_until = '2001-01-01'",)],
    "core_numberseries_forward": [
        ("UPDATE core_numberseries SET last = last + 2",),
        ("UPDATE core_numberseries SET last = last - 1",),
    ],
    "core_approvalrequest_complete": [
        ("UPDATE core_approvalrequest SET state = 'approved' WHERE state = 'open'",),
        (
            "DELETE FROM core_approvalstep WHERE request_id = (SELECT MIN(id) FROM core_approvalrequest WHERE state = 'open')",
            "UPDATE core_approvalrequest SET state = 'approved' WHERE state = 'open'",
        ),
    ],
    "catalogue_pricefile_applied_once": [
        ("UPDATE catalogue_pricefile SET applied_at = NULL WHERE applied_at IS NOT NULL",)
    ],
    "ledger_voucher_reviewed_once": [
        ("UPDATE ledger_voucher SET reviewer_id = reviewer_id + 1 WHERE reviewer_id IS NOT NULL",),
        ("UPDATE ledger_voucher SET reviewed_at = NULL WHERE reviewer_id IS NOT NULL",),
    ],
    "ledger_voucher_balanced": [
        (
            f"UPDATE ledger_line SET debit = debit + 1 WHERE voucher_id = {DRAFT} AND debit > 0",
            f"UPDATE ledger_voucher SET state = 'posted' WHERE id = {DRAFT}",
        ),
        (
            f"DELETE FROM ledger_line WHERE voucher_id = {DRAFT}",
            f"UPDATE ledger_voucher SET state = 'posted' WHERE id = {DRAFT}",
        ),
    ],
    "ledger_voucher_period_open": [(CLOSED, f"UPDATE ledger_voucher SET state = 'posted' WHERE id = {DRAFT}")],
    "ledger_voucher_date_in_period": [
        (
            f"UPDATE ledger_voucher SET date = '2001-01-01' WHERE id = {DRAFT}",
            f"UPDATE ledger_voucher SET state = 'posted' WHERE id = {DRAFT}",
        )
    ],
    "ledger_line_not_moved": [(f"UPDATE ledger_line SET voucher_id = {POSTED} WHERE voucher_id = {DRAFT}",)],
    "ledger_balance_period_open": [(CLOSED, "UPDATE ledger_accountbalance SET debit = debit + 1")],
    "ledger_balance_place": [
        ("UPDATE ledger_accountbalance SET period_id = period_id + 1",),
        ("UPDATE ledger_accountbalance SET account_id = account_id + 1",),
    ],
    "ledger_period_numbers": [
        ("UPDATE ledger_period SET last_number = last_number + 2",),
        ("UPDATE ledger_period SET last_number = last_number - 1",),
        (CLOSED, "UPDATE ledger_period SET last_number = last_number + 1"),
    ],
    "ledger_period_same_month": [
        ("UPDATE ledger_period SET year = year + 1",),
        ("UPDATE ledger_period SET last_day = '2001-01-01'",),
    ],
    "ledger_period_closed_in_order": [("UPDATE ledger_period SET state = 'closed' WHERE state = 'open'",)],
    "ledger_period_reopened_in_order": [("UPDATE ledger_period SET state = 'open' WHERE state = 'closed'",)],
    "ledger_period_locked_in_order": [
        (CLOSED, "UPDATE ledger_period SET state = 'locked' WHERE id = (SELECT MAX(id) FROM ledger_period)")
    ],
    "ledger_reopening_request_stays": [("UPDATE ledger_reopening SET reason = 'x' WHERE approved_by_id IS NULL",)],
    "ledger_account_code": [
        ("UPDATE ledger_account SET code = 'x'",),
        ("UPDATE ledger_account SET normal_side = 'x'",),
    ],
    "pricing_priceproposal_decided": [
        ("UPDATE pricing_priceproposal SET decided_by_name = 'x' WHERE decided_by_id IS NOT NULL",)
    ],
    "billing_creditnote_settled": [
        (
            "UPDATE billing_creditnote SET applied = 0, paid_back = 0, state = 'waiting'",
            "UPDATE billing_creditnote SET state = 'settled'",
        )
    ],
    "billing_bill_charged_once": [
        ("UPDATE billing_bill SET charged_on = '2001-01-01' WHERE charged_on IS NOT NULL",),
        ("UPDATE billing_bill SET charged_on = NULL WHERE charged_on IS NOT NULL",),
    ],
    "billing_bill_paid_in_full": [("UPDATE billing_bill SET state = 'paid' WHERE state = 'waiting'",)],
    "billing_bill_charged_stays": [("UPDATE billing_bill SET state = 'cancelled' WHERE charged_on IS NOT NULL",)],
    "warehouse_outbound_signed": [("UPDATE warehouse_outbound SET state = 'released' WHERE state = 'created'",)],
    "purchasing_order_reviewed_by_another": [("UPDATE purchasing_order SET state = 'reviewed' WHERE state = 'draft'",)],
    "purchasing_orderline_changed": [
        (
            "UPDATE purchasing_orderline SET price_ex = price_ex + 1 WHERE order_id IN"
            " (SELECT id FROM purchasing_order WHERE state <> 'draft')",
        )
    ],
    "work_task_new_owner_works": [
        (
            "UPDATE org_employee SET active = (1 = 0)",
            "UPDATE work_task SET owner_id = (SELECT MAX(e.id) FROM org_employee e WHERE e.id <> work_task.owner_id)"
            " WHERE state = 'open'",
        )
    ],
    "work_check_answered": [("UPDATE work_checkround SET state = 'done' WHERE state = 'doing'",)],
    "work_goal_adds_up": [
        (
            "UPDATE work_goal SET state = 'running' WHERE state = 'draft'"
            " AND id = (SELECT MIN(c.parent_id) FROM work_goal c WHERE c.state = 'draft')",
        )
    ],
    "work_case_measures_done": [("UPDATE work_case SET state = 'closed' WHERE state = 'executed'",)],
    "work_task_waits_its_turn": [
        ("UPDATE work_task SET state = 'done' WHERE state = 'open' AND waits_for_id IS NOT NULL",)
    ],
    "work_task_no_circle": [
        (
            "UPDATE work_task SET waits_for_id = (SELECT MIN(w.id) FROM work_task w WHERE w.waits_for_id = work_task.id)"
            " WHERE id IN (SELECT x.waits_for_id FROM work_task x)",
        )
    ],
    "replenishment_planrule_dropped_once": [
        ("UPDATE replenishment_planrule SET dropped_at = NULL WHERE dropped_at IS NOT NULL",)
    ],
    "replenishment_plan_approval_kept": [
        ("UPDATE replenishment_plan SET approval_id = NULL WHERE state = 'approved'",)
    ],
    "replenishment_plan_approved_by_another": [
        ("UPDATE replenishment_plan SET state = 'approved' WHERE state = 'draft'",)
    ],
}
# New rows that a guard must refuse: what is different from a row that is there, and the scene.
COPIES: dict[str, tuple[dict[str, str], str, Violation]] = {
    "core_approval_by_another": (
        {"voice_id": "(SELECT MIN(a.employee_id) FROM core_approvalauthor a WHERE a.request_id = core_approval.request_id)"},
        "request_id IS NOT NULL AND decision = 'approved'", (),
    ),
    "core_approval_same_content": ({"digest": "'x'", "decision": "'returned'"}, "request_id IS NOT NULL", ()),
    "stock_entry_bin_locked": ({}, "bin_id IS NOT NULL", ("UPDATE stock_bin SET locked = (1 = 1)",)),
    "stock_entry_mirrors": ({"reverses_id": "id"}, "1 = 1", ()),
    "work_task_owner_works": ({}, "owner_id IS NOT NULL", ("UPDATE org_employee SET active = (1 = 0)",)),
    "ledger_voucher_drafted_in_open": ({}, "state = 'draft'", (CLOSED,)),
    "ledger_line_on_a_leaf": (
        {"account_id": "(SELECT MIN(a.id) FROM ledger_account a WHERE NOT a.leaf)"}, f"voucher_id = {DRAFT}", (),
    ),
    "ledger_line_by_hand": (
        {"account_id": "(SELECT MIN(a.id) FROM ledger_account a WHERE a.controlled AND a.leaf)"},
        f"voucher_id = {DRAFT}", (),
    ),
}  # fmt: skip


def every_trigger() -> dict[str, Trigger]:
    """All guards of the house by name."""
    return {t.name: t for app in apps.get_app_configs() if app.name.startswith("chehang") for t in _of(app.label)}


def _of(app: str) -> list[Trigger]:
    return guards.triggers_of(app)


def model_of(trigger: Trigger) -> type[Model]:
    """The model a guard stands on."""
    return next(m for m in apps.get_models() if m._meta.db_table == trigger.table)


def violations(trigger: Trigger, other_store: int) -> list[Violation]:
    """Statements this guard must refuse, one by one. Empty where the story has no row to try it on."""
    name, by_hand, copies = trigger.name, BY_HAND, COPIES
    for story in stories():
        by_hand, copies = by_hand | getattr(story, "VIOLATIONS", {}), copies | getattr(story, "COPIES", {})
    if name in by_hand:
        return by_hand[name]
    if name in copies:
        different, where, scene = copies[name]
        return [(*scene, copy_of(model_of(trigger), different, where))]
    return list(_by_kind(trigger, other_store))


def _by_kind(trigger: Trigger, other_store: int) -> Iterator[Violation]:
    table, model = trigger.table, model_of(trigger)
    if trigger.event == "DELETE":
        for pk in _some(model, "OLD", trigger.condition):
            yield (f"DELETE FROM {table} WHERE {model._meta.pk.column} = {pk}",)
    elif "_store_" in trigger.name:
        field = _store_field(trigger, model)
        inside = f"(SELECT MIN(t.id) FROM {field.related_model._meta.db_table} t)"
        if trigger.event == "UPDATE":
            yield (f"UPDATE {table} SET store_id = {other_store}, {field.column} = {inside}",)
        else:
            yield (copy_of(model, {"store_id": str(other_store), field.column: inside}, "1 = 1"),)
    elif trigger.name == f"{table}_step":
        yield from _steps(table)
    elif trigger.name == f"{table}_start":
        machine = _machine(table)
        for state in sorted(set(machine.states) - {machine.start}):
            yield (copy_of(model, {machine.field: f"'{state}'"}, "1 = 1"),)
    elif trigger.event == "INSERT":
        for pk in _some(model, "NEW", trigger.condition):
            yield (copy_of(model, {}, f"id = {pk}"),)
    else:
        yield from _changes(trigger, model)


def _changes(trigger: Trigger, model: type[Model]) -> Iterator[Violation]:
    """Each frozen column of a row in the state in which it is frozen, or while others use it."""
    for use in guards.declared():
        if isinstance(use, FixedWhileUsed) and any(t.name == trigger.name for t in use.triggers()):
            filled = "".join(f""" AND OLD."{c}" <> ''""" for c in use.columns) if use.may_fill else ""
            for pk in _some(model, "OLD", use.used("OLD.id") + filled):
                for field in model._meta.concrete_fields:
                    if field.column in use.columns:
                        yield (f'UPDATE {trigger.table} SET "{field.column}" = {other(field)} WHERE id = {pk}',)
    for found in guards._guards[model._meta.app_label]:
        if isinstance(found, FrozenWhen | AppendOnly) and any(t.name == trigger.name for t in found.triggers()):
            when, but = (found.when, found.but) if isinstance(found, FrozenWhen) else ("1 = 1", ())
            for pk in _some(model, "OLD", when):
                for field in model._meta.concrete_fields:
                    if field.column not in but:
                        yield (f'UPDATE {trigger.table} SET "{field.column}" = {other(field)} WHERE id = {pk}',)


def _steps(table: str) -> Iterator[Violation]:
    machine = _machine(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {machine.field}, MIN(id) FROM {table} GROUP BY {machine.field}")
        found = cursor.fetchall()
    for state, pk in found:
        for target in sorted(set(machine.states) - {state} - {b for a, b in machine.steps() if a == state}):
            yield (f"UPDATE {table} SET {machine.field} = '{target}' WHERE id = {pk}",)


def _machine(table: str) -> Any:
    return next(m for m in machines().values() if apps.get_model(m.model)._meta.db_table == table)


def _store_field(trigger: Trigger, model: type[Model]) -> Any:
    end = f"_store_{trigger.event.lower()}"
    return next(f for f in model._meta.concrete_fields if f"{trigger.table}_{f.name}{end}"[:63] == trigger.name)


def _some(model: type[Model], alias: str, condition: str) -> list[int]:
    """The first row that a condition on OLD or NEW speaks of, if any."""
    table, key = model._meta.db_table, f"{alias}.{model._meta.pk.column}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key} FROM {table} AS {alias} WHERE {condition} ORDER BY {key} LIMIT 1")
        return [pk for (pk,) in cursor.fetchall()]


def copy_of(model: type[Model], different: dict[str, str], where: str) -> str:
    """A new row like an old one but for some columns."""
    table, columns = model._meta.db_table, [f.column for f in model._meta.concrete_fields]
    values = {c: f'"{c}"' for c in columns} | {"id": f"(SELECT MAX(m.id) + 1 FROM {table} m)"} | different
    listed = ", ".join(f'"{c}"' for c in columns)
    taken = ", ".join(values[c] for c in columns)
    return f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} WHERE {where} ORDER BY id LIMIT 1"


def other(field: Field) -> str:
    """SQL for another value than the column has, of its own type."""
    kind, column = str(field.db_type(connection)).lower(), f'"{field.column}"'
    if "bool" in kind:
        return f"NOT COALESCE({column}, FALSE)"
    if any(number in kind for number in ("int", "serial", "numeric", "decimal")):
        return f"COALESCE({column}, 0) + 1"
    if "date" in kind or "time" in kind:
        return "'2001-01-01'"
    if "json" in kind or field.get_internal_type() == "JSONField":
        return """'{"x": 1}'"""
    if "blob" in kind:
        return "X'01'"
    if "bytea" in kind:
        return r"'\x01'"
    return f"CASE WHEN {column} = 'x' THEN 'y' ELSE 'x' END"
