import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_voucher_order'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='account',
            options={'verbose_name': 'ledger account'},
        ),
        migrations.AlterField(
            model_name='line',
            name='account',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.account', verbose_name='ledger account'),
        ),
        migrations.AlterField(
            model_name='roleaccount',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='ledger.account', verbose_name='ledger account'),
        ),
    ]
