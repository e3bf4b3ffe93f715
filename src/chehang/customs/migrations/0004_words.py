from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customs', '0003_broker_evaluations'),
    ]

    operations = [
        migrations.AlterField(
            model_name='charge',
            name='cause',
            field=models.CharField(blank=True, choices=[('price', 'Price'), ('weight', 'Weight or volume'), ('route', 'Route'), ('amendment', 'Amended declaration'), ('inspection', 'Customs inspection'), ('delay', 'Detention or delay'), ('rate', 'Exchange rate'), ('damage', 'Damage'), ('other', 'Other')], max_length=10, verbose_name='cause'),
        ),
        migrations.AlterField(
            model_name='charge',
            name='kind',
            field=models.CharField(choices=[('freight', 'International freight'), ('insurance', 'Insurance'), ('terminal', 'Terminal handling (THC)'), ('broker', 'Broker'), ('documents', 'Document fees'), ('bank', 'Bank'), ('inland', 'Inland transport'), ('storage', 'Storage'), ('inspection', 'Customs inspection'), ('demurrage', 'Demurrage and detention'), ('late', 'Late declaration or payment'), ('fine', 'Fine'), ('other', 'Other')], max_length=12, verbose_name='charge'),
        ),
    ]
