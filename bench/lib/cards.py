"""How long the database takes for each card of the dashboard."""
import re
import subprocess
from datetime import date, timedelta

from lib.places import BENCH, ROOT, say

LAST = date(2025, 7, 24)
DAYS = 365
COURSE = 'course-v1:SandboxU+C-1+2025'
# As lms.dashboard.CardQuery sets it.
SESSION = "set timezone to 'Europe/Moscow'; set work_mem to '32MB'; set jit to off; set default_transaction_read_only to on;"


def ddl():
    return sorted((ROOT / 'ddl').glob('*.sql'))


def fill(database, days=DAYS):
    """Makes the tables, the attempts, and the numbers of the days."""
    for file in ddl():
        subprocess.run(database.psql('-q', '-f', file), check=True)
    say(f'making {days * 10_000:,} attempts')
    subprocess.run(database.psql('-q', '-v', f'day={LAST}', '-v', f'days={days}', '-f', BENCH / 'lib' / 'school.sql'),
                   check=True)
    say('counting them')
    for first in range(0, days, 31):
        database.sql(counted([LAST - timedelta(days=n) for n in range(first, min(days, first + 31))]))
    database.sql('vacuum analyze')


def counted(days):
    """sql/refresh_course_stats.sql for neighbouring days, with its parameters in it."""
    days = sorted(days)
    start = [f"extract(epoch from timestamp '{day}' at time zone 'Europe/Moscow')::bigint * 1000000"
             for day in [*days, days[-1] + timedelta(days=1)]]
    values = {
        'client': "'Bench'", 'time_zone': "'Europe/Moscow'", 'start': start[0], 'end': start[-1],
        'days': 'array[' + ', '.join(f"'{day}'" for day in days) + ']', 'day_starts': f'array[{", ".join(start[:-1])}]'}
    text = (ROOT / 'src/main/resources/sql/refresh_course_stats.sql').read_text(encoding='utf-8')
    return re.sub(r':#(\w+)', lambda name: f'({values[name.group(1)]})', text)


def statement(text, days, course):
    """A card as lms.dashboard.Rendering would ask it of so many days, values in the text."""
    header = dict(re.findall(r'^-- (date|course) *: \w+ (\S+)$', text, re.M))
    alias, column = header['date'].split('.')
    first, after = LAST - timedelta(days=days - 1), LAST + timedelta(days=1)
    kind = 'timestamptz' if column == 'created_at' else 'date'
    limits = f"{alias}.client = 'Bench' and {alias}.{column} >= {kind} '{first}' and {alias}.{column} < {kind} '{after}'"
    text = re.sub(r'\[\[(.*?)]]', r'\1' if course else '', text, flags=re.S)
    return text.replace('{{date}}', limits).replace('{{course}}', f"{header.get('course')} = '{course}'")


def milliseconds(database, sql, times):
    """The server's own time: the least of so many, after one that warms the cache."""
    script = '\n'.join([SESSION, *[f'explain (analyze, timing off) {sql};'] * (times + 1)])
    done = subprocess.run(database.psql('-qAt'), input=script, capture_output=True, text=True, check=True)
    return min([float(time) for time in re.findall(r'^Execution Time: (\S+) ms', done.stdout, re.M)][1:])


def table(database, times):
    """Lines of Markdown: card, milliseconds of a month, of a month of one course, of the year."""
    lines = ['| card | 30 days | 30 days of a course | 365 days |', '|---|--:|--:|--:|']
    for file in sorted((ROOT / 'dashboards').glob('*.sql')):
        text = file.read_text(encoding='utf-8')
        taken = [milliseconds(database, statement(text, days, course), times)
                 for days, course in [(30, None), (30, COURSE), (DAYS, None)]]
        lines.append(f'| `{file.stem}` | ' + ' | '.join(f'{ms:.0f}' for ms in taken) + ' |')
        say(lines[-1])
    return lines


def markdown(database, times, head, table):
    """The whole page."""
    rows = {name: int(database.sql(f'select count(*) from {name}')) for name in ('attempts', 'learner_stats')}
    size = database.sql("select pg_size_pretty(pg_total_relation_size('learner_stats'))")
    all_of_them = database.sql("select pg_size_pretty(pg_total_relation_size('attempts'))")
    return '\n'.join([
        '# How quick the cards of the dashboard are', '', head, '',
        f'Milliseconds in PostgreSQL (`explain (analyze)`): the least of {times}, for {rows["attempts"]:,} attempts of {DAYS}',
        f'days. Their {rows["learner_stats"]:,} rows by learner, task and day take {size}; the attempts {all_of_them}.', '',
        *table]) + '\n'
