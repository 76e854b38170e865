"""What a person does with the programme; one module a part of the work."""
