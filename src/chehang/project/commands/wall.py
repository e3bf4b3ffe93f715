"""``chehang wall``: a database role that sees one store only (PostgreSQL)."""

import argparse

NAME, ORDER = "wall", 75
HELP = "为一个门店建立只读数据库角色(行级权限) · a read-only role of the database for one store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which store."""
    parser.add_argument("store", help="门店代码,如 01 · store code")
    parser.add_argument("--sql", action="store_true", help="只输出 SQL · print the SQL only")


def run(options: argparse.Namespace) -> int:
    """Build it, or print how."""
    from chehang.org.models import Store
    from chehang.project import wall
    from chehang.project.safety import Unsafe

    store_id = Store.objects.filter(code=options.store).values_list("pk", flat=True).first()
    if store_id is None:
        raise Unsafe(f"没有门店 {options.store}。 There is no store {options.store}.")
    if options.sql:
        print(";\n".join(wall.statements(store_id)) + ";")
        return 0
    tables, role = wall.build(store_id), wall.role_of(store_id)
    print(f"✓ {role}: {tables} 张表 tables")
    print(f"ALTER ROLE {role} LOGIN PASSWORD '…';")
    return 0
