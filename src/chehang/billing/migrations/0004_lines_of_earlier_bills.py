"""Bills charged before they had lines get one: their revenue and tax stand in the voucher of their document."""

from django.db import migrations
from django.db.models import Sum


def lines_of_earlier_bills(apps, schema_editor):
    Bill, BillLine = apps.get_model("billing", "Bill"), apps.get_model("billing", "BillLine")
    Line, Role = apps.get_model("ledger", "Line"), apps.get_model("ledger", "RoleAccount")
    vat = set(Role.objects.filter(role="output_vat").values_list("account_id", flat=True))
    for bill in Bill.objects.filter(charged_on__isnull=False, lines=None).iterator():
        mine = Line.objects.filter(
            store_id=bill.store_id,
            voucher__event="sale",
            voucher__document=bill.document,
            voucher__object_id=bill.object_id,
            account_id__in=vat,
        )
        tax = mine.aggregate(s=Sum("credit"))["s"] or 0
        BillLine.objects.create(store_id=bill.store_id, bill=bill, n=1, amount_ex=bill.amount - tax, tax=tax)


class Migration(migrations.Migration):
    dependencies = [("billing", "0003_lines_and_payables"), ("ledger", "0005_dimensions")]

    operations = [migrations.RunPython(lines_of_earlier_bills, migrations.RunPython.noop)]
