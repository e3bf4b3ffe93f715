from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vehicles', '0002_owners_once'),
    ]

    operations = [
        migrations.AlterField(
            model_name='holding',
            name='role',
            field=models.CharField(choices=[('owner', 'Car owner'), ('driver', 'Driver')], max_length=10),
        ),
    ]
