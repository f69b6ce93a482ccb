"""Runs a program and says what it took."""
import os
import pathlib
import subprocess
import sys
import threading
import time
from typing import NamedTuple

INHERITED = ('PATH', 'HOME', 'JAVA_HOME')  # nothing else: a sheet or a mail server must not be reached


class Figures(NamedTuple):
    """Of one process, from its start to its exit, and of what it started itself."""

    wall: float  # seconds
    cpu: float  # seconds, user + system
    memory: float  # peak of resident memory, MB; 0 where the system does not tell
    begun: float  # the monotonic second of its start
    samples: list  # resident memory ten times a second, MB
    printed: str


class Sampler(threading.Thread):
    """Looks at the memory of a process ten times a second. `peak` is the most that the program itself ever had, in MB, where
    the system tells: what wait4 tells includes the process that started it."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.status, self.samples, self.peak, self.ended = pathlib.Path(f'/proc/{pid}/status'), [], None, threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.1):
            try:
                told = dict(line.split(':', 1) for line in self.status.read_text().splitlines())
                self.samples.append(int(told['VmRSS'].split()[0]) * 1024 / 1e6)
                self.peak = int(told['VmHWM'].split()[0]) * 1024 / 1e6
            except (OSError, KeyError):
                return  # it has ended, or this system does not tell


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
    memory = sampler.peak or 0.0
    return Figures(wall, used.ru_utime + used.ru_stime, memory, begun, sampler.samples, printed)
