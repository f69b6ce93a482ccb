"""The files that are loaded: a day of so many records, made once and kept."""
import json
import subprocess

from lib.places import BENCH, CACHE, DAY, say


def generated(records):
    """The file with so many records, and what a load must find in it."""
    data, facts = CACHE / f'{records}.json', CACHE / f'{records}.facts'
    made_by = max(file.stat().st_mtime for file in (BENCH / 'generate', BENCH / 'lib' / 'records.py'))
    if not facts.exists() or facts.stat().st_mtime < made_by:
        CACHE.mkdir(parents=True, exist_ok=True)
        say(f'generating {records:,} records …')
        made = subprocess.run(
            [BENCH / 'generate', '--records', str(records), '--day', DAY, '--out', data],
            check=True, capture_output=True, text=True)
        facts.write_text(made.stdout)
    return data, json.loads(facts.read_text())
