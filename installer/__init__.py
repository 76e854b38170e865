"""Set-up of a fresh machine (``bootstrap``) and, later, the installers."""
