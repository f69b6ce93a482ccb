"""Runs a program and says what it took."""
import os
import resource
import subprocess
import sys
import threading
import time
from typing import NamedTuple

INHERITED = ('PATH', 'HOME', 'JAVA_HOME')  # nothing else: a sheet or a mail server must not be reached
MAXRSS_BYTES = 1 if sys.platform == 'darwin' else 1024


class Figures(NamedTuple):
    """Of one process, from its start to its exit, and of what it started itself."""

    wall: float  # seconds
    cpu: float  # seconds, user + system
    memory: float  # peak of resident memory, MB
    begun: float  # the monotonic second of its start
    samples: list  # resident memory twice a second, MB
    printed: str


class Sampler(threading.Thread):
    """Looks at the memory of a process twice a second."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.samples, self.ended = pid, [], threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.5):
            seen = subprocess.run(['ps', '-o', 'rss=', '-p', str(self.pid)], capture_output=True, text=True).stdout
            if seen.strip():
                self.samples.append(int(seen) * 1024 / 1e6)


def own_memory():
    """Peak resident memory of this process, MB: what a child shows that never had more."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_BYTES / 1e6


def measured(command, folder, environment=None):
    """Runs the command in the folder; a status other than 0 ends the bench."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    with open(folder / 'printed', 'w+', encoding='utf-8') as out:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env={**inherited, **(environment or {})}, stdout=out, stderr=out)
        sampler = Sampler(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        sampler.ended.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if process.returncode:
        sys.exit(f'bench: {" ".join(map(str, command))} ended with status {process.returncode}\n{printed}')
    return Figures(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * MAXRSS_BYTES / 1e6, begun,
                   sampler.samples, printed)
