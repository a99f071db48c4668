-- index cycle_event_by_cycle on cycle_event
CREATE INDEX cycle_event_by_cycle ON cycle_event (cycle_id);

-- index cycle_rubric_by_text on cycle_rubric
CREATE INDEX cycle_rubric_by_text ON cycle_rubric (sha256);

-- index evidence_by_day on evidence
CREATE INDEX evidence_by_day ON evidence (happened_on, kind, private, id)
    WHERE deleted_at IS NULL
    ;

-- index feedback_by_cycle on feedback
CREATE INDEX feedback_by_cycle ON feedback (cycle_id, rubric_id);

-- index other_version_by_cycle on other_version
CREATE INDEX other_version_by_cycle ON other_version (cycle_id);

-- index sqlite_autoindex_answer_1 on answer
;

-- index sqlite_autoindex_cycle_1 on cycle
;

-- index sqlite_autoindex_cycle_focus_1 on cycle_focus
;

-- index sqlite_autoindex_cycle_focus_2 on cycle_focus
;

-- index sqlite_autoindex_cycle_rubric_1 on cycle_rubric
;

-- index sqlite_autoindex_cycle_rubric_2 on cycle_rubric
;

-- index sqlite_autoindex_evidence_1 on evidence
;

-- index sqlite_autoindex_evidence_skill_1 on evidence_skill
;

-- index sqlite_autoindex_evidence_skill_2 on evidence_skill
;

-- index sqlite_autoindex_feedback_1 on feedback
;

-- index sqlite_autoindex_last_change_1 on last_change
;

-- index sqlite_autoindex_other_version_1 on other_version
;

-- index sqlite_autoindex_preference_1 on preference
;

-- index sqlite_autoindex_quotation_1 on quotation
;

-- index sqlite_autoindex_rating_1 on rating
;

-- index sqlite_autoindex_rating_revision_1 on rating_revision
;

-- index sqlite_autoindex_repeat_rating_1 on repeat_rating
;

-- index sqlite_autoindex_rubric_1 on rubric
;

-- index sqlite_autoindex_then_rating_1 on then_rating
;

-- index then_rating_by_standard on then_rating
CREATE INDEX then_rating_by_standard ON then_rating (by_cycle_id);

