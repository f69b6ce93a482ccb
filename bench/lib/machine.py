"""What the figures were made on, and the Pythons that are there."""
import os
import platform
import re
import shutil
import subprocess
import sys


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def python_with(modules):
    """A Python that has the modules, or None: this one, any on the PATH, the system's."""
    found = [sys.executable, *(shutil.which('python3', path=folder) for folder in os.get_exec_path()),
             '/usr/bin/python3']
    for python in dict.fromkeys(filter(None, found)):
        if subprocess.run([python, '-c', f'import {", ".join(modules)}'], capture_output=True).returncode == 0:
            return python
    return None


def versions(python, modules):
    """Python's version and those of its modules."""
    code = ('import platform, importlib as i; print("Python " + platform.python_version(), '
            + ', '.join(f'"{m} " + i.import_module("{m}").__version__.split()[0]' for m in modules) + ', sep=", ")')
    return output(python, '-c', code)


def java_program():
    """The Java that ./lms takes."""
    home = os.path.join(os.environ.get('JAVA_HOME', ''), 'bin', 'java')
    return home if os.access(home, os.X_OK) else 'java'


def java():
    return 'Java ' + re.search(r'version "([^"]*)"', output(java_program(), '-version')).group(1)


def processor():
    if os.path.exists('/proc/cpuinfo'):
        with open('/proc/cpuinfo', encoding='utf-8') as file:
            model = re.search(r'model name\s*: (.*)', file.read())
        if model:
            return model.group(1)
    return platform.processor() or platform.machine()


def load_average():
    return ', '.join(f'{value:.1f}' for value in os.getloadavg())


def described(database):
    """One line: processor, memory, system, Java, PostgreSQL."""
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    server = database.sql('show server_version').split()[0]
    return (f'{os.cpu_count()} × {processor()}, {memory:.0f} GiB; {platform.system()} {platform.release()} '
            f'{platform.machine()}; {java()}; PostgreSQL {server}, default settings')
