"""Where things lie, and the day that is loaded."""
import pathlib
import sys

BENCH = pathlib.Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
CACHE = ROOT / 'target' / 'bench'
LMS = ROOT / 'lms'
DAY = '2025-07-24'


def say(text):
    """What is going on; the results alone go to standard output."""
    print(text, file=sys.stderr, flush=True)