-- table answer on answer
CREATE TABLE answer (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        question_id TEXT NOT NULL CHECK (question_id <> ''),
        text TEXT NOT NULL,
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        bring_to_one_on_one INTEGER NOT NULL DEFAULT 0 CHECK (bring_to_one_on_one IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        UNIQUE (cycle_id, rubric_id, question_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    ;

-- table cycle on cycle
CREATE TABLE cycle (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        period_start TEXT NOT NULL CHECK (period_start GLOB '????-??-??'),
        period_end TEXT NOT NULL CHECK (period_end GLOB '????-??-??'),
        depth TEXT NOT NULL CHECK (depth IN ('full', 'pulse')),
        state TEXT NOT NULL CHECK (state IN ('draft', 'closed')),
        opened_at TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.??????+00:00'),
        closed_at TEXT CHECK (closed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        reopened_at TEXT CHECK (reopened_at GLOB '????-??-??T??:??:??.??????+00:00'),
        closing_reflection TEXT NOT NULL DEFAULT '',
        reflection_private INTEGER NOT NULL DEFAULT 0 CHECK (reflection_private IN (0, 1)),
        place_rubric_id TEXT,
        place_skill_id TEXT,
        place_question_id TEXT,
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00'), opened_on TEXT CHECK (opened_on GLOB '????-??-??'), closed_on TEXT CHECK (closed_on GLOB '????-??-??'), reopened_on TEXT CHECK (reopened_on GLOB '????-??-??'),
        CHECK (period_start <= period_end),
        CHECK (state = 'draft' OR closed_at IS NOT NULL),
        CHECK ((place_rubric_id IS NULL) = (place_skill_id IS NULL))
    ) STRICT
    ;

-- table cycle_event on cycle_event
CREATE TABLE cycle_event (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('opened', 'closed', 'reopened', 'trashed', 'restored')),
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    ;

-- table cycle_focus on cycle_focus
CREATE TABLE cycle_focus (
        cycle_id TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        PRIMARY KEY (cycle_id, position),
        UNIQUE (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    ;

-- table cycle_rubric on cycle_rubric
CREATE TABLE cycle_rubric (
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        rubric_id TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES rubric (sha256),
        PRIMARY KEY (cycle_id, position),
        UNIQUE (cycle_id, rubric_id)
    ) STRICT
    ;

-- table evidence on evidence
CREATE TABLE evidence (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        happened_on TEXT NOT NULL CHECK (happened_on GLOB '????-??-??'),
        title TEXT NOT NULL CHECK (trim(title) <> ''),
        kind TEXT NOT NULL CHECK (
            kind IN ('shipped', 'helped', 'learned', 'decided', 'praise', 'went wrong')
        ),
        text TEXT NOT NULL DEFAULT '',
        link TEXT NOT NULL DEFAULT '',
        without_me TEXT NOT NULL DEFAULT '',
        acknowledged_by TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    ;

-- table evidence_skill on evidence_skill
CREATE TABLE evidence_skill (
        evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        rubric_id TEXT NOT NULL CHECK (rubric_id <> ''),
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        PRIMARY KEY (evidence_id, position),
        UNIQUE (evidence_id, rubric_id, skill_id)
    ) STRICT
    ;

-- table feedback on feedback
CREATE TABLE "feedback" (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        who TEXT NOT NULL CHECK (who IN ('manager', 'peer', 'report')),
        label TEXT NOT NULL DEFAULT '',
        said_on TEXT NOT NULL CHECK (said_on GLOB '????-??-??'),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        words TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    ;

-- table glance on glance
CREATE TABLE glance (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seal TEXT NOT NULL,
        text TEXT NOT NULL CHECK (json_valid(text))
    ) STRICT
    ;

-- table last_change on last_change
CREATE TABLE last_change (
        kept TEXT PRIMARY KEY CHECK (kept <> ''),
        number INTEGER NOT NULL CHECK (number >= 0)
    ) STRICT
    ;

-- table other_version on other_version
CREATE TABLE other_version (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        source_kind TEXT NOT NULL CHECK (source_kind IN ('answer', 'note', 'reflection')),
        source_rubric_id TEXT NOT NULL DEFAULT '',
        source_name TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL CHECK (text <> ''),
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((source_kind = 'reflection') = (source_rubric_id = '')),
        CHECK ((source_kind = 'reflection') = (source_name = ''))
    ) STRICT
    ;

-- table preference on preference
CREATE TABLE preference (
        key TEXT PRIMARY KEY CHECK (key <> ''),
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    ;

-- table quotation on quotation
CREATE TABLE quotation (
        cycle_id TEXT NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        source_kind TEXT NOT NULL CHECK (source_kind IN ('answer', 'note', 'reflection')),
        source_rubric_id TEXT NOT NULL DEFAULT '',
        source_name TEXT NOT NULL DEFAULT '',
        passage TEXT NOT NULL CHECK (trim(passage) <> ''),
        despite_private INTEGER NOT NULL DEFAULT 0 CHECK (despite_private IN (0, 1)),
        CHECK ((source_kind = 'reflection') = (source_rubric_id = '')),
        CHECK ((source_kind = 'reflection') = (source_name = '')),
        PRIMARY KEY (cycle_id, position)
    ) STRICT
    ;

-- table rating on rating
CREATE TABLE "rating" (
        id INTEGER PRIMARY KEY,
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        energy INTEGER CHECK (energy BETWEEN -2 AND 2),
        note TEXT NOT NULL DEFAULT '',
        note_private INTEGER NOT NULL DEFAULT 0 CHECK (note_private IN (0, 1)),
        without_writing INTEGER NOT NULL DEFAULT 0 CHECK (without_writing IN (0, 1)),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        UNIQUE (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    ;

-- table rating_revision on rating_revision
CREATE TABLE rating_revision (
        rating_id INTEGER NOT NULL REFERENCES rating (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 1),
        revised_at TEXT NOT NULL CHECK (revised_at GLOB '????-??-??T??:??:??.??????+00:00'),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        PRIMARY KEY (rating_id, position)
    ) STRICT
    ;

-- table repeat_rating on repeat_rating
CREATE TABLE repeat_rating (
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        PRIMARY KEY (cycle_id, rubric_id, skill_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE
    ) STRICT
    ;

-- table rubric on rubric
CREATE TABLE rubric (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        rubric_id TEXT NOT NULL CHECK (rubric_id <> ''),
        version INTEGER NOT NULL CHECK (version >= 1),
        title TEXT NOT NULL CHECK (title <> ''),
        text TEXT NOT NULL CHECK (text <> ''),
        kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T??:??:??.??????+00:00')
    ) STRICT
    ;

-- table then_rating on then_rating
CREATE TABLE "then_rating" (
        cycle_id TEXT NOT NULL,
        rubric_id TEXT NOT NULL,
        skill_id TEXT NOT NULL CHECK (skill_id <> ''),
        by_cycle_id TEXT NOT NULL CHECK (by_cycle_id <> cycle_id),
        level INTEGER CHECK (level BETWEEN 1 AND 10),
        reason TEXT CHECK (reason IN ('not applicable', 'no opportunity', 'not enough evidence')),
        confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
        saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??.??????+00:00'),
        committed_at TEXT CHECK (committed_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK ((level IS NULL) <> (reason IS NULL)),
        PRIMARY KEY (cycle_id, rubric_id, skill_id, by_cycle_id),
        FOREIGN KEY (cycle_id, rubric_id)
            REFERENCES cycle_rubric (cycle_id, rubric_id) ON DELETE CASCADE,
        FOREIGN KEY (by_cycle_id) REFERENCES cycle (id) ON DELETE CASCADE
    ) STRICT
    ;

-- trigger answer_NEW_on_INSERT on answer
CREATE TRIGGER answer_NEW_on_INSERT BEFORE INSERT ON answer BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = NEW.cycle_id;
    END;

-- trigger answer_NEW_on_UPDATE on answer
CREATE TRIGGER answer_NEW_on_UPDATE BEFORE UPDATE ON answer BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = NEW.cycle_id;
    END;

-- trigger answer_OLD_on_DELETE on answer
CREATE TRIGGER answer_OLD_on_DELETE BEFORE DELETE ON answer BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = OLD.cycle_id;
    END;

-- trigger answer_OLD_on_UPDATE on answer
CREATE TRIGGER answer_OLD_on_UPDATE BEFORE UPDATE ON answer BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = OLD.cycle_id;
    END;

-- trigger answer_counted_on_DELETE on answer
CREATE TRIGGER answer_counted_on_DELETE AFTER DELETE ON answer  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'answer';
    END;

-- trigger answer_counted_on_INSERT on answer
CREATE TRIGGER answer_counted_on_INSERT AFTER INSERT ON answer  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'answer';
    END;

-- trigger answer_counted_on_UPDATE on answer
CREATE TRIGGER answer_counted_on_UPDATE AFTER UPDATE ON answer  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'answer';
    END;

-- trigger closed_cycle_counted_on_DELETE on cycle
CREATE TRIGGER closed_cycle_counted_on_DELETE AFTER DELETE ON cycle WHEN OLD.state = 'closed' BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'closed cycle';
    END;

-- trigger closed_cycle_counted_on_INSERT on cycle
CREATE TRIGGER closed_cycle_counted_on_INSERT AFTER INSERT ON cycle WHEN NEW.state = 'closed' BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'closed cycle';
    END;

-- trigger closed_cycle_counted_on_UPDATE on cycle
CREATE TRIGGER closed_cycle_counted_on_UPDATE AFTER UPDATE ON cycle WHEN 'closed' IN (OLD.state, NEW.state) BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'closed cycle';
    END;

-- trigger cycle_content on cycle
CREATE TRIGGER cycle_content BEFORE UPDATE OF
        id, period_start, period_end, depth, opened_at, opened_on, closed_at, closed_on,
        closing_reflection, reflection_private, place_rubric_id, place_skill_id, place_question_id
    ON cycle WHEN OLD.state = 'closed' BEGIN
        SELECT RAISE(ABORT, 'closed cycle');
    END;

-- trigger cycle_counted_on_DELETE on cycle
CREATE TRIGGER cycle_counted_on_DELETE AFTER DELETE ON cycle  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle';
    END;

-- trigger cycle_counted_on_INSERT on cycle
CREATE TRIGGER cycle_counted_on_INSERT AFTER INSERT ON cycle  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle';
    END;

-- trigger cycle_counted_on_UPDATE on cycle
CREATE TRIGGER cycle_counted_on_UPDATE AFTER UPDATE ON cycle  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle';
    END;

-- trigger cycle_event_counted_on_DELETE on cycle_event
CREATE TRIGGER cycle_event_counted_on_DELETE AFTER DELETE ON cycle_event  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_event';
    END;

-- trigger cycle_event_counted_on_INSERT on cycle_event
CREATE TRIGGER cycle_event_counted_on_INSERT AFTER INSERT ON cycle_event  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_event';
    END;

-- trigger cycle_event_counted_on_UPDATE on cycle_event
CREATE TRIGGER cycle_event_counted_on_UPDATE AFTER UPDATE ON cycle_event  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_event';
    END;

-- trigger cycle_focus_NEW_on_INSERT on cycle_focus
CREATE TRIGGER cycle_focus_NEW_on_INSERT BEFORE INSERT ON cycle_focus BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = NEW.cycle_id;
    END;

-- trigger cycle_focus_NEW_on_UPDATE on cycle_focus
CREATE TRIGGER cycle_focus_NEW_on_UPDATE BEFORE UPDATE ON cycle_focus BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = NEW.cycle_id;
    END;

-- trigger cycle_focus_OLD_on_DELETE on cycle_focus
CREATE TRIGGER cycle_focus_OLD_on_DELETE BEFORE DELETE ON cycle_focus BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = OLD.cycle_id;
    END;

-- trigger cycle_focus_OLD_on_UPDATE on cycle_focus
CREATE TRIGGER cycle_focus_OLD_on_UPDATE BEFORE UPDATE ON cycle_focus BEGIN
        SELECT CASE
            WHEN state = 'closed' THEN RAISE(ABORT, 'closed cycle')
            WHEN deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash')
        END FROM cycle WHERE id = OLD.cycle_id;
    END;

-- trigger cycle_focus_counted_on_DELETE on cycle_focus
CREATE TRIGGER cycle_focus_counted_on_DELETE AFTER DELETE ON cycle_focus  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_focus';
    END;

-- trigger cycle_focus_counted_on_INSERT on cycle_focus
CREATE TRIGGER cycle_focus_counted_on_INSERT AFTER INSERT ON cycle_focus  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_focus';
    END;

-- trigger cycle_focus_counted_on_UPDATE on cycle_focus
CREATE TRIGGER cycle_focus_counted_on_UPDATE AFTER UPDATE ON cycle_focus  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_focus';
    END;

-- trigger cycle_kept on cycle
CREATE TRIGGER cycle_kept BEFORE DELETE ON cycle WHEN OLD.deleted_at IS NULL BEGIN
        SELECT RAISE(ABORT, 'cycle not in trash');
    END;

-- trigger cycle_rubric_counted_on_DELETE on cycle_rubric
CREATE TRIGGER cycle_rubric_counted_on_DELETE AFTER DELETE ON cycle_rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_rubric';
    END;

-- trigger cycle_rubric_counted_on_INSERT on cycle_rubric
CREATE TRIGGER cycle_rubric_counted_on_INSERT AFTER INSERT ON cycle_rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_rubric';
    END;

-- trigger cycle_rubric_counted_on_UPDATE on cycle_rubric
CREATE TRIGGER cycle_rubric_counted_on_UPDATE AFTER UPDATE ON cycle_rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'cycle_rubric';
    END;

-- trigger cycle_rubric_frozen on cycle_rubric
CREATE TRIGGER cycle_rubric_frozen BEFORE UPDATE ON cycle_rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END;

-- trigger evidence_counted_on_DELETE on evidence
CREATE TRIGGER evidence_counted_on_DELETE AFTER DELETE ON evidence  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence';
    END;

-- trigger evidence_counted_on_INSERT on evidence
CREATE TRIGGER evidence_counted_on_INSERT AFTER INSERT ON evidence  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence';
    END;

-- trigger evidence_counted_on_UPDATE on evidence
CREATE TRIGGER evidence_counted_on_UPDATE AFTER UPDATE ON evidence  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence';
    END;

-- trigger evidence_skill_counted_on_DELETE on evidence_skill
CREATE TRIGGER evidence_skill_counted_on_DELETE AFTER DELETE ON evidence_skill  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence_skill';
    END;

-- trigger evidence_skill_counted_on_INSERT on evidence_skill
CREATE TRIGGER evidence_skill_counted_on_INSERT AFTER INSERT ON evidence_skill  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence_skill';
    END;

-- trigger evidence_skill_counted_on_UPDATE on evidence_skill
CREATE TRIGGER evidence_skill_counted_on_UPDATE AFTER UPDATE ON evidence_skill  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'evidence_skill';
    END;

-- trigger feedback_NEW_on_INSERT on feedback
CREATE TRIGGER feedback_NEW_on_INSERT BEFORE INSERT ON feedback BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger feedback_NEW_on_UPDATE on feedback
CREATE TRIGGER feedback_NEW_on_UPDATE BEFORE UPDATE ON feedback BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger feedback_OLD_on_DELETE on feedback
CREATE TRIGGER feedback_OLD_on_DELETE BEFORE DELETE ON feedback BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger feedback_OLD_on_UPDATE on feedback
CREATE TRIGGER feedback_OLD_on_UPDATE BEFORE UPDATE ON feedback BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger feedback_counted_on_DELETE on feedback
CREATE TRIGGER feedback_counted_on_DELETE AFTER DELETE ON feedback  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'feedback';
    END;

-- trigger feedback_counted_on_INSERT on feedback
CREATE TRIGGER feedback_counted_on_INSERT AFTER INSERT ON feedback  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'feedback';
    END;

-- trigger feedback_counted_on_UPDATE on feedback
CREATE TRIGGER feedback_counted_on_UPDATE AFTER UPDATE ON feedback  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'feedback';
    END;

-- trigger other_version_counted_on_DELETE on other_version
CREATE TRIGGER other_version_counted_on_DELETE AFTER DELETE ON other_version BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'other_version';
    END;

-- trigger other_version_counted_on_INSERT on other_version
CREATE TRIGGER other_version_counted_on_INSERT AFTER INSERT ON other_version BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'other_version';
    END;

-- trigger other_version_counted_on_UPDATE on other_version
CREATE TRIGGER other_version_counted_on_UPDATE AFTER UPDATE ON other_version BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'other_version';
    END;

-- trigger preference_counted_on_DELETE on preference
CREATE TRIGGER preference_counted_on_DELETE AFTER DELETE ON preference  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'preference';
    END;

-- trigger preference_counted_on_INSERT on preference
CREATE TRIGGER preference_counted_on_INSERT AFTER INSERT ON preference  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'preference';
    END;

-- trigger preference_counted_on_UPDATE on preference
CREATE TRIGGER preference_counted_on_UPDATE AFTER UPDATE ON preference  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'preference';
    END;

-- trigger quotation_NEW_on_INSERT on quotation
CREATE TRIGGER quotation_NEW_on_INSERT BEFORE INSERT ON quotation BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger quotation_NEW_on_UPDATE on quotation
CREATE TRIGGER quotation_NEW_on_UPDATE BEFORE UPDATE ON quotation BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger quotation_OLD_on_DELETE on quotation
CREATE TRIGGER quotation_OLD_on_DELETE BEFORE DELETE ON quotation BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger quotation_OLD_on_UPDATE on quotation
CREATE TRIGGER quotation_OLD_on_UPDATE BEFORE UPDATE ON quotation BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger quotation_counted_on_DELETE on quotation
CREATE TRIGGER quotation_counted_on_DELETE AFTER DELETE ON quotation  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'quotation';
    END;

-- trigger quotation_counted_on_INSERT on quotation
CREATE TRIGGER quotation_counted_on_INSERT AFTER INSERT ON quotation  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'quotation';
    END;

-- trigger quotation_counted_on_UPDATE on quotation
CREATE TRIGGER quotation_counted_on_UPDATE AFTER UPDATE ON quotation  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'quotation';
    END;

-- trigger rating_NEW_on_INSERT on rating
CREATE TRIGGER rating_NEW_on_INSERT BEFORE INSERT ON rating BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger rating_NEW_on_UPDATE on rating
CREATE TRIGGER rating_NEW_on_UPDATE BEFORE UPDATE ON rating BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger rating_OLD_on_DELETE on rating
CREATE TRIGGER rating_OLD_on_DELETE BEFORE DELETE ON rating BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger rating_OLD_on_UPDATE on rating
CREATE TRIGGER rating_OLD_on_UPDATE BEFORE UPDATE ON rating BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger rating_counted_on_DELETE on rating
CREATE TRIGGER rating_counted_on_DELETE AFTER DELETE ON rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating';
    END;

-- trigger rating_counted_on_INSERT on rating
CREATE TRIGGER rating_counted_on_INSERT AFTER INSERT ON rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating';
    END;

-- trigger rating_counted_on_UPDATE on rating
CREATE TRIGGER rating_counted_on_UPDATE AFTER UPDATE ON rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating';
    END;

-- trigger rating_revision_NEW_on_INSERT on rating_revision
CREATE TRIGGER rating_revision_NEW_on_INSERT BEFORE INSERT ON rating_revision BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = (SELECT cycle_id FROM rating WHERE id = NEW.rating_id);
    END;

-- trigger rating_revision_NEW_on_UPDATE on rating_revision
CREATE TRIGGER rating_revision_NEW_on_UPDATE BEFORE UPDATE ON rating_revision BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = (SELECT cycle_id FROM rating WHERE id = NEW.rating_id);
    END;

-- trigger rating_revision_OLD_on_DELETE on rating_revision
CREATE TRIGGER rating_revision_OLD_on_DELETE BEFORE DELETE ON rating_revision BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = (SELECT cycle_id FROM rating WHERE id = OLD.rating_id);
    END;

-- trigger rating_revision_OLD_on_UPDATE on rating_revision
CREATE TRIGGER rating_revision_OLD_on_UPDATE BEFORE UPDATE ON rating_revision BEGIN
        SELECT CASE WHEN cycle.state = 'closed' THEN RAISE(ABORT, 'closed cycle') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = (SELECT cycle_id FROM rating WHERE id = OLD.rating_id);
    END;

-- trigger rating_revision_counted_on_DELETE on rating_revision
CREATE TRIGGER rating_revision_counted_on_DELETE AFTER DELETE ON rating_revision  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating_revision';
    END;

-- trigger rating_revision_counted_on_INSERT on rating_revision
CREATE TRIGGER rating_revision_counted_on_INSERT AFTER INSERT ON rating_revision  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating_revision';
    END;

-- trigger rating_revision_counted_on_UPDATE on rating_revision
CREATE TRIGGER rating_revision_counted_on_UPDATE AFTER UPDATE ON rating_revision  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rating_revision';
    END;

-- trigger repeat_rating_NEW_on_INSERT on repeat_rating
CREATE TRIGGER repeat_rating_NEW_on_INSERT BEFORE INSERT ON repeat_rating BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger repeat_rating_NEW_on_UPDATE on repeat_rating
CREATE TRIGGER repeat_rating_NEW_on_UPDATE BEFORE UPDATE ON repeat_rating BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger repeat_rating_OLD_on_DELETE on repeat_rating
CREATE TRIGGER repeat_rating_OLD_on_DELETE BEFORE DELETE ON repeat_rating BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger repeat_rating_OLD_on_UPDATE on repeat_rating
CREATE TRIGGER repeat_rating_OLD_on_UPDATE BEFORE UPDATE ON repeat_rating BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger repeat_rating_counted_on_DELETE on repeat_rating
CREATE TRIGGER repeat_rating_counted_on_DELETE AFTER DELETE ON repeat_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'repeat_rating';
    END;

-- trigger repeat_rating_counted_on_INSERT on repeat_rating
CREATE TRIGGER repeat_rating_counted_on_INSERT AFTER INSERT ON repeat_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'repeat_rating';
    END;

-- trigger repeat_rating_counted_on_UPDATE on repeat_rating
CREATE TRIGGER repeat_rating_counted_on_UPDATE AFTER UPDATE ON repeat_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'repeat_rating';
    END;

-- trigger rubric_counted_on_DELETE on rubric
CREATE TRIGGER rubric_counted_on_DELETE AFTER DELETE ON rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rubric';
    END;

-- trigger rubric_counted_on_INSERT on rubric
CREATE TRIGGER rubric_counted_on_INSERT AFTER INSERT ON rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rubric';
    END;

-- trigger rubric_counted_on_UPDATE on rubric
CREATE TRIGGER rubric_counted_on_UPDATE AFTER UPDATE ON rubric  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'rubric';
    END;

-- trigger rubric_frozen on rubric
CREATE TRIGGER rubric_frozen BEFORE UPDATE ON rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END;

-- trigger then_rating_NEW_on_INSERT on then_rating
CREATE TRIGGER then_rating_NEW_on_INSERT BEFORE INSERT ON then_rating BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle JOIN cycle AS later ON later.id = NEW.by_cycle_id WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger then_rating_NEW_on_UPDATE on then_rating
CREATE TRIGGER then_rating_NEW_on_UPDATE BEFORE UPDATE ON then_rating BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle JOIN cycle AS later ON later.id = NEW.by_cycle_id WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger then_rating_OLD_on_DELETE on then_rating
CREATE TRIGGER then_rating_OLD_on_DELETE BEFORE DELETE ON then_rating BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle JOIN cycle AS later ON later.id = OLD.by_cycle_id WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger then_rating_OLD_on_UPDATE on then_rating
CREATE TRIGGER then_rating_OLD_on_UPDATE BEFORE UPDATE ON then_rating BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle JOIN cycle AS later ON later.id = OLD.by_cycle_id WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger then_rating_counted_on_DELETE on then_rating
CREATE TRIGGER then_rating_counted_on_DELETE AFTER DELETE ON then_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'then_rating';
    END;

-- trigger then_rating_counted_on_INSERT on then_rating
CREATE TRIGGER then_rating_counted_on_INSERT AFTER INSERT ON then_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'then_rating';
    END;

-- trigger then_rating_counted_on_UPDATE on then_rating
CREATE TRIGGER then_rating_counted_on_UPDATE AFTER UPDATE ON then_rating  BEGIN
        UPDATE last_change SET number = 1 + (SELECT max(number) FROM last_change)
        WHERE kept = 'then_rating';
    END