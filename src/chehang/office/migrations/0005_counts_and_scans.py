import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('office', '0004_retention'),
        ('org', '0004_sign_ins_second_factor'),
    ]

    operations = [
        migrations.CreateModel(
            name='AssetCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('begun_on', models.DateField(verbose_name='begun on')),
                ('closed_on', models.DateField(null=True, verbose_name='count closed on')),
                ('missing', models.PositiveIntegerField(default=0, verbose_name='not found')),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='what became of them')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='begun by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'count of assets',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_assetcount_number'), models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('store',), name='office_assetcount_one_open'), models.CheckConstraint(condition=models.Q(('missing', 0), models.Q(('reason', ''), _negated=True), _connector='OR'), name='office_assetcount_missing')],
            },
        ),
        migrations.CreateModel(
            name='AssetSighting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=60, verbose_name='place')),
                ('usable', models.BooleanField(default=True, verbose_name='can be used')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='when it was seen')),
                ('asset', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='office.asset', verbose_name='asset')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='seen by')),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sightings', to='office.assetcount', verbose_name='count of assets')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'asset seen',
                'constraints': [models.UniqueConstraint(fields=('count', 'asset'), name='office_sighting_once')],
            },
        ),
        migrations.AddField(
            model_name='sealuse',
            name='used_on',
            field=models.DateField(null=True, verbose_name='scan filed on'),
        ),
        migrations.AddConstraint(
            model_name='sealuse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'used'), _negated=True), ('used_on__isnull', False), _connector='OR'), name='office_seal_used'),
        ),
    ]
