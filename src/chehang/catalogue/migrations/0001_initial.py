import chehang.core.fields
import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Brand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('number_rule', models.CharField(default='generic', max_length=20, verbose_name='number rule')),
                ('is_oem', models.BooleanField(default=False, verbose_name='car maker')),
            ],
            options={
                'verbose_name': 'brand',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='brand_named')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='catalogue.category', verbose_name='category above')),
            ],
            options={
                'verbose_name': 'category',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='category_named'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='category_not_in_itself')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('display_no', models.CharField(max_length=60, verbose_name='part number')),
                ('norm_no', models.CharField(max_length=60, verbose_name='normalised number')),
                ('quality', models.CharField(choices=[('original', 'Original part'), ('equivalent', 'Equivalent (brand)'), ('remanufactured', 'Remanufactured part'), ('repaired', 'Repaired part'), ('reused', 'Reused part')], default='original', max_length=16, verbose_name='quality')),
                ('name_cn', models.CharField(max_length=100, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=100, verbose_name='English name')),
                ('mnemonic', models.CharField(blank=True, max_length=40, verbose_name='mnemonic')),
                ('unit', models.CharField(choices=[('item', 'item'), ('piece', 'piece'), ('set', 'set'), ('pair', 'pair'), ('drum', 'drum'), ('bottle', 'bottle'), ('box', 'box'), ('strip', 'strip'), ('sheet', 'sheet'), ('litre', 'litre'), ('kilogram', 'kilogram'), ('metre', 'metre')], default='item', max_length=10, verbose_name='unit')),
                ('buy_unit', models.CharField(choices=[('item', 'item'), ('piece', 'piece'), ('set', 'set'), ('pair', 'pair'), ('drum', 'drum'), ('bottle', 'bottle'), ('box', 'box'), ('strip', 'strip'), ('sheet', 'sheet'), ('litre', 'litre'), ('kilogram', 'kilogram'), ('metre', 'metre')], default='item', max_length=10, verbose_name='buying unit')),
                ('buy_factor', chehang.core.fields.QuantityField(default=Decimal('1'), verbose_name='units in a buying unit')),
                ('pack_qty', chehang.core.fields.QuantityField(default=Decimal('1'), verbose_name='pack')),
                ('min_order_qty', chehang.core.fields.QuantityField(default=Decimal('1'), verbose_name='least order')),
                ('phase', models.CharField(choices=[('new', 'Newly listed'), ('regular', 'Regularly stocked'), ('watched', 'Under observation'), ('no_stock', 'No longer stocked'), ('stopped', 'No longer made')], default='regular', max_length=10, verbose_name='phase')),
                ('is_fragile', models.BooleanField(default=False, verbose_name='fragile')),
                ('is_wear_part', models.BooleanField(default=False, verbose_name='wear part')),
                ('hazard', models.CharField(choices=[('none', 'None'), ('flammable', 'Flammable liquid'), ('corrosive', 'Corrosive'), ('pressure', 'Under pressure'), ('lithium', 'Lithium battery'), ('explosive', 'Explosive')], default='none', max_length=10, verbose_name='hazard')),
                ('shelf_life_days', models.PositiveIntegerField(blank=True, null=True, verbose_name='shelf life, days')),
                ('batch_control', models.BooleanField(default=False, verbose_name='by batch')),
                ('serial_control', models.BooleanField(default=False, verbose_name='by serial number')),
                ('weight_g', models.PositiveIntegerField(blank=True, null=True, verbose_name='weight, g')),
                ('length_mm', models.PositiveIntegerField(blank=True, null=True, verbose_name='length, mm')),
                ('width_mm', models.PositiveIntegerField(blank=True, null=True, verbose_name='width, mm')),
                ('height_mm', models.PositiveIntegerField(blank=True, null=True, verbose_name='height, mm')),
                ('hs_code', models.CharField(blank=True, max_length=10, verbose_name='customs code')),
                ('origin', models.CharField(blank=True, max_length=2, verbose_name='country of origin')),
                ('ccc_required', models.BooleanField(default=False, verbose_name='CCC mark needed')),
                ('tax_code', models.CharField(blank=True, max_length=19, verbose_name='tax classification code')),
                ('vat_code', models.CharField(default='goods', max_length=12, verbose_name='VAT')),
                ('warranty_months', models.PositiveIntegerField(blank=True, null=True, verbose_name='warranty, months')),
                ('warranty_km', models.PositiveIntegerField(blank=True, null=True, verbose_name='warranty, km')),
                ('returnable', models.BooleanField(default=True, verbose_name='returnable')),
                ('return_deadline_days', models.PositiveIntegerField(blank=True, null=True, verbose_name='return within, days')),
                ('old_part_required', models.BooleanField(default=False, verbose_name='old part to be returned')),
                ('brand', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.brand', verbose_name='brand')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.category', verbose_name='category')),
            ],
            options={
                'verbose_name': 'part',
                'indexes': [models.Index(fields=['mnemonic'], name='part_mnemonic')],
                'constraints': [models.UniqueConstraint(fields=('norm_no', 'brand', 'quality'), name='part_number'), models.CheckConstraint(condition=models.Q(models.Q(('norm_no', ''), _negated=True), models.Q(('display_no', ''), _negated=True), models.Q(('name_cn', ''), _negated=True)), name='part_named'), models.CheckConstraint(condition=models.Q(('buy_factor__gt', 0), ('min_order_qty__gt', 0), ('pack_qty__gt', 0)), name='part_packs'), models.CheckConstraint(condition=models.Q(('quality__in', ['original', 'equivalent', 'remanufactured', 'repaired', 'reused'])), name='part_quality'), models.CheckConstraint(condition=models.Q(('hazard__in', ['none', 'flammable', 'corrosive', 'pressure', 'lithium', 'explosive'])), name='part_hazard'), models.CheckConstraint(condition=models.Q(('phase__in', ['new', 'regular', 'watched', 'no_stock', 'stopped'])), name='part_phase')],
            },
        ),
        migrations.CreateModel(
            name='Interchange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='interchangeable part')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.part', verbose_name='part')),
            ],
            options={
                'verbose_name': 'interchange',
                'constraints': [models.UniqueConstraint(fields=('part', 'other'), name='interchange_once'), models.CheckConstraint(condition=models.Q(('part__lt', models.F('other'))), name='interchange_order'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='interchange_days')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('display_no', models.CharField(max_length=60, verbose_name='number')),
                ('norm_no', models.CharField(max_length=60, verbose_name='normalised number')),
                ('kind', models.CharField(choices=[('supplier', "Supplier's number"), ('maker', "Maker's number"), ('old', 'Former number'), ('barcode', 'Barcode'), ('spelling', 'Other spelling'), ('other', 'Other')], default='other', max_length=10, verbose_name='kind')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='catalogue.part', verbose_name='part')),
            ],
            options={
                'verbose_name': 'other number',
                'constraints': [models.UniqueConstraint(fields=('norm_no', 'part'), name='alias_once'), models.CheckConstraint(condition=models.Q(('norm_no', ''), _negated=True), name='alias_named'), models.CheckConstraint(condition=models.Q(('kind__in', ['supplier', 'maker', 'old', 'barcode', 'spelling', 'other'])), name='alias_kind')],
            },
        ),
        migrations.CreateModel(
            name='PriceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name='digest')),
                ('content', models.BinaryField()),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded on')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='entered on')),
                ('counts', models.JSONField(default=dict, verbose_name='row counts')),
                ('brand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.brand', verbose_name='brand')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'price file',
                'indexes': [models.Index(fields=['store', '-uploaded_at'], name='price_file_recent')],
            },
        ),
        migrations.CreateModel(
            name='PriceListEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('list_inc', chehang.core.fields.MoneyField(verbose_name='list price')),
                ('net_inc', chehang.core.fields.MoneyField(verbose_name='net price')),
                ('part', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='prices', to='catalogue.part', verbose_name='part')),
                ('source', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.pricefile', verbose_name='source')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': "supplier's price",
                'constraints': [models.UniqueConstraint(fields=('store', 'part', 'valid_from', 'version'), name='price_list_entry_once'), models.CheckConstraint(condition=models.Q(('list_inc__gte', 0), ('net_inc__gte', 0)), name='price_list_entry_sign')],
            },
        ),
        migrations.CreateModel(
            name='Supersession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('one_to_one', 'Fully replaced'), ('one_to_many', 'Replaced by a set'), ('many_to_one', 'Merged into one'), ('one_way', 'New fits old cars only'), ('stop', 'Ended without replacement')], max_length=12, verbose_name='kind')),
                ('ratio', chehang.core.fields.RateField(default=Decimal('1'), verbose_name='new per old')),
                ('group_no', models.PositiveIntegerField(default=1, verbose_name='replacement set')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('use_up_old', models.BooleanField(default=True, verbose_name='use up old stock first')),
                ('fits_backward', models.BooleanField(default=True, verbose_name='new fits old cars')),
                ('source', models.CharField(blank=True, max_length=100, verbose_name='source')),
                ('new', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced', to='catalogue.part', verbose_name='new part')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replacements', to='catalogue.part', verbose_name='old part')),
            ],
            options={
                'verbose_name': 'supersession',
                'constraints': [models.UniqueConstraint(fields=('old', 'new', 'group_no', 'valid_from'), name='supersession_once'), models.CheckConstraint(condition=models.Q(('new', None), models.Q(('new', models.F('old')), _negated=True), _connector='OR'), name='supersession_other_part'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'stop'), ('new', None)), models.Q(models.Q(('kind', 'stop'), _negated=True), ('new__isnull', False)), _connector='OR'), name='supersession_stop'), models.CheckConstraint(condition=models.Q(('group_no__gt', 0), ('ratio__gt', 0)), name='supersession_ratio'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='supersession_days'), models.CheckConstraint(condition=models.Q(('kind__in', ['one_to_one', 'one_to_many', 'many_to_one', 'one_way', 'stop'])), name='supersession_kind')],
            },
        ),
    ]
