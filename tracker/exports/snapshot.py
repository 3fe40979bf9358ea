"""One moment of the register, however long the reading takes."""

from contextlib import ExitStack, contextmanager

from django.db import connections, transaction


@contextmanager
def snapshot(using: str = "default"):
    """Read the database as it is now: what others commit meanwhile is not seen, and nobody is kept from writing.

    Inside a transaction that is open already, that transaction is the moment.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        yield
        return
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            begin_reading_on_sqlite(connection, stack, using)
        else:
            begin_reading_on_postgresql(connection, stack, using)
        yield


def begin_reading_on_sqlite(connection, stack, using):
    """Our transactions on SQLite begin with the lock for writing. A download must not hold that lock, so this one
    begins DEFERRED: a reader, which WAL lets run beside a writer."""
    connection.ensure_connection()
    mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        stack.enter_context(transaction.atomic(using=using))
    finally:
        connection.transaction_mode = mode


def begin_reading_on_postgresql(connection, stack, using):
    """REPEATABLE READ: all statements see the moment of the first. And whole tables will be read, so the planner
    must not choose what is fast for the first rows only (`cursor_tuple_fraction`)."""
    stack.enter_context(transaction.atomic(using=using))
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
