import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0005_first_passwords_and_logo'),
        ('parties', '0002_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='customer',
            name='rests_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resting', to='parties.customer'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('rests_in', None), models.Q(('active', False), models.Q(('rests_in', models.F('id')), _negated=True)), _connector='OR'), name='customer_rests'),
        ),
    ]
