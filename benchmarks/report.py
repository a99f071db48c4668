"""A report of 25 pages as a PDF, compared with an empty page by Typst alone.

`python -m benchmarks.report` prints both. Every round has another title, so that no cache helps.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from assessment.comparing.context import NOTHING
from assessment.reviews.ratings import Answer
from assessment.reviews.review import Review
from assessment.sharing import NOTHING_TO_SHARE, ratings_to_share, report_to_share
from benchmarks.bound import Bound
from benchmarks.life import SENTENCE, a_life
from benchmarks.ratio import Ratio

ROUNDS = 7
AT_MOST_MS = 500.0
AT_MOST_TIMES = 300.0
NOW = datetime(2026, 1, 2, tzinfo=UTC)
ROOT = Path(__file__).resolve().parent.parent


def measure() -> tuple[Ratio, Bound]:
    """The fastest of several rounds, as a multiple of the empty page and in ms.

    The charts are drawn before and do not count.
    """
    command = [sys.executable, "-m", "benchmarks.report", "rounds"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    report, bare, pages = json.loads(done.stdout)
    what = f"a report of {pages} pages as a PDF"
    return (
        Ratio(f"{what}, beside an empty page", report / bare, AT_MOST_TIMES),
        Bound(what, report, AT_MOST_MS, "ms"),
    )


def _rounds() -> tuple[float, float, int]:
    """Milliseconds for the report and for the empty page, and how many pages the report has."""
    from ui.reports.charts import charts_of
    from ui.reports.pages import to_page_pictures, to_pdf

    before, review = _two_reviews()
    charts = charts_of(ratings_to_share(review, before, frozenset(), NOTHING_TO_SHARE))
    report = report_to_share(review, before, frozenset(), NOTHING, ())
    times: list[float] = []
    for number in range(ROUNDS):
        named = report.value.model_copy(update={"title": f"Review {number}"})
        started = perf_counter()
        to_pdf(named, charts, NOW)
        times.append((perf_counter() - started) * 1000)
    return min(times), _empty_page(), len(to_page_pictures(report, charts, 10))


def _two_reviews() -> tuple[Review, Review]:
    """The last two reviews of a lifetime, with every question of the later one answered."""
    before, review = a_life()[-2:]
    (rubric,) = review.rubrics
    answers = tuple(
        Answer(
            cycle_id=review.cycle.id,
            rubric_id=rubric.id,
            question_id=question.id,
            text=SENTENCE * 11,
            saved_at=NOW,
        )
        for skill in rubric.skills
        for question in skill.questions
    )
    return before, review.model_copy(update={"answers": answers})


def _empty_page() -> float:
    import typst

    from ui.reports.paper import ACCESSIBLE

    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        for number in range(ROUNDS):
            page.write_text(f'#set document(title: "Empty {number}")', encoding="utf-8")
            compiler = typst.Compiler(page)
            started = perf_counter()
            compiler.compile(format="pdf", pdf_standards=ACCESSIBLE)
            times.append((perf_counter() - started) * 1000)
    return min(times)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_rounds()))
    else:
        print(*measure(), sep="\n")
