"""What was set out to reach, and whether it was."""
from typing import Callable, NamedTuple

from lib.results import quotient


class Goal(NamedTuple):
    """Met if the measured value is not above the limit."""

    what: str
    limit: float
    unit: str
    value: Callable  # takes Results; None if it was not measured

    def row(self, results):
        value = self.value(results)
        measured = '–' if value is None else f'{value:.2f}{self.unit}' if self.limit < 100 else f'{value:.0f}{self.unit}'
        return f'| {self.what} | ≤ {self.limit:g}{self.unit} | {measured} | {self.verdict(value)} |'

    def verdict(self, value):
        return 'not measured' if value is None else 'met' if value <= self.limit else '**not met**'


def against(records, other):
    return lambda results: results.ratio(records, 'ours', other)


def camel(results):
    """Microseconds a record; fewer records are over before Java has compiled all of it."""
    records, routes, loop = results.facts.get(('cost', 'both'), (0, None, None))
    return (routes - loop) / 1000 if records >= 500_000 else None


def into_large(results):
    if results.facts.get('large rows', 0) < 20_000_000:
        return None
    return quotient(results.median('large', 50_000), results.median('empty', 50_000))


GOALS = [
    Goal('500,000 records: `./lms run` ÷ script by hand', 0.36, '', against(500_000, 'by_hand')),
    Goal('500,000 records: `./lms run` ÷ usual script', 0.17, '', against(500_000, 'usual')),
    Goal('50,000 records: `./lms run` ÷ script by hand', 1.2, '', against(50_000, 'by_hand')),
    Goal('500,000 records: `./lms run` ÷ `psql \\copy` of clean rows', 3.2, '', against(500_000, 'copy')),
    Goal('2,000,000 records: `./lms run` ÷ `psql \\copy` of clean rows', 3.2, '', against(2_000_000, 'copy')),
    Goal('seconds a record after the request, 2,000,000 ÷ 500,000', 1.1, '', lambda r: r.growth(500_000, 2_000_000)),
    Goal('2,000,000 records with `-Xmx128m`: peak resident memory', 200, ' MB',
         lambda r: r.median('small', 2_000_000, lambda figures, first: figures.memory)),
    Goal('Camel\'s split, beans and dead-letter channel a record, both compilers', 1.2, ' µs', camel),
    Goal('50,000 records into a table of 20 million rows ÷ into an empty one', 1.15, '', into_large),
    Goal('500,000 records loaded again, nothing new ÷ loaded first', 0.8, '',
         lambda r: quotient(r.median('again', 500_000), r.median('ours', 500_000))),
]


def table(results):
    return ['| | goal | measured | |', '|---|--:|--:|---|', *(goal.row(results) for goal in GOALS)]
