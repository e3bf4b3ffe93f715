import chehang.core.fields
import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0002_finding'),
        ('core', '0001_initial'),
        ('org', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='number')),
                ('kind', models.CharField(choices=[('stock', 'Stock order'), ('urgent', 'Urgent order'), ('vor', 'Vehicle-off-road order'), ('accident', 'Accident parts'), ('customer', 'Customer order'), ('local', 'Local purchase'), ('import', 'Import order')], default='stock', max_length=10, verbose_name='kind')),
                ('state', models.CharField(default='draft', max_length=12, verbose_name='state')),
                ('required_on', models.DateField(blank=True, null=True, verbose_name='required on')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('vin', models.CharField(blank=True, max_length=17, verbose_name='VIN')),
                ('work_order', models.CharField(blank=True, max_length=40, verbose_name='work order')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='note')),
                ('created_at', models.DateTimeField(verbose_name='drafted')),
                ('edited_at', models.DateTimeField(verbose_name='edited')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                ('amount_ex', chehang.core.fields.MoneyField(default=Decimal('0'), verbose_name='amount without VAT')),
                ('tax', chehang.core.fields.MoneyField(default=Decimal('0'), verbose_name='VAT')),
                ('approval', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.approval', verbose_name='review')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='author')),
                ('edited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='edited by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('supplier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.supplier', verbose_name='supplier')),
            ],
            options={
                'verbose_name': 'purchase order',
                'indexes': [models.Index(fields=['store', 'state', 'supplier'], name='order_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('store', 'number'), name='order_number'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('state', 'cancelled'), models.Q(('number', ''), _negated=True), _connector='OR'), name='order_numbered'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'cancelled']), ('approval__isnull', False), _connector='OR'), name='order_reviewed'), models.CheckConstraint(condition=models.Q(('state__in', ['reviewed', 'sent', 'partial', 'received', 'closed', 'cancelled']), ('approval', None), _connector='OR'), name='order_review_voided'), models.CheckConstraint(condition=models.Q(('kind__in', ['stock', 'urgent', 'vor', 'accident', 'customer', 'local', 'import'])), name='order_kind'), models.CheckConstraint(condition=models.Q(('amount_ex__gte', 0), ('tax__gte', 0)), name='order_sign')],
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.PositiveIntegerField(verbose_name='line')),
                ('part_no', models.CharField(max_length=60, verbose_name='part number')),
                ('part_name', models.CharField(max_length=100, verbose_name='name')),
                ('unit', models.CharField(max_length=10, verbose_name='unit')),
                ('quantity', chehang.core.fields.QuantityField(verbose_name='quantity')),
                ('price_ex', chehang.core.fields.UnitCostField(verbose_name='order price without VAT')),
                ('tax_rate', chehang.core.fields.RateField(verbose_name='VAT rate')),
                ('amount_ex', chehang.core.fields.MoneyField(verbose_name='amount without VAT')),
                ('tax', chehang.core.fields.MoneyField(verbose_name='VAT')),
                ('need', models.CharField(blank=True, max_length=100, verbose_name='needed for')),
                ('received', chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='received')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='author')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='purchasing.order', verbose_name='order')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'order line',
                'constraints': [models.UniqueConstraint(fields=('order', 'n'), name='order_line_n'), models.CheckConstraint(condition=models.Q(models.Q(('part_no', ''), _negated=True), models.Q(('part_name', ''), _negated=True)), name='order_line_named'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='order_line_quantity'), models.CheckConstraint(condition=models.Q(('price_ex__gt', 0)), name='order_line_price'), models.CheckConstraint(condition=models.Q(('amount_ex__gte', 0), ('tax__gte', 0), ('tax_rate__gte', 0)), name='order_line_sign'), models.CheckConstraint(condition=models.Q(('received__gte', 0), ('received__lte', models.F('quantity'))), name='order_line_received')],
            },
        ),
        migrations.CreateModel(
            name='CapitalQuota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', chehang.core.fields.MoneyField(verbose_name='quota')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('set_at', models.DateTimeField(verbose_name='set at')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='set by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'capital quota',
                'indexes': [models.Index(fields=['store', '-valid_from', '-id'], name='capital_quota_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='capital_quota_positive')],
            },
        ),
    ]
