import chehang.core.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0002_finding'),
        ('org', '0001_initial'),
        ('parties', '0001_initial'),
        ('stock', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=24)),
                ('handover', models.CharField(choices=[('collect', 'Customer collects'), ('ship', 'Shipped')], default='collect', max_length=10)),
                ('state', models.CharField(default='draft', max_length=20)),
                ('amount_inc', chehang.core.fields.MoneyField(default=0)),
                ('amount_ex', chehang.core.fields.MoneyField(default=0)),
                ('tax', chehang.core.fields.MoneyField(default=0)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('made_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField()),
                ('made_by_name', models.CharField(max_length=100)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='parties.customer')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'sales order',
                'indexes': [models.Index(fields=['store', 'state', 'made_at'], name='sale_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('store', 'number'), name='sale_number'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'cancelled']), models.Q(('number', ''), _negated=True), _connector='OR'), name='sale_numbered')],
            },
        ),
        migrations.CreateModel(
            name='SaleLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.IntegerField()),
                ('part_no', models.CharField(max_length=60)),
                ('part_name', models.CharField(max_length=100)),
                ('unit', models.CharField(max_length=20)),
                ('quantity', chehang.core.fields.QuantityField()),
                ('list_inc', chehang.core.fields.MoneyField()),
                ('price_inc', chehang.core.fields.MoneyField()),
                ('source', models.CharField(default='set', max_length=10)),
                ('discount', chehang.core.fields.RateField(default=0)),
                ('amount_inc', chehang.core.fields.MoneyField()),
                ('tax_rate', chehang.core.fields.RateField()),
                ('amount_ex', chehang.core.fields.MoneyField()),
                ('tax', chehang.core.fields.MoneyField()),
                ('cost', chehang.core.fields.MoneyField(null=True)),
                ('returned', chehang.core.fields.QuantityField(default=0)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part')),
                ('sale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='counter.sale')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'sales line',
                'constraints': [models.UniqueConstraint(fields=('sale', 'n'), name='sale_line_n'), models.CheckConstraint(condition=models.Q(('amount_inc__gt', 0), ('price_inc__gt', 0), ('quantity__gt', 0)), name='sale_line_positive'), models.CheckConstraint(condition=models.Q(('returned__gte', 0), ('returned__lte', models.F('quantity'))), name='sale_line_returned'), models.CheckConstraint(condition=models.Q(('discount__gte', 0), ('discount__lt', 1)), name='sale_line_discount'), models.CheckConstraint(condition=models.Q(('amount_inc', django.db.models.expressions.CombinedExpression(models.F('amount_ex'), '+', models.F('tax')))), name='sale_line_tax')],
            },
        ),
        migrations.CreateModel(
            name='SaleReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24)),
                ('state', models.CharField(default='requested', max_length=20)),
                ('reason', models.CharField(max_length=1000)),
                ('made_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField()),
                ('made_by_name', models.CharField(max_length=100)),
                ('inspected_at', models.DateTimeField(null=True)),
                ('inspected_by_id', models.BigIntegerField(null=True)),
                ('inspected_by_name', models.CharField(blank=True, max_length=100)),
                ('finding', models.CharField(blank=True, max_length=1000)),
                ('amount_inc', chehang.core.fields.MoneyField(default=0)),
                ('amount_ex', chehang.core.fields.MoneyField(default=0)),
                ('tax', chehang.core.fields.MoneyField(default=0)),
                ('cost', chehang.core.fields.MoneyField(default=0)),
                ('sale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='counter.sale')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'sales return',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='sale_return_number'), models.UniqueConstraint(condition=models.Q(('state', 'requested')), fields=('sale',), name='sale_return_one_open'), models.CheckConstraint(condition=models.Q(('amount_inc', django.db.models.expressions.CombinedExpression(models.F('amount_ex'), '+', models.F('tax')))), name='sale_return_tax'), models.CheckConstraint(condition=models.Q(('inspected_by_id', None), models.Q(('inspected_by_id', models.F('made_by_id')), _negated=True), _connector='OR'), name='sale_return_two_people')],
            },
        ),
        migrations.CreateModel(
            name='SaleReturnLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', chehang.core.fields.QuantityField()),
                ('accepted', chehang.core.fields.QuantityField(default=0)),
                ('condition', models.CharField(blank=True, choices=[('unopened', 'Unopened'), ('opened', 'Opened, as new'), ('damaged', 'Fitted or damaged')], max_length=10)),
                ('amount_inc', chehang.core.fields.MoneyField(default=0)),
                ('amount_ex', chehang.core.fields.MoneyField(default=0)),
                ('tax', chehang.core.fields.MoneyField(default=0)),
                ('cost', chehang.core.fields.MoneyField(default=0)),
                ('bin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.bin')),
                ('sale_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_lines', to='counter.saleline')),
                ('sale_return', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='counter.salereturn')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'return line',
                'constraints': [models.UniqueConstraint(fields=('sale_return', 'sale_line'), name='sale_return_line_once'), models.CheckConstraint(condition=models.Q(('accepted__gte', 0), ('accepted__lte', models.F('quantity')), ('quantity__gt', 0)), name='sale_return_line_accepted'), models.CheckConstraint(condition=models.Q(('amount_inc', django.db.models.expressions.CombinedExpression(models.F('amount_ex'), '+', models.F('tax'))), ('amount_inc__gte', 0), ('cost__gte', 0)), name='sale_return_line_tax')],
            },
        ),
        migrations.CreateModel(
            name='LostSale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', chehang.core.fields.QuantityField()),
                ('reason', models.CharField(choices=[('no_stock', 'Not in stock'), ('price', 'Price too high'), ('late', 'Takes too long'), ('other', 'Other reason')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('date', models.DateField()),
                ('made_by_id', models.BigIntegerField()),
                ('made_by_name', models.CharField(max_length=100)),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'lost sale',
                'indexes': [models.Index(fields=['store', 'part', 'date'], name='lost_sale_part')],
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='lost_sale_positive')],
            },
        ),
    ]
