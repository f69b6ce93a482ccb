"""A grader's API that takes its time, holds a made-up year, and has its troubles."""
import bisect
import datetime
import http.server
import json
import random
import threading
import time
import urllib.parse
from typing import NamedTuple

from lib.places import say
from lib.records import RECORD, attempts, campus

YEAR = 2023
FIRST, LAST = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
DAYS = (LAST - FIRST).days + 1
TOO_LONG = datetime.timedelta(days=16)
SILENT = [datetime.datetime(YEAR, 3, 15), datetime.datetime(YEAR, 10, 15)]  # longer requests that hold one of these
BROKEN = datetime.datetime(YEAR, 6, 15)  # the first request that holds it


class Request(NamedTuple):
    """What was asked, when, and what became of it. Times in seconds; `begun` since the first request."""

    start: datetime.datetime
    end: datetime.datetime
    begun: float
    seconds: float
    outcome: str

    def __str__(self):
        days = (self.end - self.start).total_seconds() / 86400
        return (f'{self.begun:6.1f} s  {self.start:%Y-%m-%d %H:%M} to {self.end:%Y-%m-%d %H:%M}  {days:6.2f} days'
                f'  {self.seconds:5.1f} s  {self.outcome}')


class Year:
    """About so many attempts a day; the same in every process."""

    def __init__(self, a_day):
        self.a_day = a_day
        self.courses = campus(random.Random(YEAR))

    def day(self, date):
        """The day's attempts, ascending: their times as the API compares them, and their JSON texts."""
        dice = random.Random(date.toordinal())
        times, texts = [], []
        for fields in attempts(dice, self.courses, date, dice.randint(self.a_day * 4 // 5, self.a_day * 6 // 5)):
            if not times:
                fields[4] = f'"{date} 00:00:00"'  # also the last instant that a request for the day before asks for
            times.append(datetime.datetime.fromisoformat(fields[4].strip('"')))
            texts.append(RECORD % tuple(fields))
        return times, texts

    def between(self, start, end):
        """The JSON texts of the attempts from start to end, both ends inclusive."""
        found = []
        date = max(start.date(), FIRST)
        while date <= min(end.date(), LAST):
            times, texts = self.day(date)
            found += texts[bisect.bisect_left(times, start):bisect.bisect_right(times, end)]
            date += datetime.timedelta(days=1)
        return found

    def count(self):
        return len(self.between(datetime.datetime(YEAR, 1, 1), datetime.datetime(YEAR, 12, 31, 23, 59, 59, 999999)))


class SlowApi(http.server.ThreadingHTTPServer):
    """Listens on a free port of loopback. `requests` fills with what was asked."""

    daemon_threads = True
    block_on_close = False  # a handler may be waiting for nobody

    def __init__(self, year, seconds, patience):
        """
        seconds:  what each request takes
        patience: longer than any client waits, in seconds
        """
        super().__init__(('127.0.0.1', 0), Answer)
        self.year, self.seconds, self.patience = year, seconds, patience
        self.requests, self.first, self.broke, self.lock = [], None, False, threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def address(self):
        return f'http://127.0.0.1:{self.server_address[1]}/api/statistics'

    def trouble(self, start, end):
        """What goes wrong with this request: nothing, 'no answer' or 'broke off'."""
        with self.lock:
            if end - start > TOO_LONG and any(start <= moment < end for moment in SILENT):
                return 'no answer'
            if start <= BROKEN < end and not self.broke:
                self.broke = True
                return 'broke off'
        return None


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        api, begun = self.server, time.monotonic()
        api.first = api.first or begun
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        start, end = (datetime.datetime.fromisoformat(query[name][0]) for name in ('start', 'end'))
        outcome = api.trouble(start, end)
        try:
            if outcome == 'no answer':
                self.wait_for_the_client_to_go()
            else:
                found = api.year.between(start, end)
                time.sleep(max(0.0, begun + api.seconds - time.monotonic()))
                self.answer('[' + ', '.join(found) + ']', broken=outcome is not None)
                outcome = outcome or f'{len(found):,} records'
        except OSError:
            outcome = outcome or 'the client went'
        request = Request(start, end, begun - api.first, time.monotonic() - begun, outcome)
        api.requests.append(request)
        say(str(request))

    def wait_for_the_client_to_go(self):
        self.connection.settimeout(self.server.patience)
        self.connection.recv(1)  # returns when the client hangs up
        self.close_connection = True

    def answer(self, text, broken):
        body = text.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2] if broken else body)
        self.close_connection = True

    def log_message(self, *_):
        """The query holds the key: nothing is logged."""
