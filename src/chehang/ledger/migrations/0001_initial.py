import chehang.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name_zh', models.CharField(max_length=60, verbose_name='name')),
                ('name_en', models.CharField(max_length=60, verbose_name='English name')),
                ('normal_side', models.CharField(choices=[('debit', 'Debit'), ('credit', 'Credit')], max_length=6, verbose_name='normal side')),
                ('category', models.CharField(choices=[('asset', 'Assets'), ('liability', 'Liabilities'), ('equity', 'Equity'), ('cost', 'Cost in progress'), ('revenue', 'Revenue and gains'), ('expense', 'Costs and expenses')], max_length=10, verbose_name='category')),
                ('leaf', models.BooleanField(default=True, verbose_name='posted to')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
                ('controlled', models.BooleanField(default=False, verbose_name='only through documents')),
                ('never_negative', models.BooleanField(default=False, verbose_name='never below zero')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='ledger.account', verbose_name='within')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'account',
                'constraints': [models.UniqueConstraint(fields=('store', 'code'), name='account_code'), models.CheckConstraint(condition=models.Q(('normal_side__in', ['debit', 'credit'])), name='account_side'), models.CheckConstraint(condition=models.Q(('category__in', ['asset', 'liability', 'equity', 'cost', 'revenue', 'expense'])), name='account_category')],
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveIntegerField(verbose_name='year')),
                ('month', models.PositiveIntegerField(verbose_name='month')),
                ('first_day', models.DateField(verbose_name='from')),
                ('last_day', models.DateField(verbose_name='until')),
                ('state', models.CharField(default='open', max_length=10, verbose_name='state')),
                ('last_number', models.IntegerField(default=0, verbose_name='last voucher number')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('store', 'year', 'month'), name='period_month'),
                    models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12)), name='period_is_a_month'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'locked'])), name='period_state'),
                ],
                'verbose_name': 'period',
            },
        ),
        migrations.CreateModel(
            name='AccountBalance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partner_kind', models.CharField(blank=True, max_length=10, verbose_name='partner')),
                ('partner_id', models.BigIntegerField(default=0)),
                ('opening', chehang.core.fields.MoneyField(default=0, verbose_name='opening')),
                ('debit', chehang.core.fields.MoneyField(default=0, verbose_name='debit')),
                ('credit', chehang.core.fields.MoneyField(default=0, verbose_name='credit')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='ledger.account')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('period', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.period')),
            ],
            options={
                'verbose_name': 'account balance',
                'constraints': [models.UniqueConstraint(fields=('period', 'account', 'partner_kind', 'partner_id'), name='account_balance_once')],
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=1000, verbose_name='reason')),
                ('requested_by_id', models.BigIntegerField()),
                ('requested_by_name', models.CharField(max_length=100, verbose_name='asked by')),
                ('requested_at', models.DateTimeField(verbose_name='asked')),
                ('approved_by_id', models.BigIntegerField(null=True)),
                ('approved_by_name', models.CharField(blank=True, max_length=100, verbose_name='agreed by')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='agreed')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='ledger.period', verbose_name='period')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'reopening',
                'constraints': [models.CheckConstraint(condition=models.Q(('approved_by_id', None), models.Q(('approved_by_id', models.F('requested_by_id')), _negated=True), _connector='OR'), name='reopening_two_people'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reopening_reason'), models.UniqueConstraint(condition=models.Q(('approved_by_id', None)), fields=('period',), name='reopening_one_request')],
            },
        ),
        migrations.AddField(
            model_name='period',
            name='reopening',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.reopening', verbose_name='last reopening'),
        ),
        migrations.CreateModel(
            name='RoleAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40, verbose_name='role')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='ledger.account', verbose_name='account')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'role',
                'constraints': [models.UniqueConstraint(fields=('store', 'role'), name='role_account_once')],
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(default='记', max_length=4, verbose_name='voucher word')),
                ('number', models.IntegerField(null=True, verbose_name='number')),
                ('date', models.DateField(verbose_name='date')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('attachments', models.PositiveIntegerField(default=0, verbose_name='attached papers')),
                ('event', models.CharField(max_length=60, verbose_name='event')),
                ('document', models.CharField(blank=True, max_length=60, verbose_name='document')),
                ('object_id', models.BigIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=1000, verbose_name='reason')),
                ('total', chehang.core.fields.MoneyField(default=0, verbose_name='amount')),
                ('maker_id', models.BigIntegerField()),
                ('maker_name', models.CharField(max_length=100, verbose_name='made by')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('reviewer_id', models.BigIntegerField(null=True)),
                ('reviewer_name', models.CharField(blank=True, max_length=100, verbose_name='reviewed by')),
                ('reviewed_at', models.DateTimeField(null=True, verbose_name='reviewed')),
                ('poster_id', models.BigIntegerField(null=True)),
                ('poster_name', models.CharField(blank=True, max_length=100, verbose_name='posted by')),
                ('posted_at', models.DateTimeField(null=True, verbose_name='posted')),
                ('state', models.CharField(default='draft', max_length=10, verbose_name='state')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='ledger.period', verbose_name='period')),
                ('reverses', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='ledger.voucher', verbose_name='reverses')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'voucher',
                'indexes': [models.Index(fields=['document', 'object_id'], name='voucher_document'), models.Index(fields=['store', 'date'], name='voucher_date'), models.Index(condition=models.Q(('reviewer_id', None), ('state', 'posted')), fields=['period'], name='voucher_unreviewed')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('period', 'word', 'number'), name='voucher_number'), models.UniqueConstraint(condition=models.Q(('document', ''), _negated=True), fields=('store', 'event', 'document', 'object_id'), name='voucher_once'), models.UniqueConstraint(condition=models.Q(('reverses__isnull', False), models.Q(('state', 'discarded'), _negated=True)), fields=('reverses',), name='voucher_reversed_once'), models.CheckConstraint(condition=models.Q(('reviewer_id', None), models.Q(('reviewer_id', models.F('maker_id')), _negated=True), _connector='OR'), name='voucher_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('number__gte', 1), ('state', 'posted')), models.Q(models.Q(('state', 'posted'), _negated=True), ('number', None)), _connector='OR'), name='voucher_number_when_posted'), models.CheckConstraint(condition=models.Q(models.Q(('document', ''), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='voucher_source_or_reason'), models.CheckConstraint(condition=models.Q(('summary', ''), _negated=True), name='voucher_summary')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.PositiveIntegerField(verbose_name='line')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('debit', chehang.core.fields.MoneyField(default=0, verbose_name='debit')),
                ('credit', chehang.core.fields.MoneyField(default=0, verbose_name='credit')),
                ('department', models.CharField(blank=True, max_length=20, verbose_name='department')),
                ('partner_kind', models.CharField(blank=True, max_length=10, verbose_name='partner')),
                ('partner_id', models.BigIntegerField(default=0)),
                ('document', models.CharField(blank=True, max_length=60, verbose_name='document')),
                ('object_id', models.BigIntegerField(default=0)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.account', verbose_name='account')),
                ('store', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
                ('period', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.period')),
                ('voucher', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='ledger.voucher', verbose_name='voucher')),
            ],
            options={
                'verbose_name': 'voucher line',
                'indexes': [models.Index(fields=['account', 'period'], name='line_account')],
                'constraints': [models.UniqueConstraint(fields=('voucher', 'n'), name='line_place'), models.CheckConstraint(condition=models.Q(models.Q(('debit', 0), models.Q(('credit', 0), _negated=True)), models.Q(models.Q(('debit', 0), _negated=True), ('credit', 0)), _connector='OR'), name='line_one_side')],
            },
        ),
    ]
