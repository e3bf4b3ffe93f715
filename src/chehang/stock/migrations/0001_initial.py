import chehang.core.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0002_finding'),
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='bin')),
                ('zone', models.CharField(blank=True, max_length=10, verbose_name='zone')),
                ('kind', models.CharField(choices=[('shelf', 'Shelf'), ('receiving', 'Receiving bay'), ('quarantine', 'Quarantine'), ('dispatch', 'Dispatch bay')], default='shelf', max_length=10, verbose_name='kind')),
                ('walk_order', models.IntegerField(default=0, verbose_name='walk order')),
                ('hazard_ok', models.BooleanField(default=False, verbose_name='for dangerous goods')),
                ('fragile_ok', models.BooleanField(default=True, verbose_name='for fragile goods')),
                ('heavy_ok', models.BooleanField(default=True, verbose_name='for heavy goods')),
                ('max_kg', chehang.core.fields.QuantityField(blank=True, null=True, verbose_name='carries at most, kg')),
                ('locked', models.BooleanField(default=False, verbose_name='locked')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'bin',
                'constraints': [models.UniqueConstraint(fields=('store', 'code'), name='bin_code'), models.CheckConstraint(condition=models.Q(('kind__in', ['shelf', 'receiving', 'quarantine', 'dispatch'])), name='bin_kind'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='bin_named')],
            },
        ),
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, verbose_name='batch')),
                ('expires', models.DateField(blank=True, null=True, verbose_name='expires')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'batch',
                'constraints': [models.UniqueConstraint(fields=('store', 'part', 'code'), name='lot_code')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(default='own', max_length=20, verbose_name='owner')),
                ('quantity', chehang.core.fields.QuantityField(verbose_name='quantity')),
                ('value', chehang.core.fields.MoneyField(verbose_name='value')),
                ('movement', models.CharField(max_length=3, verbose_name='movement')),
                ('business_date', models.DateField(verbose_name='date')),
                ('at', models.DateTimeField(verbose_name='recorded')),
                ('document', models.CharField(max_length=60, verbose_name='document')),
                ('object_id', models.BigIntegerField()),
                ('line_id', models.BigIntegerField(default=0)),
                ('employee_id', models.BigIntegerField()),
                ('bin', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.bin', verbose_name='bin')),
                ('part', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('reverses', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.entry', verbose_name='reverses')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('lot', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.lot', verbose_name='batch')),
            ],
            options={
                'verbose_name': 'stock entry',
                'indexes': [models.Index(fields=['document', 'object_id'], name='entry_document'), models.Index(fields=['part', 'store', 'business_date'], name='entry_part')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reverses__isnull', False)), fields=('reverses',), name='entry_reversed_once'), models.CheckConstraint(condition=models.Q(('bin__isnull', False), ('quantity', 0), _connector='OR'), name='entry_has_a_place'), models.CheckConstraint(condition=models.Q(models.Q(('document', ''), _negated=True), ('object_id__gt', 0)), name='entry_has_a_source')],
            },
        ),
        migrations.CreateModel(
            name='Balance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(default='own', max_length=20, verbose_name='owner')),
                ('on_hand', chehang.core.fields.QuantityField(default=0, verbose_name='on hand')),
                ('reserved', chehang.core.fields.QuantityField(default=0, verbose_name='reserved')),
                ('last_date', models.DateField(verbose_name='last movement')),
                ('part', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('bin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='stock.bin', verbose_name='bin')),
                ('lot', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.lot', verbose_name='batch')),
            ],
            options={
                'verbose_name': 'stock balance',
                'constraints': [models.UniqueConstraint(models.F('store'), models.F('part'), models.F('bin'), django.db.models.functions.comparison.Coalesce(models.F('lot'), models.Value(0)), models.F('owner'), name='balance_place'), models.CheckConstraint(condition=models.Q(('reserved__gte', 0), ('on_hand__gte', models.F('reserved'))), name='balance_never_short')],
            },
        ),
        migrations.CreateModel(
            name='Pool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(default='own', max_length=20, verbose_name='owner')),
                ('quantity', chehang.core.fields.QuantityField(default=0, verbose_name='quantity')),
                ('value', chehang.core.fields.MoneyField(default=0, verbose_name='value')),
                ('part', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stock value',
                'constraints': [models.UniqueConstraint(fields=('store', 'part', 'owner'), name='pool_part'), models.CheckConstraint(condition=models.Q(('quantity__gte', 0), ('value__gte', 0)), name='pool_never_negative'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0), ('value', 0), _connector='OR'), name='pool_empty_is_worthless')],
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(default='own', max_length=20)),
                ('quantity', chehang.core.fields.QuantityField(verbose_name='quantity')),
                ('document', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField()),
                ('line_id', models.BigIntegerField(default=0)),
                ('open', models.BooleanField(default=True)),
                ('bin', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.bin')),
                ('lot', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stock.lot')),
                ('part', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'reservation',
                'indexes': [models.Index(fields=['document', 'object_id'], name='reservation_document'), models.Index(condition=models.Q(('open', True)), fields=['store', 'part'], name='reservation_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='reservation_sign')],
            },
        ),
    ]
