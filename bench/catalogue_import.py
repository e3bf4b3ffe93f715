"""How fast a supplier's list enters the catalogue, with all search structures: ``python -m bench.catalogue_import``.

Lists of 20,000 rows go through the real operations (upload with preview, import), one transaction each. Needs an
empty, migrated database (``CHEHANG_HOME`` or ``DATABASE_URL``).
"""

import argparse
import base64
import os
import time
from itertools import islice

TARGET = 8_000


def main() -> None:
    """Print parts per second of every list and of all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=1_000_000)
    options.add_argument("--list", type=int, default=20_000, help="rows of one list")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from bench.sample_parts import as_csv, sample_parts

    brand, actor, clock = prepare()
    rows, entered, spent, looking = sample_parts(chosen.parts), 0, 0.0, 0.0
    while some := list(islice(rows, chosen.list)):
        began = time.perf_counter()
        file_id = upload(as_csv(some), brand, actor, clock)
        middle = time.perf_counter()
        enter(file_id, actor, clock)
        ended = time.perf_counter()
        entered, spent, looking = entered + len(some), spent + ended - middle, looking + middle - began
        print(
            f"{entered:>9,} parts  preview {middle - began:5.2f} s  import {ended - middle:5.2f} s"
            f"  {len(some) / (ended - middle):8,.0f} parts/s  average {entered / spent:8,.0f}",
            flush=True,
        )
    rate = entered / spent
    print(f"{connection.vendor}: {rate:,.0f} parts/s, target {TARGET:,}: × {rate / TARGET:.2f}")
    print(f"with upload and preview {entered / (spent + looking):,.0f} parts/s")


def prepare() -> tuple[int, object, object]:
    """A store, a brand and a planner who may import."""
    from chehang.catalogue.models import Brand
    from chehang.core.context import Actor, Clock
    from chehang.org.models import Account, Employee, Store

    store, _ = Store.objects.get_or_create(code="99", defaults={"name": "速度店", "short_name": "速度店"})
    person, _ = Employee.objects.get_or_create(store=store, number="001", defaults={"name": "宋佳"})
    account = Account.objects.filter(employee=person).first() or Account.objects.create_user("bench", None, person)
    brand, _ = Brand.objects.get_or_create(code="BENCH", defaults={"name": "速度", "number_rule": "hongchuan"})
    rights = frozenset({"catalogue.upload_price_list", "catalogue.import_price_list"})
    return brand.pk, Actor(account.pk, person.pk, store.pk, person.name, permissions=rights), Clock()


def upload(content: bytes, brand: int, actor: object, clock: object) -> int:
    """Upload one list and return its id."""
    from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list

    cmd = UploadPriceList(brand=brand, name="list.csv", content=base64.b64encode(content))
    return upload_price_list(cmd, actor=actor, clock=clock).id or 0  # type: ignore[arg-type]


def enter(file_id: int, actor: object, clock: object) -> None:
    """Enter one uploaded list."""
    from chehang.catalogue.operations.import_price_list import ImportPriceList, import_price_list

    import_price_list(ImportPriceList(file=file_id), actor=actor, clock=clock)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
