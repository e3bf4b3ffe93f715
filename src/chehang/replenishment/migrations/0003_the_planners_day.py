import chehang.core.fields
import django.db.models.deletion
import django.db.models.expressions
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_fitment'),
        ('core', '0010_messages_out'),
        ('org', '0003_substitutions'),
        ('replenishment', '0002_rules_and_reasons'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExpectedDemand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', chehang.core.fields.QuantityField(verbose_name='quantity')),
                ('cause', models.CharField(choices=[('campaign', 'Campaign'), ('recall', 'Recall'), ('fleet', 'A fleet or a customer said so'), ('other', 'Other cause')], max_length=10, verbose_name='cause')),
                ('since', models.DateField(verbose_name='needed from')),
                ('until', models.DateField(verbose_name='needed until')),
                ('note', models.CharField(max_length=1000, verbose_name='remark')),
                ('set_at', models.DateTimeField(verbose_name='set at')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='dropped at')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='set by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'expected demand',
                'indexes': [models.Index(fields=['store', 'until'], name='expected_demand_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='expected_demand_quantity'), models.CheckConstraint(condition=models.Q(('cause__in', ['campaign', 'recall', 'fleet', 'other'])), name='expected_demand_cause'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='expected_demand_days')],
            },
        ),
        migrations.CreateModel(
            name='PlanChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part_no', models.CharField(max_length=60, verbose_name='part number')),
                ('was_max', chehang.core.fields.QuantityField(verbose_name='highest stock before')),
                ('min', chehang.core.fields.QuantityField(verbose_name='lowest stock')),
                ('max', chehang.core.fields.QuantityField(verbose_name='highest stock')),
                ('order_qty', chehang.core.fields.QuantityField(verbose_name='to order')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='changed at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='changed by')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='replenishment.plan', verbose_name='stock plan')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'change by hand',
                'constraints': [models.CheckConstraint(condition=models.Q(('min__gte', 0), ('order_qty__gte', 0), ('max__gte', models.F('min'))), name='plan_change_levels'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='plan_change_reason')],
            },
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('state', models.CharField(default='tried', max_length=12, verbose_name='state')),
                ('objective', models.CharField(choices=[('line', 'Most demands filled (lines)'), ('unit', 'Most pieces filled'), ('margin', 'Least margin lost'), ('critical', "Most demands filled, the workshop's and weighted parts first")], max_length=10, verbose_name='aim')),
                ('review_days', models.PositiveSmallIntegerField(verbose_name='days between orders')),
                ('lead_days', models.PositiveSmallIntegerField(verbose_name='days to receipt where unknown')),
                ('quota', chehang.core.fields.MoneyField(null=True, verbose_name='quota')),
                ('quota_now', chehang.core.fields.MoneyField(null=True, verbose_name='quota when it was tried')),
                ('tried', models.JSONField(verbose_name='last year with it')),
                ('now', models.JSONField(verbose_name='last year as until now')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='why it is adopted')),
                ('made_at', models.DateTimeField(verbose_name='tried at')),
                ('maker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='tried by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stock policy',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='stock_policy_number'), models.UniqueConstraint(condition=models.Q(('state', 'adopted')), fields=('store',), name='stock_policy_adopted'), models.CheckConstraint(condition=models.Q(('objective__in', ['line', 'unit', 'margin', 'critical'])), name='stock_policy_aim'), models.CheckConstraint(condition=models.Q(('lead_days__gte', 1), ('lead_days__lte', 365), ('review_days__gte', 1), ('review_days__lte', 180)), name='stock_policy_days'), models.CheckConstraint(condition=models.Q(('quota', None), ('quota__gt', 0), _connector='OR'), name='stock_policy_quota')],
            },
        ),
        migrations.CreateModel(
            name='StockLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('min', chehang.core.fields.QuantityField(verbose_name='lowest stock')),
                ('max', chehang.core.fields.QuantityField(verbose_name='highest stock')),
                ('since', models.DateTimeField(verbose_name='holds since')),
                ('until', models.DateTimeField(null=True, verbose_name='held until')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='replenishment.plan', verbose_name='stock plan')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stock level',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('store', 'part'), name='stock_level_one_holds'), models.CheckConstraint(condition=models.Q(('min__gte', 0), ('max__gte', models.F('min'))), name='stock_level_order'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='stock_level_times')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='plan',
            name='stock_plan_within_quota',
        ),
        migrations.AddField(
            model_name='plan',
            name='before',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='replenishment.plan', verbose_name='compared with'),
        ),
        migrations.AddField(
            model_name='plan',
            name='demands',
            field=chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='demands expected a month'),
        ),
        migrations.AddField(
            model_name='plan',
            name='hand_value',
            field=chehang.core.fields.MoneyField(default=Decimal('0'), verbose_name='changed by hand'),
        ),
        migrations.AddField(
            model_name='plan',
            name='kept_fill',
            field=chehang.core.fields.RateField(default=Decimal('0'), verbose_name='demands filled with what lies there'),
        ),
        migrations.AddField(
            model_name='planline',
            name='act_cost',
            field=chehang.core.fields.MoneyField(default=Decimal('0'), verbose_name='costs'),
        ),
        migrations.AddField(
            model_name='planline',
            name='act_gain',
            field=chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='brings'),
        ),
        migrations.AddField(
            model_name='planline',
            name='gains',
            field=models.JSONField(default=list, verbose_name='demands filled by level'),
        ),
        migrations.AddField(
            model_name='planline',
            name='todo',
            field=models.CharField(choices=[('order', 'To order'), ('afford', 'Wanted, but the quota has no room'), ('back', 'Too many: return or sell off'), ('stop', 'No longer stocked'), ('keep', 'Nothing to do')], default='keep', max_length=8, verbose_name='to do'),
        ),
        migrations.AddField(
            model_name='planline',
            name='was',
            field=models.JSONField(null=True, verbose_name='the plan before'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='maker',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='planned by'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('quota', None), ('highest_value__lte', django.db.models.expressions.CombinedExpression(models.F('quota'), '-', models.F('hand_value'))), _connector='OR'), name='stock_plan_within_quota'),
        ),
        migrations.AddField(
            model_name='planline',
            name='change',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='replenishment.planchange', verbose_name='changed by hand'),
        ),
    ]
