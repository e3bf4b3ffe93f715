from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('carsales', '0006_daily_proofs'),
    ]

    operations = [
        migrations.AlterField(
            model_name='rivalnote',
            name='kind',
            field=models.CharField(choices=[('price', 'Price'), ('policy', "Rival's policy"), ('event', 'Campaign'), ('stock', 'Stock'), ('service', 'Service'), ('staff', 'Staff')], max_length=10),
        ),
    ]
