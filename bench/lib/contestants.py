"""The programs that are compared. Each loads one day from an API, or from a file, into an empty table."""
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from lib.day import generated
from lib.places import BENCH, CACHE, DAY, LMS
from lib.process import measured


@contextlib.contextmanager
def api(file):
    """Answers with the file: its address, and a function that tells when the first request came."""
    server = subprocess.Popen([BENCH / 'serve', file], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        yield f'http://127.0.0.1:{port}/api/statistics', lambda: float(server.stdout.readline())
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


class Contestant:
    """A way to load a day; `key` names it in the results, `table` is where its attempts are. `measure` runs it."""

    def __init__(self, key, shown, table):
        self.key, self.shown, self.table = key, shown, table

    def load(self, database, records):
        """Loads once: its figures, and the monotonic second of its first request or of its start."""
        data, facts = generated(records)
        with tempfile.TemporaryDirectory(prefix='lms-bench-') as name, api(data) as (url, first_request):
            figures, first = self.measure(database, records, url, pathlib.Path(name), first_request)
        stored = int(database.sql(f"select count(*) from {self.table} where created_at >= '{DAY} 00:00'"))
        if stored != facts['distinct']:
            sys.exit(f'bench: {self.key}: {stored} attempts stored, expected {facts}\n{figures.printed}')
        self.check(figures.printed, facts)
        return figures, first - figures.begun

    def check(self, printed, facts):
        """What the program says of itself is true; the number of rows is checked already."""


class Script(Contestant):
    """A Python program of this folder."""

    def __init__(self, key, shown, table, python):
        super().__init__(key, shown, table)
        self.python = python

    def measure(self, database, records, url, folder, first_request):
        figures = measured([self.python, BENCH / self.key, url, database.dsn(), DAY], folder)
        return figures, first_request()


class Copy(Contestant):
    """psql's \\copy of rows that are clean already, into our table."""

    def __init__(self):
        super().__init__('copy', '`psql \\copy` of the clean rows', 'attempts')

    @staticmethod
    def file(records):
        return CACHE / f'{records}.rows'

    def export(self, database, records):
        """Writes the rows of a loaded database, in the order in which they lie there."""
        subprocess.run(database.psql('-q', '-c', f"\\copy attempts to '{self.file(records)}'"), check=True)

    def measure(self, database, records, url, folder, first_request):
        figures = measured(database.psql('-q', '-c', f"\\copy attempts from '{self.file(records)}'"), folder)
        return figures, figures.begun


class Ours(Contestant):
    """./lms run, with the JAVA_OPTS that bench/run was given, and more of them."""

    def __init__(self, key='ours', shown='`./lms run`', more_options=''):
        super().__init__(key, shown, 'attempts')
        self.options = f"{os.environ.get('JAVA_OPTS', '')} {more_options}".strip()

    def measure(self, database, records, url, folder, first_request):
        environment = {'JAVA_OPTS': self.options, 'API_URL': url, 'API_CLIENT': 'Bench', 'API_CLIENT_KEY': 'bench-key',
                       'ERROR_BUDGET': '2%', 'DATA_DIR': 'data', 'LOG_DIR': 'logs', **database.settings()}
        figures = measured([LMS, 'run', '--day', DAY], folder, environment)
        return figures, first_request()

    def check(self, printed, facts):
        receipt = receipt_of(printed)
        received = receipt.pop('received', None)
        if received != facts['records'] or received != sum(receipt.values()):
            sys.exit(f'bench: the receipt does not add up to {facts}\n{printed}')


def receipt_of(printed):
    """The numbers of the receipt by name, from what ./lms run prints."""
    line = re.search(r'received .*', printed).group()
    return {word: int(number.replace(',', '')) for word, number in re.findall(r'([a-z]+) ([\d,]+)\b', line)
            if word in ('received', 'inserted', 'changed', 'unchanged', 'quarantined', 'outside')}
