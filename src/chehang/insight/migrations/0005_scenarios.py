import chehang.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0004_strategies'),
        ('org', '0003_substitutions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scenario',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('title', models.CharField(max_length=100, verbose_name='scenario')),
                ('period', models.CharField(max_length=10, verbose_name='period')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='what for')),
                ('written_at', models.DateTimeField(verbose_name='written')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('strategy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scenarios', to='insight.strategy', verbose_name='strategy')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='written by')),
            ],
            options={
                'verbose_name': 'scenario',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='scenario_number')],
            },
        ),
        migrations.CreateModel(
            name='Assumption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(max_length=60, verbose_name='measure')),
                ('change', chehang.core.fields.RateField(null=True, verbose_name='change')),
                ('value', chehang.core.fields.RateField(null=True, verbose_name='assumed value')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assumptions', to='insight.scenario', verbose_name='scenario')),
            ],
            options={
                'verbose_name': 'assumption',
                'constraints': [models.UniqueConstraint(fields=('scenario', 'measure'), name='scenario_measure_once'), models.CheckConstraint(condition=models.Q(models.Q(('change__isnull', False), ('value', None)), models.Q(('change', None), ('value__isnull', False)), _connector='OR'), name='scenario_one_way'), models.CheckConstraint(condition=models.Q(('change', None), ('change__gte', -1), _connector='OR'), name='scenario_change')],
            },
        ),
    ]
