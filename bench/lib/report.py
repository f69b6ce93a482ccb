"""RESULTS.md: every figure and every verdict in it is computed here."""
import statistics

from lib import goals

WALL = '| {:,} | {} | {:.2f} | {:.2f}–{:.2f} | {} | {:.2f} | {} |'
ABOUT = '''\
A program's time is that from process start to exit; its CPU (user + system) and its peak of resident memory are those of
the client's processes, not of PostgreSQL. The API is a file served
from the same machine: about 530 bytes a record, 1 % malformed (`ERROR_BUDGET=2%`, so that this is no warning), 1 %
repeated. Each program loads into an empty table; round by round every program has its turn, back and forth, so that what
slows the machine hits all. Every load is checked: each distinct attempt stored once, or the bench ends without a result.
Compare figures of this page with each other only.

* **usual script**: `bench/usual`; requests, json, `ast.literal_eval`, `execute_batch`, pandas; serial id, user-first key.
* **script by hand**: `bench/by_hand`; json, COPY into a temporary table, `insert … on conflict`; the same table design.
* **`psql \\copy`**: rows that need no check any more, into the table of `./lms run`, with its unique index.'''


def lines_of(results, sizes, contestants):
    for records in sizes:
        for contestant in contestants:
            walls = results.all(contestant.key, records, lambda figures, first: figures.wall)
            if walls:
                ratio = results.ratio(records, 'ours', contestant.key)
                yield WALL.format(
                    records, contestant.shown, statistics.median(walls), min(walls), max(walls),
                    '' if contestant.key == 'ours' else f'{ratio:.2f}',
                    results.median(contestant.key, records, lambda figures, first: figures.cpu),
                    megabytes(results.median(contestant.key, records, lambda figures, first: figures.memory)))


def megabytes(value):
    return f'{value:.0f}' if value else '–'


def ratios(results, sizes, contestants):
    """For README: how much of the others' time ours takes."""
    yield '| `./lms run` takes, of the time of | ' + ' | '.join(f'{records:,} records' for records in sizes) + ' |'
    yield '|---|' + '--:|' * len(sizes)
    for contestant in contestants:
        if contestant.key != 'ours':
            values = [results.ratio(records, 'ours', contestant.key) for records in sizes]
            yield f'| {contestant.shown} | ' + ' | '.join('–' if v is None else f'{v:.2f}' for v in values) + ' |'


def details(results, sizes):
    """What else was measured, a line each."""
    for records in sizes:
        first = results.median('ours', records, lambda figures, first: first)
        yield f'* {records:,} records: the request goes out after {first:.2f} s.'
    for (key, records), loads in results.loads.items():
        if key == 'again':
            yield f'* {records:,} records loaded again, nothing new: {results.median(key, records):.2f} s.'
        if key == 'small':
            figures = loads[0][0]
            yield (f'* {records:,} records with `-Xmx128m`: {figures.wall:.2f} s, {figures.memory:.0f} MB resident at most; '
                   f'{results.facts["heap"]:.0f} MB is the largest heap after a collection.')
        if key == 'large':
            yield (f'* {records:,} records into a table of {results.facts["large rows"]:,} rows: '
                   f'{results.median(key, records):.2f} s; into an empty one {results.median("empty", records):.2f} s.')
    for name in 'first', 'both':
        if ('cost', name) in results.facts:
            records, routes, loop = results.facts['cost', name]
            which = 'the first compiler alone' if name == 'first' else 'both compilers'
            yield (f'* {records:,} records from memory, {which} of Java: {routes / 1000:.2f} µs a record through the routes, '
                   f'{loop / 1000:.2f} µs by the same beans in a plain loop; Camel {(routes - loop) / 1000:.2f} µs.')


def memory(results, records):
    """Resident memory of the first load of that size, by tenths of its time."""
    samples = results.loads['ours', records][0][0].samples
    if len(samples) < 10:
        return [f'The load of {records:,} records was too short for ten samples of its memory.']
    tenths = [samples[len(samples) * i // 10:len(samples) * (i + 1) // 10] for i in range(10)]
    return [f'Resident memory of the first load of {records:,} records, ten times a second, MB by tenths of its time:', '',
            '| | ' + ' | '.join(f'{i}.' for i in range(1, 11)) + ' |', '|---|' + '--:|' * 10,
            *(f'| {name} | ' + ' | '.join(f'{of(tenth):.0f}' for tenth in tenths) + ' |'
              for name, of in (('lowest', min), ('median', statistics.median), ('highest', max)))]


def markdown(results, sizes, contestants, missing, head, year):
    """The whole page."""
    return '\n'.join([
        '# How fast a load is', '', head, '', ABOUT, *missing, '',
        '| records | program | wall, s | all rounds | `./lms run` ÷ it | CPU, s | peak memory, MB |',
        '|--:|---|--:|--:|--:|--:|--:|', *lines_of(results, sizes, contestants), '',
        '<!-- ratios -->', *ratios(results, sizes, contestants), '<!-- /ratios -->', '',
        '## Goals', '', *goals.table(results), '',
        '## More of the same sitting', '', *details(results, sizes), '', *memory(results, sizes[-1]), '',
        *year]).rstrip() + '\n'
