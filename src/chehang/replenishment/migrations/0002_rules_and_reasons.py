import chehang.core.fields
import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_finding'),
        ('core', '0001_initial'),
        ('org', '0001_initial'),
        ('replenishment', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('must', 'Must stock'), ('never', 'Never stock'), ('normal', 'By the plan, with weight or room')], max_length=10, verbose_name='rule')),
                ('least', chehang.core.fields.QuantityField(default=Decimal('0'), verbose_name='stock at least')),
                ('barred', models.CharField(blank=True, choices=[('stopped', 'No longer made or sold'), ('barred', 'Not to be stocked here'), ('ordered', "Only on a customer's order")], max_length=10, verbose_name='why never')),
                ('weight', models.PositiveSmallIntegerField(default=1, verbose_name='weight')),
                ('room', chehang.core.fields.QuantityField(null=True, verbose_name='room in the bin')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='remark')),
                ('set_at', models.DateTimeField(verbose_name='set at')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='dropped at')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='set by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stocking rule',
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('store', 'part'), name='plan_rule_one_for_a_part'), models.CheckConstraint(condition=models.Q(('kind__in', ['must', 'never', 'normal'])), name='plan_rule_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'must'), ('least__gt', 0)), models.Q(models.Q(('kind', 'must'), _negated=True), ('least', 0)), _connector='OR'), name='plan_rule_must_says_how_many'), models.CheckConstraint(condition=models.Q(models.Q(('barred__in', ['stopped', 'barred', 'ordered']), ('kind', 'never')), models.Q(models.Q(('kind', 'never'), _negated=True), ('barred', '')), _connector='OR'), name='plan_rule_never_says_why'), models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 100)), name='plan_rule_weight'), models.CheckConstraint(condition=models.Q(('room', None), ('room__gte', 1), _connector='OR'), name='plan_rule_room')],
            },
        ),
        migrations.CreateModel(
            name='PlanSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('order_cost', chehang.core.fields.MoneyField(verbose_name='cost of an order line')),
                ('holding_rate', chehang.core.fields.RateField(verbose_name='holding cost a year')),
                ('loss_share', chehang.core.fields.RateField(verbose_name='loss of a shortage')),
                ('loss_factor', models.PositiveSmallIntegerField(verbose_name='a shortage costs so many margins')),
                ('workshop_weight', models.PositiveSmallIntegerField(verbose_name='weight of the workshop')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('set_at', models.DateTimeField(verbose_name='set at')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='set by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'planning figures',
                'indexes': [models.Index(fields=['store', '-valid_from', '-id'], name='plan_settings_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holding_rate__gt', 0), ('holding_rate__lte', 1), ('loss_share__gte', 0), ('order_cost__gte', 0), ('loss_share__lte', 1), ('workshop_weight__gte', 1), ('workshop_weight__lte', 100), ('loss_factor__gte', 1), ('loss_factor__lte', 100)), name='plan_settings_range')],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='read_at',
            field=models.DateTimeField(null=True, verbose_name='books read at'),
        ),
        migrations.AddField(
            model_name='planline',
            name='abc',
            field=models.CharField(blank=True, choices=[('A', 'A'), ('B', 'B'), ('C', 'C'), ('-', 'No demand in a year')], max_length=1, verbose_name='class'),
        ),
        migrations.AddField(
            model_name='planline',
            name='basis',
            field=models.JSONField(default=dict, verbose_name='computed from'),
        ),
        migrations.AddField(
            model_name='planline',
            name='life',
            field=models.CharField(blank=True, choices=[('new', 'New'), ('growing', 'Rising'), ('steady', 'Steady'), ('dying', 'Falling'), ('quiet', 'Quiet for a year'), ('ended', 'Ended')], max_length=10, verbose_name='course of demand'),
        ),
        migrations.AddField(
            model_name='planline',
            name='reason',
            field=models.CharField(blank=True, choices=[('quota', 'Quota used up'), ('enough', 'Enough'), ('dear', 'Not worth its keep'), ('must', 'Must-stock list'), ('never', 'Never-stock list'), ('shelf', 'Shelf life'), ('space', 'Room in the bin'), ('none', 'No demand'), ('ended', 'No longer sold')], max_length=10, verbose_name='reason'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('store',), name='stock_plan_one_waits'),
        ),
    ]
