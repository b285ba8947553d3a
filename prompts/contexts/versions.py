"""What a revision of a report did, in words."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class VersionAction(Context):
    """«nhận phương án: 3.2 Kết quả khen thưởng». `names`: the sections and questions touched, `more` how many further ones.

    `revision`: the one returned to (0: none); `code`: of the finding let stand, empty where there is none.
    """

    kind: str
    names: tuple[str, ...]
    more: int
    revision: int
    code: str
