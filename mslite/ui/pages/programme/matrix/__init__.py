"""The indicator matrix: the official table, and plan against actual."""

from mslite.ui.pages.programme.matrix.section import MatrixSection

__all__ = ["MatrixSection"]
