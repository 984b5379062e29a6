"""Scoring as a user asks for it: a document or a network under one way of scoring, many scenarios, gradients."""
