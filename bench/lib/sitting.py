"""The order in which loads are measured."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lib.contestants import Ours, receipt_of
from lib.places import BENCH, DAY, say

DAY_SIZE = 50_000  # records of the day that is loaded into the large table
BYTES_A_ROW = 1500  # with its index and what the server logs meanwhile


def measure(results, contestant, database, records):
    load = figures, first = contestant.load(database, records)
    results.add(contestant.key, records, load)
    say(f'{records:>9,}  {contestant.key:<8} {figures.wall:7.2f} s, CPU {figures.cpu:6.2f} s, {figures.memory:5.0f} MB, '
        f'first request after {first:.2f} s')
    return figures


def prepare(database, sizes, copy):
    """Builds the program, makes the tables, exports clean rows: a load of each size that is not measured."""
    for records in sizes:
        say(f'{records:>9,}  once before it counts …')
        database.clear()
        Ours().load(database, records)
        copy.export(database, records)


def rounds(results, database, sizes, contestants, count, again):
    """Round by round every contestant, back and forth; after ours of size `again` the same day once more."""
    for turn in range(count):
        for records in sizes:
            for contestant in contestants[::-1] if turn % 2 else contestants:
                database.clear()
                measure(results, contestant, database, records)
                if contestant.key == 'ours' and records == again:
                    load_again(results, database, records)


def load_again(results, database, records):
    database.sql('checkpoint')
    figures = measure(results, Ours('again'), database, records)
    if receipt_of(figures.printed)['inserted']:
        sys.exit(f'bench: a day that was loaded before brought new attempts\n{figures.printed}')


def small_heap(results, database, records):
    """One load with little memory, and the largest heap that a collection left behind, in MB."""
    with tempfile.TemporaryDirectory(prefix='lms-bench-') as folder:
        log = Path(folder) / 'gc.log'
        database.clear()
        measure(results, Ours('small', more_options=f'-Xmx128m -Xlog:gc:file={log}'), database, records)
        left = [int(kept) for kept in re.findall(r'->(\d+)M\(', log.read_text())]
    results.facts['heap'] = max(left, default=0) * 2**20 / 1e6


def large_table(results, database, rows, count):
    """A day into a table that holds `rows` attempts of other days, and into an empty one, in turn."""
    if shutil.disk_usage(tempfile.gettempdir()).free < rows * BYTES_A_ROW:
        say(f'bench: {tempfile.gettempdir()} has no room for a table of {rows:,} rows; that is left out')
        return
    large = database.other('large')
    Ours().load(large, DAY_SIZE)  # makes the tables
    large.clear()
    say(f'filling a table with {rows:,} attempts …')
    subprocess.run(large.psql('-q', '-v', f'rows={rows}', '-v', f'day={DAY}', '-f', BENCH / 'lib' / 'fill.sql'), check=True)
    large.sql('vacuum analyze attempts')
    for _ in range(count):
        database.clear()
        measure(results, Ours('empty'), database, DAY_SIZE)
        take_day_out(large)
        measure(results, Ours('large'), large, DAY_SIZE)
    results.facts['large rows'] = rows
    database.sql('drop database large')


def take_day_out(large):
    """As if the day had never been loaded."""
    large.sql(f"delete from attempts where created_at >= '{DAY} 00:00'")
    large.sql('truncate quarantine, daily_stats, course_stats, learner_stats, load_run cascade')
    large.sql('vacuum (index_cleanup on) attempts')
    large.sql('checkpoint')
