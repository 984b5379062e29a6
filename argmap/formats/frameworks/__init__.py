"""Frameworks that solvers read: arguments with attacks, sometimes with supports and base scores."""
