"""What runs: fetch → extract → parse → validate → write → derive."""
