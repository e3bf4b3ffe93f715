import chehang.core.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('org', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24)),
                ('document', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField()),
                ('source_number', models.CharField(blank=True, max_length=24)),
                ('amount', chehang.core.fields.MoneyField()),
                ('paid', chehang.core.fields.MoneyField(default=0)),
                ('credited', chehang.core.fields.MoneyField(default=0)),
                ('state', models.CharField(default='waiting', max_length=20)),
                ('made_at', models.DateTimeField()),
                ('charged_on', models.DateField(null=True)),
                ('due', models.DateField(null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='parties.customer')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'receivable',
                'indexes': [models.Index(fields=['store', 'customer', 'state'], name='bill_customer')],
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='bill_number'), models.UniqueConstraint(fields=('store', 'document', 'object_id'), name='bill_once'), models.CheckConstraint(condition=models.Q(('paid__gte', 0), ('paid__lte', django.db.models.expressions.CombinedExpression(models.F('amount'), '-', models.F('credited')))), name='bill_paid'), models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('credited__gte', 0)), name='bill_amount')],
            },
        ),
        migrations.CreateModel(
            name='CreditNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24)),
                ('document', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField()),
                ('source_number', models.CharField(blank=True, max_length=24)),
                ('amount', chehang.core.fields.MoneyField()),
                ('amount_ex', chehang.core.fields.MoneyField()),
                ('tax', chehang.core.fields.MoneyField()),
                ('applied', chehang.core.fields.MoneyField(default=0)),
                ('paid_back', chehang.core.fields.MoneyField(default=0)),
                ('state', models.CharField(default='waiting', max_length=20)),
                ('made_at', models.DateTimeField()),
                ('date', models.DateField()),
                ('bill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_notes', to='billing.bill')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_notes', to='parties.customer')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'credit note',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='credit_note_number'), models.UniqueConstraint(fields=('store', 'document', 'object_id'), name='credit_note_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('applied__gte', 0), ('paid_back__gte', 0)), name='credit_note_sign'), models.CheckConstraint(condition=models.Q(('paid_back__lte', django.db.models.expressions.CombinedExpression(models.F('amount'), '-', models.F('applied')))), name='credit_note_not_beyond'), models.CheckConstraint(condition=models.Q(('amount', django.db.models.expressions.CombinedExpression(models.F('amount_ex'), '+', models.F('tax')))), name='credit_note_tax')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24)),
                ('method', models.CharField(choices=[('cash', 'Cash'), ('wechat', 'WeChat Pay'), ('alipay', 'Alipay'), ('card', 'Card'), ('transfer', 'Bank transfer')], max_length=10)),
                ('amount', chehang.core.fields.MoneyField()),
                ('tendered', chehang.core.fields.MoneyField(default=0)),
                ('reference', models.CharField(blank=True, max_length=100)),
                ('date', models.DateField()),
                ('at', models.DateTimeField()),
                ('cashier_id', models.BigIntegerField()),
                ('cashier_name', models.CharField(max_length=100)),
                ('bill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='billing.bill')),
                ('credit_note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='billing.creditnote')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('refunds', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refund', to='billing.receipt')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'payment taken',
                'indexes': [models.Index(fields=['store', 'date', 'method'], name='receipt_day')],
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='receipt_number'), models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('credit_note', None), ('refunds', None)), models.Q(('amount__lt', 0), ('credit_note', None), ('refunds__isnull', False)), models.Q(('amount__lt', 0), ('credit_note__isnull', False), ('refunds', None)), _connector='OR'), name='receipt_sign')],
            },
        ),
    ]
