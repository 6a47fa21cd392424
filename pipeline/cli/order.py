"""Putting what is done in any order back into the order of the inputs."""

from typing import Generic, TypeVar

ThingT = TypeVar("ThingT")


class Turnstile(Generic[ThingT]):
    """Lets things through in the order of their numbers (0, 1, 2 …); what comes early waits."""

    def __init__(self) -> None:
        self._waiting: dict[int, ThingT] = {}
        self._next = 0

    def let_through(self, index: int, thing: ThingT) -> list[ThingT]:
        """Add the thing with number ``index``; gives those whose turn has come, in their order."""
        self._waiting[index] = thing
        released = []
        while self._next in self._waiting:
            released.append(self._waiting.pop(self._next))
            self._next += 1
        return released
