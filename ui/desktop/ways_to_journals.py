"""What the ways from one journal to another are called, and the key of one of them."""

OPEN_SAMPLE, GO_TO_OWN = "Open the sample journal", "Go to my own journal"
OPEN_ANOTHER, OPEN_KEYS = "Open another journal…", "Ctrl+O"
