"""A year of history from a slow API, window by window."""
import sys
import tempfile
from pathlib import Path

from lib.places import LMS, say
from lib.process import measured
from lib.slow_api import DAYS, FIRST, LAST, TOO_LONG, SlowApi, Year

REAL_SECONDS = 30  # what a request to the real API takes, nearly whatever it asks for
TIMEOUT = 6  # API_TIMEOUT in times of a request, as 180 s are to 30 s


def load(database, command, year, seconds, parallel, window_days):
    """Loads the year into an empty database: its requests, the seconds of the whole program, the attempts stored."""
    target = database.other('year')
    api = SlowApi(year, seconds, patience=10 * TIMEOUT * seconds)
    environment = {
        'API_URL': api.address(), 'API_CLIENT': 'Bench', 'API_CLIENT_KEY': 'bench-key', 'API_RETRY_DELAY': '1s',
        'API_TIMEOUT': f'{max(1, round(TIMEOUT * seconds))}s', 'WINDOW_DAYS': str(window_days),
        'FETCH_PARALLEL': str(parallel), 'DATA_DIR': 'data', 'LOG_DIR': 'logs', **target.settings()}
    try:
        with tempfile.TemporaryDirectory(prefix='lms-bench-') as folder:
            figures = measured([LMS, command, '--from', str(FIRST), '--to', str(LAST)], Path(folder), environment)
    finally:
        api.shutdown()
        api.server_close()
    stored = int(target.sql('select count(*) from attempts'))
    database.sql('drop database year')
    say(f'{stored:>9,}  a year, FETCH_PARALLEL={parallel}: {len(api.requests)} requests, {figures.wall:.1f} s')
    return sorted(api.requests, key=lambda request: request.begun), figures, stored


def at_once(requests):
    """How many requests were open at the same time, at most."""
    return max(sum(other.begun <= request.begun < other.begun + other.seconds for other in requests) for request in requests)


def markdown(database, command='backfill', seconds=1.0, a_day=1000, window_days=31):
    """Loads the year with one request at a time and with two; the lines of the page. Ends the bench if one is wrong."""
    year = Year(a_day)
    held = year.count()
    table, lists = [], []
    for parallel in 1, 2:
        requests, figures, stored = load(database, command, year, seconds, parallel, window_days)
        if stored != held:
            sys.exit(f'bench: {stored} attempts stored, the API holds {held}\n{figures.printed}')
        table.append(f'| `FETCH_PARALLEL={parallel}` | {len(requests)} | {at_once(requests)} | {figures.wall:.1f} '
                     f'| {stored:,} of {held:,} |')
        lists += ['', f'What was asked with `FETCH_PARALLEL={parallel}`, by the second after the first request:', '',
                  '```text', *map(str, requests), '```']
    hours = DAYS * REAL_SECONDS / 3600
    return [
        '## A year of history', '',
        f'`./lms {command} --from {FIRST} --to {LAST}`, `WINDOW_DAYS={window_days}`, into an empty database. The API is a '
        f'stand-in: a request takes {seconds:g} s, where the real one takes about {REAL_SECONDS} s, and `API_TIMEOUT` is '
        f'{TIMEOUT} times that, as by default. It never answers a request for more than {TOO_LONG.days} days around '
        'mid-March or mid-October, and its first reply that holds mid-June breaks off in the middle.', '',
        '| | requests | open at once, at most | whole program, s | attempts stored |', '|---|--:|--:|--:|--:|',
        *table,
        f'| a script that asks day by day | {DAYS} | 1 | {DAYS * seconds:.0f}, computed: '
        f'{DAYS} × {seconds:g} s (at {REAL_SECONDS} s a request {hours:.1f} hours) | |', *lists]
