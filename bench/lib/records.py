"""Made-up attempts as the grader's API tells them: each value is a JSON text. The same dice give the same attempts."""

COURSES, TASKS, USERS = 8, 40, 2000  # users per course
FIELDS = ('lti_user_id', 'passback_params', 'is_correct', 'attempt_type', 'created_at')
MALFORMED = [  # number of the field to replace, its JSON text
    (0, 'null'), (0, '"  "'), (0, '"synthetic\\u0000"'),
    (1, '"{\'oauth_consumer_key\': \'\', \'lis"'), (1, '"[1, 2]"'),
    (2, '"1"'), (2, '2'),
    (3, '"preview"'), (3, 'null'),
    (4, '"24.07.2025 09:16"'), (4, '"2025-07-24 23:59:60"'),
]
RECORD = '{' + ', '.join(f'"{field}": %s' for field in FIELDS) + '}'


def hex_id(dice, ending):
    return '%016x0000000000%s' % (dice.getrandbits(64), ending)


def campus(dice):
    """Per course: its users, and per task the passback text before and after the user's id."""
    courses = []
    for number in range(COURSES):
        key = 'SandboxU+C-%d+2025' % number
        users = [hex_id(dice, 'facade') for _ in range(USERS)]
        tasks = []
        for _ in range(TASKS):
            block = hex_id(dice, 'decade')
            tasks.append((
                f"\"{{'oauth_consumer_key': '', 'lis_result_sourcedid': "
                f"'course-v1:{key}:lms.sandbox.example-{block}:",
                f"', 'lis_outcome_service_url': 'https://lms.sandbox.example/courses/course-v1:{key}"
                f"/xblock/block-v1:{key}+type@lti+block@{block}/handler_noauth/grade_handler'}}\""))
        courses.append((users, tasks))
    return courses


def arrival(dice, courses):
    """A learner who begins to work: the course's tasks, the user, the task."""
    users, tasks = courses[int(dice.random() * COURSES)]
    return tasks, users[int(dice.random() * USERS)], tasks[int(dice.random() * TASKS)]


def attempts(dice, courses, day, count):
    """The fields of `count` attempts of a day, ascending by time; no two have the same.

    As at the grader, a learner makes about 30 attempts, some five of a task one after the other; others work meanwhile.
    """
    step = 86_400_000_000 // count
    at_work = [arrival(dice, courses) for _ in range(count // 200 + 1)]
    for i in range(count):
        second, micros = divmod(i * step + int(dice.random() * step), 1_000_000)
        moment = '%s %02d:%02d:%02d' % (day, second // 3600, second // 60 % 60, second % 60)
        created_at = f'"{moment}.{micros:06d}"' if micros else f'"{moment}"'
        seat = int(dice.random() * len(at_work))
        tasks, user, (before, after) = at_work[seat]
        chance = dice.random()
        if chance < 1 / 30:
            at_work[seat] = arrival(dice, courses)
        elif chance < 1 / 5:
            at_work[seat] = tasks, user, tasks[int(dice.random() * TASKS)]
        passback = before + user + after
        if dice.random() < 0.6:
            yield [f'"{user}"', passback, 'null', '"run"', created_at]
        else:
            yield [f'"{user}"', passback, '1' if dice.random() < 0.43 else '0', '"submit"', created_at]
