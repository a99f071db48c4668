"""Fills the HTML templates of the reports. Values are escaped unless they are Markup."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from assessment.wording import full_stop
from ui.reports import prose
from ui.reports.characters import printable
from ui.typefaces import ON_THE_WEB


def fill(name: str, **values: object) -> str:
    """The template `name` (a file in templates/) filled with the values and the CSS `fonts`.

    Characters that HTML can't hold are shown as U+FFFD.
    """
    environment = Environment(
        loader=PackageLoader("ui.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["full_stop"] = full_stop
    environment.filters["prose"] = prose.to_html
    page, _ = printable(environment.get_template(name).render(fonts=ON_THE_WEB, **values))
    return page
