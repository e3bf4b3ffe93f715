import chehang.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_fitment'),
        ('org', '0003_substitutions'),
        ('purchasing', '0003_returns_and_calendar'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuotaShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(choices=[('brand', 'By brand'), ('category', 'By class of goods')], max_length=10, verbose_name='shared by')),
                ('amount', chehang.core.fields.MoneyField(null=True, verbose_name='share of the quota')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('set_at', models.DateTimeField(verbose_name='set at')),
                ('brand', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.brand', verbose_name='brand')),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.category', verbose_name='class of goods')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='set by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'share of the quota',
                'indexes': [models.Index(fields=['store', '-valid_from', '-id'], name='quota_share_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('brand__isnull', False), ('by', 'brand'), ('category', None)), models.Q(('brand', None), ('by', 'category'), ('category__isnull', False)), _connector='OR'), name='quota_share_of_one'), models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='quota_share_amount')],
            },
        ),
        migrations.CreateModel(
            name='TemporaryQuota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('state', models.CharField(default='asked', max_length=12, verbose_name='state')),
                ('amount', chehang.core.fields.MoneyField(verbose_name='more quota')),
                ('since', models.DateField(verbose_name='from')),
                ('until', models.DateField(verbose_name='until')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='asked by')),
                ('quota', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='granted', to='purchasing.capitalquota', verbose_name='quota')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'temporary quota',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='temporary_quota_number'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='temporary_quota_positive'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='temporary_quota_days'), models.CheckConstraint(condition=models.Q(models.Q(('quota__isnull', False), ('state', 'granted')), models.Q(models.Q(('state', 'granted'), _negated=True), ('quota', None)), _connector='OR'), name='temporary_quota_granted')],
            },
        ),
        migrations.AddField(
            model_name='capitalquota',
            name='until',
            field=models.DateField(null=True, verbose_name='until'),
        ),
        migrations.AddConstraint(
            model_name='capitalquota',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('valid_from')), _connector='OR'), name='capital_quota_days'),
        ),
    ]
