"""The part of a desk's file that is about the names its reports taught it."""

from __future__ import annotations

from datetime import datetime

from rumourdesk.store import learned, overruling
from rumourdesk.store.competing import Transactions
from rumourdesk.store.log import Writer
from rumourdesk.store.rows import Decision, LearnedRow


class Remembering(Transactions):
    """What the store knows of learned names."""

    def learned(self) -> tuple[LearnedRow, ...]:
        """The names that current versions of reports outside the trash teach, but forgotten ones.

        By name and type; one name may stand under several types.
        """
        with self._read() as connection:
            return learned.learned(connection)

    def learned_token(self) -> int:
        """A number that changes whenever `learned` may give something else."""
        with self._read() as connection:
            return learned.token(connection)

    def forgotten(self) -> tuple[str, ...]:
        """The names that people had the desk forget."""
        with self._read() as connection:
            return learned.forgotten(connection)

    def forget_name(self, name: str, *, author: str, run: str, now: datetime) -> Decision:
        """Have the desk know a learned name no longer, whatever report teaches it.

        Case and accents do not matter. Forgetting it again writes nothing and returns the decision
        that stands. Raises `NotFound` where no report teaches it.
        """
        with self._write(durable=True) as connection:
            return overruling.forget_name(connection, name, by=Writer(author, run, now))

    def remember_name(self, name: str, *, author: str, run: str, now: datetime) -> Decision:
        """Take back that a name was forgotten. Raises `NothingToChange` where it was not."""
        with self._write(durable=True) as connection:
            return overruling.remember_name(connection, name, by=Writer(author, run, now))
