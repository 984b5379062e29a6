"""Assurance cases: goals, the strategies that break them down, evidence, contexts and challenges."""
