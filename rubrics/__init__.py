"""Rubrics: what a review asks, and the behaviour that each level stands for."""
