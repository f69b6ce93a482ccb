"""The figures of a sitting."""
import statistics
from collections import defaultdict


class Results:
    """Figures by what was run and how many records; medians of them. What was not run is None."""

    def __init__(self):
        self.loads = defaultdict(list)  # (key, records) → [(Figures, seconds to the first request)]
        self.facts = {}  # what else was measured, by name

    def add(self, key, records, load):
        self.loads[key, records].append(load)

    def all(self, key, records, value):
        return [value(figures, first) for figures, first in self.loads.get((key, records), [])]

    def median(self, key, records, value=lambda figures, first: figures.wall):
        values = self.all(key, records, value)
        return statistics.median(values) if values else None

    def ratio(self, records, key, other, records_of_other=None):
        """Wall seconds of one ÷ those of the other."""
        return quotient(self.median(key, records), self.median(other, records_of_other or records))

    def growth(self, small, large):
        """Seconds a record, from the first request to the exit, in the large load ÷ in the small one."""
        def a_record(records):
            seconds = self.median('ours', records, lambda figures, first: figures.wall - first)
            return quotient(seconds, records)
        return quotient(a_record(large), a_record(small))


def quotient(one, other):
    return None if one is None or other is None else one / other
