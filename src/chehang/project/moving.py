"""A whole store with its books from one database into another: taken out to a file, brought in, and only then gone.

1. ``take_out`` writes everything of the store, with a digest of each table and the heads of its chain.
2. ``bring_in`` puts it into the other database as it is, ids and all, proves every rule there, and answers a receipt.
3. ``let_go``, with that receipt, deletes it where it came from, if nobody has worked there since.

Ids, seals and the chain of the journal stay what they were, so whatever was proved before is proved after.
"""

import json
import re
import shutil
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max

from chehang import __version__
from chehang.catalogue.finding.upkeep import rebuild
from chehang.catalogue.models import Part
from chehang.core import bulk, journal, oldyears, verify
from chehang.core.context import Clock, Context, system_actor
from chehang.core.files import path_of
from chehang.core.gate import writing
from chehang.core.models import JournalHead
from chehang.core.sealing.keeping import Draft, seals_of
from chehang.core.sealing.marks import Marks
from chehang.core.sealing.proving import Proof
from chehang.core.sealing.tables import sealed_tables
from chehang.org.models import Employee, Store
from chehang.warehouse.models import Transfer
from chehang.warehouse.transfers.states import TRANSFER

from . import carrying, cells, locker
from .place import home
from .safety import Unsafe

IN, OUT = "core.store_in", "core.store_out"
HASH = re.compile(r'"([0-9a-f]{64})"')
SHOWN = 10


def take_out(code: str, target: Path) -> str:
    """Write a store to a file, locked when its name ends in .age; returns its receipt. The store goes on working."""
    store = _store(code)
    _refuse_put_away()
    _refuse_open_between(store)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        folder = Path(scratch)
        manifest = _write(store, folder)
        whole = folder / "whole.tar.gz"
        with tarfile.open(whole, "w:gz", compresslevel=3) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path != whole:
                    archive.add(path, str(path.relative_to(folder)))
        if target.suffix == locker.LOCKED:
            locker.make_key()
            locker.lock(whole, target)
        else:
            whole.chmod(0o600)
            shutil.move(whole, target)
    return carrying.receipt(manifest["tables"])


def _store(code: str) -> Store:
    store = Store.objects.filter(code=code).first()
    if store is None:
        raise Unsafe(f"没有门店 {code}。 There is no store {code}.")
    return store


def _refuse_open_between(store: Store) -> None:
    """What two stores do together is done in one database."""
    done = {s for s in TRANSFER.states if not any(s == source for source, _to in TRANSFER.steps())}
    waiting = (
        Transfer.objects.filter(store_id=store.pk).exclude(state__in=done).values_list("number", flat=True)[:SHOWN]
    )
    if waiting:
        raise Unsafe(
            f"先办结或取消与其他门店的调拨:{'、'.join(waiting)} 。 Finish or cancel the transfers with other stores first."
        )


def _refuse_put_away() -> None:
    if oldyears.tables():
        raise Unsafe(
            "往年日志已归档,请先放回:chehang detach --back。 Bring the old years back first: chehang detach --back."
        )


