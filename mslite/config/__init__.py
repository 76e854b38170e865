"""Settings of this machine, and where its folders are."""
