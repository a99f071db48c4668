"""Rubrics: what a review asks, and the behavioural anchors that its levels stand on."""
