"""Rules and shapes of the field, one module a context; standard library only."""
