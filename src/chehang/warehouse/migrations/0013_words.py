from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warehouse', '0012_transfers_between_stores'),
    ]

    operations = [
        migrations.AlterField(
            model_name='toolloan',
            name='condition',
            field=models.CharField(blank=True, choices=[('sound', 'Sound'), ('damaged', 'Damaged'), ('lost', 'Gone missing')], max_length=8, verbose_name='condition'),
        ),
    ]
