import chehang.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('office', '0002_incidents_supplies_papers_visits'),
        ('org', '0003_substitutions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('room', models.CharField(max_length=20, verbose_name='dormitory room')),
                ('bed', models.CharField(max_length=10, verbose_name='bed')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'bed',
                'constraints': [models.UniqueConstraint(fields=('store', 'room', 'bed'), name='office_bed_once')],
            },
        ),
        migrations.CreateModel(
            name='CompanyCar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plate', models.CharField(max_length=12, verbose_name='plate')),
                ('name', models.CharField(max_length=60, verbose_name='car')),
                ('use', models.CharField(choices=[('test', 'Test drives'), ('rescue', 'Rescue'), ('commute', 'Commuting'), ('errand', 'Errands')], max_length=8, verbose_name='used for')),
                ('odometer', models.PositiveIntegerField(verbose_name='odometer, km')),
                ('insured_until', models.DateField(verbose_name='insured until')),
                ('inspected_until', models.DateField(verbose_name='inspected until')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'company car',
                'constraints': [models.UniqueConstraint(fields=('store', 'plate'), name='office_car_plate'), models.CheckConstraint(condition=models.Q(('use__in', ['test', 'rescue', 'commute', 'errand'])), name='office_car_use')],
            },
        ),
        migrations.CreateModel(
            name='CarTrip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('day', models.DateField(verbose_name='day')),
                ('place', models.CharField(max_length=100, verbose_name='where to')),
                ('purpose', models.CharField(max_length=200, verbose_name='what for')),
                ('out_at', models.DateTimeField(null=True, verbose_name='keys out')),
                ('back_at', models.DateTimeField(null=True, verbose_name='keys back')),
                ('odometer_out', models.PositiveIntegerField(null=True, verbose_name='odometer before, km')),
                ('odometer_back', models.PositiveIntegerField(null=True, verbose_name='odometer after, km')),
                ('state', models.CharField(default='asked', max_length=10, verbose_name='state')),
                ('allowed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='allowed by')),
                ('driver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='driver')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('car', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trips', to='office.companycar', verbose_name='company car')),
            ],
            options={
                'verbose_name': 'trip',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_trip_number'), models.UniqueConstraint(condition=models.Q(('state', 'out')), fields=('car',), name='office_trip_car_out_once'), models.CheckConstraint(condition=models.Q(('allowed_by', None), models.Q(('allowed_by', models.F('driver')), _negated=True), _connector='OR'), name='office_trip_allowed_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['out', 'back']), _negated=True), models.Q(('allowed_by__isnull', False), ('odometer_out__isnull', False), ('out_at__isnull', False)), _connector='OR'), name='office_trip_out'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'back'), _negated=True), models.Q(('back_at__isnull', False), ('odometer_back__isnull', False)), _connector='OR'), name='office_trip_back'), models.CheckConstraint(condition=models.Q(('odometer_back', None), models.Q(('odometer_back__gte', models.F('odometer_out')), ('odometer_out__isnull', False)), _connector='OR'), name='office_trip_odometer')],
            },
        ),
        migrations.CreateModel(
            name='CarPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('insurance', 'Insurance of the car'), ('inspection', 'Inspection of the car')], max_length=10, verbose_name='kind')),
                ('number', models.CharField(max_length=60, verbose_name='policy or report number')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('cost', chehang.core.fields.MoneyField(default=0, verbose_name='cost')),
                ('day', models.DateField(verbose_name='day')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='by whom')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('car', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='office.companycar', verbose_name='company car')),
            ],
            options={
                'verbose_name': 'paper of a car',
                'constraints': [models.CheckConstraint(condition=models.Q(('cost__gte', 0), ('kind__in', ['insurance', 'inspection']), ('valid_until__gte', models.F('day'))), name='office_carpaper_sane')],
            },
        ),
        migrations.CreateModel(
            name='CarFuel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('quantity', chehang.core.fields.QuantityField(verbose_name='litres or kWh')),
                ('amount', chehang.core.fields.MoneyField(verbose_name='amount')),
                ('odometer', models.PositiveIntegerField(verbose_name='odometer, km')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='by whom')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('car', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fuels', to='office.companycar', verbose_name='company car')),
            ],
            options={
                'verbose_name': 'fuel',
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('quantity__gt', 0)), name='office_fuel_amounts')],
            },
        ),
        migrations.CreateModel(
            name='MealDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('staff', models.PositiveSmallIntegerField(verbose_name='meals of staff')),
                ('guests', models.PositiveSmallIntegerField(default=0, verbose_name='meals of guests')),
                ('cost', chehang.core.fields.MoneyField(verbose_name='cost')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='by whom')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'canteen day',
                'constraints': [models.UniqueConstraint(fields=('store', 'day'), name='office_meals_once'), models.CheckConstraint(condition=models.Q(('cost__gte', 0)), name='office_meals_cost')],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='room')),
                ('seats', models.PositiveSmallIntegerField(verbose_name='seats')),
                ('equipment', models.CharField(blank=True, max_length=200, verbose_name='equipment')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'room',
                'constraints': [models.UniqueConstraint(fields=('store', 'name'), name='office_room_name'), models.CheckConstraint(condition=models.Q(('seats__gt', 0)), name='office_room_seats')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('starts', models.DateTimeField(verbose_name='from')),
                ('ends', models.DateTimeField(verbose_name='until')),
                ('purpose', models.CharField(max_length=100, verbose_name='what for')),
                ('people', models.PositiveSmallIntegerField(verbose_name='people')),
                ('state', models.CharField(default='booked', max_length=10, verbose_name='state')),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='booked by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='office.room', verbose_name='room')),
            ],
            options={
                'verbose_name': 'booking of a room',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_booking_number'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='office_booking_times'), models.CheckConstraint(condition=models.Q(('people__gt', 0)), name='office_booking_people')],
            },
        ),
        migrations.CreateModel(
            name='BookedQuarter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='from')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quarters', to='office.booking', verbose_name='booking')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='office.room', verbose_name='room')),
            ],
            options={
                'verbose_name': 'booked quarter of an hour',
                'constraints': [models.UniqueConstraint(fields=('room', 'at'), name='office_quarter_once')],
            },
        ),
        migrations.CreateModel(
            name='SavingIdea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('title', models.CharField(max_length=100, verbose_name='idea to save')),
                ('text', models.CharField(max_length=1000, verbose_name='how')),
                ('expected', chehang.core.fields.MoneyField(verbose_name='expected a year')),
                ('suggested_on', models.DateField(verbose_name='suggested on')),
                ('verdict', models.CharField(blank=True, max_length=500, verbose_name='verdict')),
                ('saved', chehang.core.fields.MoneyField(null=True, verbose_name='saved')),
                ('state', models.CharField(default='suggested', max_length=10, verbose_name='state')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='suggested by')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='judged by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'idea to save',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_idea_number'), models.CheckConstraint(condition=models.Q(('expected__gt', 0)), name='office_idea_expected'), models.CheckConstraint(condition=models.Q(('judged_by', None), models.Q(('judged_by', models.F('by')), _negated=True), _connector='OR'), name='office_idea_other'), models.CheckConstraint(condition=models.Q(('state', 'suggested'), ('judged_by__isnull', False), _connector='OR'), name='office_idea_judged'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('saved__isnull', False), _connector='OR'), name='office_idea_done')],
            },
        ),
        migrations.CreateModel(
            name='Stay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(verbose_name='since')),
                ('until', models.DateField(null=True, verbose_name='until')),
                ('bed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='office.bed', verbose_name='bed')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='employee')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'stay in the dormitory',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('bed',), name='office_stay_bed'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('store', 'employee'), name='office_stay_person'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='office_stay_days')],
            },
        ),
        migrations.CreateModel(
            name='WasteTransfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('taker', models.CharField(max_length=60, verbose_name='taker')),
                ('licence', models.CharField(max_length=60, verbose_name='licence')),
                ('licence_until', models.DateField(verbose_name='licence valid until')),
                ('manifest', models.CharField(max_length=60, verbose_name='manifest')),
                ('day', models.DateField(verbose_name='day')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='by whom')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'transfer of waste',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_transfer_number'), models.UniqueConstraint(fields=('store', 'manifest'), name='office_transfer_manifest'), models.CheckConstraint(condition=models.Q(('licence_until__gte', models.F('day'))), name='office_transfer_licensed')],
            },
        ),
        migrations.CreateModel(
            name='WasteBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('kind', models.CharField(choices=[('HW08', 'HW08 waste oil'), ('HW08-F', 'HW08 oil filters'), ('HW12', 'HW12 paint waste'), ('HW31', 'HW31 lead batteries'), ('HW49', 'HW49 dirty containers, carbon')], max_length=12, verbose_name='waste')),
                ('weight', chehang.core.fields.QuantityField(verbose_name='weight, kg')),
                ('container', models.CharField(max_length=40, verbose_name='container')),
                ('place', models.CharField(max_length=60, verbose_name='place')),
                ('stored_on', models.DateField(verbose_name='stored on')),
                ('until', models.DateField(verbose_name='to leave by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('stored_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='stored by')),
                ('transfer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='office.wastetransfer', verbose_name='transfer of waste')),
            ],
            options={
                'verbose_name': 'container of waste',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_waste_number'), models.CheckConstraint(condition=models.Q(('kind__in', ['HW08', 'HW08-F', 'HW12', 'HW31', 'HW49']), ('until__gte', models.F('stored_on')), ('weight__gt', 0)), name='office_waste_sane')],
            },
        ),
        migrations.CreateModel(
            name='Welfare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('kind', models.CharField(choices=[('festival', 'Festival'), ('visit', 'Visit to the sick'), ('hardship', 'Help in hardship')], max_length=10, verbose_name='occasion')),
                ('title', models.CharField(max_length=60, verbose_name='welfare')),
                ('item', models.CharField(max_length=100, verbose_name='what is given')),
                ('each', chehang.core.fields.MoneyField(verbose_name='per person')),
                ('day', models.DateField(verbose_name='day')),
                ('state', models.CharField(default='planned', max_length=10, verbose_name='state')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='decided by')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='planned by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'welfare',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='office_welfare_number'), models.CheckConstraint(condition=models.Q(('each__gt', 0), ('kind__in', ['festival', 'visit', 'hardship'])), name='office_welfare_sane'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('planned_by')), _negated=True), _connector='OR'), name='office_welfare_other'), models.CheckConstraint(condition=models.Q(('state', 'planned'), ('decided_by__isnull', False), _connector='OR'), name='office_welfare_decided')],
            },
        ),
        migrations.CreateModel(
            name='WelfareGift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_on', models.DateField(null=True, verbose_name='taken on')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='employee')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('welfare', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts', to='office.welfare', verbose_name='welfare')),
            ],
            options={
                'verbose_name': 'gift of a welfare',
                'constraints': [models.UniqueConstraint(fields=('welfare', 'employee'), name='office_gift_once')],
            },
        ),
    ]
