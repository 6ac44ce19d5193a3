"""The details of one job, beside the table."""

from app.domain.job_facts import (
    Happening,
    JobFacts,
    ProblemLine,
    Reading,
    StationLine,
    Suspicion,
)
from app.ui.details.pane import DetailsPane

__all__ = [
    "DetailsPane",
    "Happening",
    "JobFacts",
    "ProblemLine",
    "Reading",
    "StationLine",
    "Suspicion",
]
