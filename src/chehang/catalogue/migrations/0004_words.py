from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_fitment'),
    ]

    operations = [
        migrations.AlterField(
            model_name='fitment',
            name='position',
            field=models.CharField(blank=True, choices=[('', 'Anywhere'), ('left', 'Left side'), ('right', 'Right side'), ('front', 'Front'), ('rear', 'Rear')], default='', max_length=6, verbose_name='place on the car'),
        ),
    ]
