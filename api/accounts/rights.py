"""A person's rights over reports, as the archive asks for them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.accounts.report_people import ReportPeople, own
from api.people import Person


@dataclass(frozen=True, slots=True)
class RightsOf:
    """Reports that a person makes are theirs; of others they see those they are on."""

    person: Person
    people: ReportPeople

    def hidden(self) -> frozenset[str]:
        return self.people.hidden_from(self.person)

    def sees(self, report_id: str) -> bool:
        return self.people.sees(self.person, report_id)

    def made(self, session: Session, report_id: str) -> None:
        if self.person.id:
            own(session, report_id, self.person.id)
