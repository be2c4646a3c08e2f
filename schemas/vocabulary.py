"""The closed vocabularies."""

DOCUMENT_TYPES = (
    "letter",
    "identical_letters",
    "note_verbale",
    "note",
    "report",
    "resolution",
    "decision",
    "draft_resolution",
    "presidential_statement",
    "meeting_record",
    "other",
)
SESSION_KINDS = ("regular", "special", "emergency_special", "year")
AGENDA_KINDS = ("agenda", "provisional_agenda", "preliminary_list")
TITLE_PAIRINGS = ("paired", "single", "request", "none")
SECTION_KINDS = ("body", "annex", "enclosure", "appendix")
CITATION_KINDS = (
    "resolution",
    "decision",
    "report",
    "letter",
    "treaty",
    "presidential_statement",
    "meeting_record",
    "judgment",
    "other",
)
EVENT_TYPES = (
    "armed_attack",
    "mass_atrocity",
    "conflict",
    "occupation",
    "terrorism",
    "displacement",
    "detention",
    "rights_violation",
    "protest",
    "agreement",
    "negotiation",
    "decision",
    "statement",
    "election",
    "statehood",
    "humanitarian",
    "disaster",
    "sanction",
    "military_activity",
    "commemoration",
    "other",
)
DATE_PRECISIONS = ("day", "day_range", "month", "month_range", "season", "year", "year_range", "decade", "century", "open")
DATE_BASES = ("explicit", "relative", "inherited", "named")
CASUALTY_KINDS = ("killed", "injured", "missing", "detained", "displaced", "abducted")
ACTOR_ROLES = ("by", "against", "party")
AGENDA_SOURCES = ("agenda", "documents")
STAGES = ("fetch", "extract", "parse", "validate", "write")
FETCH_STATUSES = ("stored", "unchanged", "skipped", "failed", "vanished")
RUN_STATUSES = ("completed", "failed")
