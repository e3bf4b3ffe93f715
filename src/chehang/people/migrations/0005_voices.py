import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0003_substitutions'),
        ('people', '0004_appraisal'),
    ]

    operations = [
        migrations.AddField(
            model_name='appraisalline',
            name='floor',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='nothing below, percent'),
        ),
        migrations.AddField(
            model_name='schemeitem',
            name='floor',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='nothing below, percent'),
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('kind', models.CharField(choices=[('morale', 'Morale survey'), ('feedback', '360° feedback')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=60, verbose_name='survey')),
                ('closes_on', models.DateField(verbose_name='closes on')),
                ('state', models.CharField(default='open', max_length=10, verbose_name='state')),
                ('about', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='about')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='opened by')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'survey among the staff',
                'constraints': [models.UniqueConstraint(fields=('store', 'number'), name='people_poll_number'), models.CheckConstraint(condition=models.Q(models.Q(('about', None), ('kind', 'morale')), models.Q(('about__isnull', False), ('kind', 'feedback')), _connector='OR'), name='people_poll_about')],
            },
        ),
        migrations.CreateModel(
            name='PollTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=12, verbose_name='group')),
                ('question', models.PositiveSmallIntegerField(verbose_name='question')),
                ('score', models.PositiveSmallIntegerField(verbose_name='score')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='answers')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='people.poll', verbose_name='survey')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'answers counted',
                'constraints': [models.UniqueConstraint(fields=('poll', 'group', 'question', 'score'), name='people_tally_once'), models.CheckConstraint(condition=models.Q(('score__gte', 1), ('score__lte', 5)), name='people_tally_score')],
            },
        ),
        migrations.CreateModel(
            name='PollVoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=12, verbose_name='group')),
                ('answered', models.BooleanField(default=False, verbose_name='has answered')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='employee')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='people.poll', verbose_name='survey')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'voice',
                'constraints': [models.UniqueConstraint(fields=('poll', 'employee'), name='people_voice_once')],
            },
        ),
        migrations.CreateModel(
            name='CoachingNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('text', models.CharField(max_length=1000, verbose_name='note')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='coach')),
                ('coached', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.employee', verbose_name='coached')),
                ('store', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.store')),
            ],
            options={
                'verbose_name': 'coaching note',
                'constraints': [models.CheckConstraint(condition=models.Q(('coach', models.F('coached')), _negated=True), name='people_coaching_two')],
            },
        ),
    ]
