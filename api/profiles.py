"""Which profile a data folder is checked with."""

from api.settings import Settings
from assistant.checker.check import DEFAULT
from assistant.checker.profile import Profile

FILE = "ho-so.toml"


def profile_in(settings: Settings, named: str | None = None) -> Profile:
    """The one named on the command line, else in the environment, else in the data folder, else the default. Raises UnknownProfile."""
    own = settings.data / FILE
    wanted = named or settings.profile or (str(own) if own.is_file() else None)
    if wanted is None:
        return DEFAULT
    from assistant.checker.profiles import profile_of

    return profile_of(wanted)