def _write(store: Store, folder: Path) -> dict[str, Any]:
    (folder / "files").mkdir()
    hashes: set[str] = set()

    def look(line: str) -> None:
        hashes.update(HASH.findall(line))

    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables = {
            m._meta.label: carrying.write(folder / m._meta.label, carrying.rows_of(m, store.pk), look)
            for m in carrying.present(store.pk)
        }
        for model in carrying.shared():
            carrying.write(folder / model._meta.label, model._default_manager.order_by("pk"), look)
        carrying.write(folder / "stores", carrying.stores(), look)
        carrying.write(folder / "guests", carrying.guests(store.pk))
    files = sorted(sha for sha in hashes if path_of(sha).exists())
    for sha in files:
        shutil.copyfile(path_of(sha), folder / "files" / sha)
    manifest = {
        "store": store.pk, "code": store.code, "name": store.name, "version": __version__, "steps": _steps(), "files": files,
        "tables": tables,
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return manifest


def _steps() -> list[list[str]]:
    """The migrations of the house: both databases must stand at the same."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def opened(source: Path, folder: Path, key: Path | None) -> dict[str, Any]:
    """Unlock and unpack; the manifest. Refused when it cannot be read."""
    if not source.exists():
        raise Unsafe(f"没有这个文件:{source} 。 There is no file {source}.")
    if source.suffix == locker.LOCKED:
        locker.unlock(source, folder / "whole.tar.gz", key or locker.key_file())
        source = folder / "whole.tar.gz"
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise Unsafe(f"文件已损坏,读不出来:{error}。 The file is damaged and cannot be read.") from None
    return found


def bring_in(source: Path, key: Path | None = None, cell: int = 0) -> str:
    """Put a store into this database and prove every rule; returns its receipt. All of it or nothing."""
    home().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home()) as scratch:
        folder = Path(scratch)
        manifest = opened(source, folder, key)
        if manifest["steps"] != _steps():
            raise Unsafe(
                f"两边的版本不同({manifest['version']} 与 {__version__}):请先都升级到同一版本。"
                " The two databases stand at different versions: upgrade both to the same first."
            )
        with writing():
            _refuse_present(manifest)
            if cell:
                cells.number(cell)
            _fill(folder, manifest)
            _seal_what_moved(IN, manifest)
            _refuse_broken()
            _bring_files(folder, manifest["files"])
    return carrying.receipt(manifest["tables"])


def _refuse_present(manifest: dict[str, Any]) -> None:
    pk, code = manifest["store"], manifest["code"]
    namesake = Store.objects.filter(code=code).exclude(pk=pk).first()
    stranger = Store.objects.filter(pk=pk).exclude(code=code).first()
    if namesake or stranger:
        raise Unsafe(
            f"这里的门店 {(namesake or stranger).code} 与文件中的 {code} 代码或编号相同而不是一家。"  # type: ignore[union-attr]
            " Another store here has the same code or number."
        )
    if JournalHead.objects.filter(store_id=pk).exists():
        raise Unsafe(f"门店 {code} 已在这个数据库里。 Store {code} is in this database already.")


def _fill(folder: Path, manifest: dict[str, Any]) -> None:
    new_parts, before = False, {m: cells.next_id(m) for m in carrying.own() if m in cells.counted()}
    with carrying.unguarded():
        _add(Store, folder / "stores")
        for model in carrying.shared():
            new_parts |= bool(_add(model, folder / model._meta.label)) and model is Part
        _add(Employee, folder / "guests")
        with connection.cursor() as cursor:  # people who were here as guests of other stores come home
            cursor.execute("DELETE FROM org_employee WHERE store_id = %s", [manifest["store"]])
        for model in (m for m in carrying.own() if m._meta.label in manifest["tables"]):
            try:
                with transaction.atomic():
                    carrying.pour(model, carrying.read(folder / model._meta.label, model))
            except IntegrityError as error:
                raise Unsafe(_met(model._meta.label, error)) from None
        try:
            connection.check_constraints()
        except IntegrityError as error:
            raise Unsafe(
                f"有行指向没有一起来的数据:{str(error).strip()} 。请先办结与其他门店之间的单据。"
                " Rows point to what did not come along: finish what is open between the stores first."
            ) from None
    if carrying.digest(manifest["store"]) != manifest["tables"]:
        raise Unsafe("写入后的数据与文件不符。 What was written differs from the file.")
    for model, coming in before.items():
        if model._meta.label not in manifest["tables"]:
            continue
        last = carrying.rows_of(model, manifest["store"]).aggregate(last=Max("pk"))["last"] or 0
        if coming <= last:
            raise Unsafe(
                f"本库 {model._meta.db_table} 的编号会排在搬来的行之前:请加 --cell N,N 大于 {last // cells.WIDE},且全集团没有用过。"
                f" New rows of {model._meta.db_table} would come before those brought: add --cell N, above {last // cells.WIDE},"
                " used by no database of the group."
            )
    if new_parts:
        rebuild()


def _met(label: str, error: Exception) -> str:
    return (
        f"{label}: 两个数据库有相同的编号或名称:{str(error).strip()[:200]} 。集团各库在建第一家店之前应各取一个单元号(chehang init --cell N)。"
        f" {label}: both databases use the same id or name. Each database of a group takes a cell number before its first store."
    )


def _add(model: Any, place: Path) -> int:
    """Rows of the group that are not here yet; returns how many. One that is here must be the same thing."""
    meta, names = model._meta, carrying.names_of(model)
    fields = [f.attname for f in meta.concrete_fields]
    at, added = [fields.index(n) for n in names], 0
    some: list[list[Any]] = []

    def put() -> int:
        there = {
            row[0]: row[1:]
            for row in model._default_manager.filter(pk__in=[r[0] for r in some]).values_list("pk", *names)
        }
        for row in some:
            if row[0] in there and there[row[0]] != tuple(row[i] for i in at):
                raise Unsafe(
                    f"{meta.label} {row[0]} 在两个数据库里不是同一个:{there[row[0]]} / {tuple(row[i] for i in at)} 。"
                    f" {meta.label} {row[0]} is another one here."
                )
        fresh = [row for row in some if row[0] not in there]
        try:
            with transaction.atomic():
                carrying.pour(model, fresh)
        except IntegrityError as error:
            raise Unsafe(_met(meta.label, error)) from None
        return len(fresh)

    for row in carrying.read(place, model):
        some.append(row)
        if len(some) == 1000:
            added += put()
            some = []
    return added + put()


def _seal_what_moved(what: str, manifest: dict[str, Any]) -> None:
    """Rows whose seal stands in another chain than the store's (the house's, from before there were seals) get one here; rows that
    left are noted as taken away. Under one row of the journal of the house."""
    found: dict[str, set[int]] = defaultdict(set)
    for finding in Proof().run():
        if finding.table in sealed_tables() and finding.id:
            found[finding.table].add(finding.id)
    marks = Marks()
    seals: list[Draft] = [
        d for name, ids in sorted(found.items()) for d in seals_of(sealed_tables()[name], sorted(ids), marks)
    ]
    facts = {"store": manifest["store"], "code": manifest["code"], "receipt": carrying.receipt(manifest["tables"])}
    ctx = Context(system_actor(0, "console"), Clock(), what)
    journal.write(ctx, "noted", result=journal.dumps(facts), seals=seals)


def _refuse_broken() -> None:
    found = [f"{rule.code} {row}" for rule, row in verify.broken()]
    if found:
        listed = "\n".join(f"  ✗ {line}" for line in found[:SHOWN])
        raise Unsafe(f"{listed}\n核对不通过,未作改动。 The rules do not hold; nothing was changed.")


def _bring_files(folder: Path, files: list[str]) -> None:
    for sha in files:
        place = path_of(sha)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            shutil.copyfile(folder / "files" / sha, place)


def let_go(source: Path, receipt: str, key: Path | None = None) -> str:
    """Delete a store that has arrived elsewhere; returns its code. Refused without the receipt of its arrival, when somebody has
    worked here since it was taken out, and when anything is broken afterwards."""
    with tempfile.TemporaryDirectory(dir=home()) as scratch:
        manifest = opened(source, Path(scratch), key)
    _refuse_put_away()
    pk, code = manifest["store"], manifest["code"]
    if receipt != carrying.receipt(manifest["tables"]):
        raise Unsafe("回执不是这个文件的。 This is not the receipt of this file.")
    with writing():
        if carrying.digest(pk) != manifest["tables"]:
            raise Unsafe(
                f"导出之后门店 {code} 又有变动:请停止服务,重新导出、搬入。"
                f" Store {code} has changed since: stop the service, take it out and bring it in anew."
            )
        _refuse_broken()
        with carrying.unguarded():
            _delete(pk)
        _seal_what_moved(OUT, manifest)
        _refuse_broken()
        orphans = _orphans(manifest["files"])
        transaction.on_commit(lambda: [path_of(sha).unlink(missing_ok=True) for sha in orphans])  # type: ignore[func-returns-value]
    return str(code)


def _delete(pk: int) -> None:
    """Everything of the store but its name and the people of whom other stores speak."""
    logins = {m: list(carrying.rows_of(m, pk).values_list("pk")) for m in carrying.LOGINS}
    with connection.cursor() as cursor:
        for model in carrying.own():
            table = model._meta.db_table
            if model in logins:
                cursor.executemany(f'DELETE FROM "{table}" WHERE id = %s', logins[model])
            elif model is not Employee:
                cursor.execute(f'DELETE FROM "{table}" WHERE store_id = %s', [pk])
        known = {e for (e,) in _spoken_of()}
        people = {*Employee.objects.filter(store_id=pk).values_list("pk", flat=True)}
        cursor.executemany("DELETE FROM org_employee WHERE id = %s", [[e] for e in sorted(people - known)])
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise Unsafe(
            f"其他门店的行指向这家店:{str(error).strip()} 。 Rows of other stores point to this one."
        ) from None


def _spoken_of() -> list[tuple[Any, ...]]:
    asked = [
        f'SELECT "{f.column}" FROM "{m._meta.db_table}" WHERE "{f.column}" IS NOT NULL'
        for m in carrying.own()
        for f in m._meta.concrete_fields
        if f.related_model is Employee and f.column != "store_id"
    ]
    return list({row for sql in asked for row in bulk.select(sql)})


def _orphans(files: list[str]) -> list[str]:
    """Files of the store that nobody else holds."""
    held: set[str] = set()
    models: list[Any] = [*carrying.own(), *carrying.shared(), Store]
    for model in models:
        for field in model._meta.concrete_fields:
            if field.get_internal_type() == "CharField" and field.max_length == 64:
                held |= {
                    *model._default_manager.filter(**{f"{field.name}__in": files}).values_list(field.name, flat=True)
                }
    return [sha for sha in files if sha not in held]
