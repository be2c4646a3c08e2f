"""Times of day as TIMEX3 writes them: 04:30, MO (morning), AF, EV, NI (night)."""

from __future__ import annotations

from flows.parse.time.lexicon import Tokens

HOURS = ("small", "middle", "two_digits", "day_number")


def clock_value(tokens: Tokens, first: int, last: int) -> str | None:  # noqa: PLR0912
    """The time of day that tokens first to last tell; None where they tell none."""
    hour = minute = None
    daypart = None
    half = None
    for i in range(first, last):
        name, value = tokens.classes[i], tokens.values[i]
        if name in HOURS:
            if hour is None:
                hour = value
            else:
                minute = value
        elif name in ("four_digits", "year_number", "three_digits"):
            if hour is None:  # of "1113 and 1145 hours" the first
                hour, minute = divmod(value, 100)
        elif name == "hour_name":
            hour = value
        elif name == "half_day":
            half = value
        elif name == "daypart":
            daypart = value
        elif name == "tonight":
            daypart = "NI"
        elif name in ("units", "part", "unit_short") and daypart is None and hour is None:
            daypart = "MO"  # the small hours, the early hours
    if hour is None:
        return daypart
    if half is not None:
        hour = hour % 12 + half
    elif daypart in ("AF", "EV") and hour < 12:  # 6 in the evening
        hour += 12
    if hour > 24 or (minute or 0) > 59:
        return None
    return f"{hour:02}:{minute or 0:02}"
