"""Suppliers' invoices booked before there were payables get theirs: nothing of them has been paid through the product."""

from datetime import timedelta

from django.db import migrations


def payables_of_earlier_invoices(apps, schema_editor):
    Invoice, Payable = apps.get_model("warehouse", "SupplierInvoice"), apps.get_model("billing", "Payable")
    Line = apps.get_model("billing", "PayableLine")
    booked = Invoice.objects.exclude(booked_ex=0).select_related("supplier", "entered_by").order_by("id")
    for invoice in booked.iterator():
        amount = invoice.booked_ex + invoice.booked_tax
        payable = Payable.objects.create(
            store_id=invoice.store_id,
            supplier=invoice.supplier,
            document="warehouse.invoice",
            object_id=invoice.pk,
            paper_number=invoice.number,
            paper_date=invoice.date,
            due=invoice.date + timedelta(days=invoice.supplier.payment_days),
            amount=amount,
            made_at=invoice.entered_at,
        )
        Line.objects.create(
            store_id=invoice.store_id,
            payable=payable,
            text=invoice.number,
            amount_ex=invoice.booked_ex,
            tax=invoice.booked_tax,
            at=invoice.entered_at,
            by_id=invoice.entered_by_id,
            by_name=invoice.entered_by.name,
        )


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0001_initial"), ("billing", "0004_lines_of_earlier_bills")]

    operations = [migrations.RunPython(payables_of_earlier_invoices, migrations.RunPython.noop)]
