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
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('state', models.CharField(default='draft', max_length=12, verbose_name='state')),
                ('made_at', models.DateTimeField(verbose_name='planned at')),
                ('first_month', models.DateField(verbose_name='demand from')),
                ('months', models.PositiveIntegerField(verbose_name='months of demand')),
                ('parts', models.PositiveIntegerField(verbose_name='parts')),
                ('quota', chehang.core.fields.MoneyField(null=True, verbose_name='quota')),
                ('highest_value', chehang.core.fields.MoneyField(verbose_name='value of the highest stocks')),
                ('order_value', chehang.core.fields.MoneyField(verbose_name='to order')),
                ('held_value', chehang.core.fields.MoneyField(verbose_name='in stock and on order')),
                ('line_fill', chehang.core.fields.RateField(verbose_name='demands filled')),
                ('unit_fill', chehang.core.fields.RateField(verbose_name='pieces filled')),
                ('held_fill', chehang.core.fields.RateField(verbose_name='demands filled today')),
                ('curve', models.JSONField(verbose_name='curve')),
                ('parameters', models.JSONField(verbose_name='parameters')),
                ('notes', models.JSONField(verbose_name='defaults taken')),
                ('approval', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.approval', verbose_name='approval')),
                ('maker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='planned by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stock plan',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='stock_plan_number'), models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('store',), name='stock_plan_in_force'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='stock_plan_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('approval__isnull', False), _connector='OR'), name='stock_plan_sealed'), models.CheckConstraint(condition=models.Q(('quota', None), ('highest_value__lte', models.F('quota')), _connector='OR'), name='stock_plan_within_quota')],
            },
        ),
        migrations.CreateModel(
            name='PlanLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part_no', models.CharField(max_length=60, verbose_name='part number')),
                ('part_name', models.CharField(max_length=100, verbose_name='name')),
                ('price', chehang.core.fields.MoneyField(verbose_name='cost')),
                ('min', chehang.core.fields.QuantityField(verbose_name='lowest stock')),
                ('max', chehang.core.fields.QuantityField(verbose_name='highest stock')),
                ('order_qty', chehang.core.fields.QuantityField(verbose_name='to order')),
                ('value', chehang.core.fields.MoneyField(verbose_name='value of the highest stock')),
                ('available', chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='available')),
                ('on_order', chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='on order')),
                ('why', models.JSONField(verbose_name='reason')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='replenishment.plan', verbose_name='stock plan')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'line of the stock plan',
                'constraints': [models.UniqueConstraint(fields=('plan', 'part'), name='stock_plan_line_part'), models.CheckConstraint(condition=models.Q(('min__gte', 0), ('order_qty__gte', 0), ('max__gte', models.F('min'))), name='stock_plan_line_levels'), models.CheckConstraint(condition=models.Q(('price__gt', 0), ('value__gte', 0)), name='stock_plan_line_price')],
            },
        ),
    ]
