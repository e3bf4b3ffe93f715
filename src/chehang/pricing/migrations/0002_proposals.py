import chehang.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_finding'),
        ('org', '0001_initial'),
        ('pricing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PriceProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=24)),
                ('price_class', models.CharField(choices=[('retail', 'Retail'), ('workshop', 'Workshop'), ('insurance', 'Insurance'), ('wholesale', 'Wholesale'), ('internal', 'Internal'), ('staff', 'Staff')], max_length=10)),
                ('valid_from', models.DateField()),
                ('state', models.CharField(default='draft', max_length=20)),
                ('basis', models.CharField(choices=[('bands', 'Cost with the usual markup of its price band'), ('cost', 'Average cost'), ('list', "Supplier's list price"), ('net', "Supplier's net price"), ('present', 'Present price')], max_length=10)),
                ('percent', chehang.core.fields.MoneyField(default=0)),
                ('reason', models.CharField(max_length=1000)),
                ('made_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField()),
                ('made_by_name', models.CharField(max_length=100)),
                ('decided_by_id', models.BigIntegerField(null=True)),
                ('decided_by_name', models.CharField(blank=True, max_length=100)),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'price proposal',
                'indexes': [models.Index(fields=['store', 'state'], name='price_proposal_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('store', 'number'), name='price_proposal_number'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('decided_by_id__isnull', False), models.Q(('decided_by_id', models.F('made_by_id')), _negated=True)), _connector='OR'), name='price_proposal_two_people')],
            },
        ),
        migrations.CreateModel(
            name='ProposedPrice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_inc', chehang.core.fields.MoneyField(default=0)),
                ('new_inc', chehang.core.fields.MoneyField()),
                ('cost_ex', chehang.core.fields.MoneyField(null=True)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='pricing.priceproposal')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'proposed price',
                'constraints': [models.UniqueConstraint(fields=('proposal', 'part'), name='proposed_price_once'), models.CheckConstraint(condition=models.Q(('new_inc__gt', 0), ('old_inc__gte', 0)), name='proposed_price_positive')],
            },
        ),
    ]
