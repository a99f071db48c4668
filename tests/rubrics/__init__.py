"""The rubrics: their model, their checker, and the texts that come with Growth Rings."""
