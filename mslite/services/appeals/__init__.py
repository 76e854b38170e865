"""Actions of a clerk on citizens' appeals."""
