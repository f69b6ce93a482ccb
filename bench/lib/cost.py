"""What Camel costs a record, measured inside one JVM by lms.load.RecordCost of the tests."""
import os
import re
import subprocess

from lib.day import generated
from lib.machine import java_program
from lib.places import CACHE, DAY, ROOT, say

COMPILERS = {'first': 1, 'both': 4}  # ./lms run has the first one alone, ./lms backfill both


def class_path():
    """Compiles the tests; the class path as Maven knows it."""
    say('compiling the measurement of a record …')
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / 'classpath'
    subprocess.run(
        [ROOT / 'mvnw', '-q', '-B', 'test-compile', 'dependency:build-classpath', '-Dmdep.includeScope=test',
         f'-Dmdep.outputFile={path}'], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return os.pathsep.join([f'{ROOT}/target/test-classes', f'{ROOT}/target/classes', path.read_text().strip()])


def record_cost(results, records, turns):
    """Nanoseconds a record of the shipped routes and of the same beans in a plain loop, per compilers."""
    classes = class_path()
    for name, level in COMPILERS.items():
        done = subprocess.run(
            [java_program(), '-XX:+UseSerialGC', '-Xmx1g', f'-XX:TieredStopAtLevel={level}', '-cp', classes,
             'lms.load.RecordCost', generated(records)[0], DAY, str(turns)],
            check=True, stdout=subprocess.PIPE, text=True)
        routes, loop = map(int, re.search(r'routes (\d+) loop (\d+)', done.stdout).groups())
        results.facts['cost', name] = records, routes, loop
        say(f'{records:>9,}  a record, {name}: routes {routes} ns, plain loop {loop} ns')
