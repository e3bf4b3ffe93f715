from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0003_standards'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attempt',
            name='outcome',
            field=models.CharField(choices=[('reached', 'Customer reached'), ('not_reached', 'Not answered'), ('later', 'Wants to be called later'), ('refused', 'Refuses to answer'), ('wrong_number', 'Wrong number'), ('complaint', 'Became a complaint'), ('appointment', 'Became an appointment')], max_length=12, verbose_name='result'),
        ),
        migrations.AlterField(
            model_name='followup',
            name='result',
            field=models.CharField(blank=True, choices=[('reached', 'Customer reached'), ('not_reached', 'Not answered'), ('later', 'Wants to be called later'), ('refused', 'Refuses to answer'), ('wrong_number', 'Wrong number'), ('complaint', 'Became a complaint'), ('appointment', 'Became an appointment')], max_length=12, verbose_name='result'),
        ),
    ]
