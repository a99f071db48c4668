"""A small complete rubric as TOML, to be broken in one place at a time."""

from __future__ import annotations

COMPLETE = """\
id = "practice"
version = 1
title = "Practice"
audience = "anyone"
summary = "How the work is done."
anchors_by = "Growth Rings"

[source]
author = "An author"
title = "A text"
published = "2025-10-26"
url = "https://example.org/text"

[[clusters]]
id = "core"
title = "Core"
summary = "What always counts."

[[eras]]
id = "then"
title = "Then"
summary = "How it was."

[[eras]]
id = "now"
title = "Now"
summary = "How it is."

[[skills]]
id = "planning"
cluster = "core"
title = "Planning"
definition = "Knows what comes next."
examples = ["Writes it down.", "Says it aloud."]
anchors = ["Does not.", "Does."]
ask_others = "What did you see?"

[[skills.questions]]
id = "planning-well"
text = "What went well?"
intent = "effective"

[[skills.questions]]
id = "planning-badly"
text = "What did not?"
intent = "ineffective"

[skills.standing]
then = "It counted."
now = "It counts more."
"""
