"""A PostgreSQL server for the measurements, from the programs that are installed."""
import contextlib
import glob
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys


def programs():
    """The folder with the server's programs: Debian's newest, else where `initdb` is found."""
    found = glob.glob('/usr/lib/postgresql/*/bin/initdb')
    newest = max(found, key=lambda path: int(re.search(r'(\d+)/bin', path).group(1)), default=shutil.which('initdb'))
    if not newest:
        sys.exit('bench: the programs of a PostgreSQL server (initdb, pg_ctl, psql) are not installed; '
                 'apt install postgresql')
    return pathlib.Path(newest).parent


class Database:
    """One database of the server. Its user needs no password."""

    def __init__(self, folder, port, name):
        self.folder, self.port, self.name = folder, port, name

    def psql(self, *arguments):
        """The command line of psql."""
        return [self.folder / 'psql', '-X', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'bench', '-d', self.name,
                '-v', 'ON_ERROR_STOP=1', *arguments]

    def sql(self, statement):
        """What the statement returns, as text."""
        done = subprocess.run(self.psql('-tAq', '-c', statement), capture_output=True, text=True,
                              env={**os.environ, 'PGTZ': 'UTC'})
        if done.returncode:
            sys.exit(f'bench: {statement}\n{done.stderr}')
        return done.stdout.strip()

    def settings(self):
        """As ./lms wants them."""
        return {'DB_HOST': '127.0.0.1', 'DB_PORT': str(self.port), 'DB_NAME': self.name,
                'DB_USER': 'bench', 'DB_PASSWORD': 'bench'}

    def dsn(self):
        """As Python's scripts want it."""
        return f'host=127.0.0.1 port={self.port} user=bench dbname={self.name}'

    def other(self, name):
        """Another database of the same server, made anew."""
        self.sql(f'drop database if exists {name}')
        self.sql(f'create database {name}')
        return Database(self.folder, self.port, name)

    def clear(self):
        """No attempts in any table, nothing left for the server to write."""
        self.sql('drop table if exists usual_attempts, hand_attempts')
        if self.sql("select to_regclass('attempts')"):
            self.sql('truncate attempts, quarantine, daily_stats, course_stats, learner_stats, load_run cascade')
        self.sql('checkpoint')


@contextlib.contextmanager
def server(scratch):
    """A server with default settings, fsync included, in a folder of its own, and its first database."""
    folder, data = programs(), scratch / 'postgres'
    user = 'postgres' if os.geteuid() == 0 else None  # the server refuses to be root's

    def program(name, *arguments):
        subprocess.run([folder / name, '-D', data, *arguments], user=user, cwd='/', check=True,
                       stdout=subprocess.DEVNULL)

    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    data.mkdir()
    if user:
        shutil.chown(data, user)
    program('initdb', '-U', 'bench', '-E', 'UTF8', '--auth=trust')
    program('pg_ctl', '-l', data / 'log', '-o', f'-p {port} -k {data} -c listen_addresses=127.0.0.1', '-w', 'start')
    try:
        yield Database(folder, port, 'postgres')
    finally:
        program('pg_ctl', '-m', 'immediate', 'stop')
