"""When two stretches of one text are the same words to a person."""


def shared(start: int, end: int, other_start: int, other_end: int) -> int:
    """How many characters two stretches of one text have in common."""
    return max(min(end, other_end) - max(start, other_start), 0)


def is_about(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shorter = min(end - start, other_end - other_start)
    return 2 * shared(start, end, other_start, other_end) >= shorter > 0
