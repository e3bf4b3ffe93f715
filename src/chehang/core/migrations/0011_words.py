from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0010_messages_out'),
    ]

    operations = [
        migrations.AlterField(
            model_name='outgoing',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waiting to go out'), ('sending', 'Going out'), ('sent', 'Sent out'), ('unsure', 'Perhaps sent'), ('failed', 'Could not be sent'), ('withheld', 'Withheld: no consent'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10),
        ),
        migrations.AlterField(
            model_name='timer',
            name='state',
            field=models.CharField(choices=[('open', 'Time runs'), ('late', 'Overdue'), ('paused', 'Paused'), ('met', 'Finished')], default='open', max_length=8),
        ),
    ]
