"""Sheets made into PDF and DOCX."""
