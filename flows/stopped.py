"""Why a run or a command stops as a whole: nothing is committed, and the message says what to do. Single files are rejected instead."""


class Stopped(RuntimeError):
    """Something that a person must decide; trying again alone does not help."""
