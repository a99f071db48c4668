-- index cycle_event_by_cycle on cycle_event
CREATE INDEX cycle_event_by_cycle ON cycle_event (cycle_id);

-- index cycle_rubric_by_text on cycle_rubric
CREATE INDEX cycle_rubric_by_text ON cycle_rubric (sha256);

-- index look_back_by_standard on look_back
CREATE INDEX look_back_by_standard ON look_back (by_cycle_id);

-- index others_view_by_cycle on others_view
CREATE INDEX others_view_by_cycle ON others_view (cycle_id, rubric_id);

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

-- index sqlite_autoindex_look_back_1 on look_back
;

-- index sqlite_autoindex_others_view_1 on others_view
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
        place_rubric TEXT,
        place_skill TEXT,
        place_question TEXT,
        deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??:??.??????+00:00'),
        CHECK (period_start <= period_end),
        CHECK (state = 'draft' OR closed_at IS NOT NULL),
        CHECK ((place_rubric IS NULL) = (place_skill IS NULL))
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

-- table look_back on look_back
CREATE TABLE look_back (
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

-- table others_view on others_view
CREATE TABLE others_view (
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
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'note', 'reflection')),
        rubric_id TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '',
        passage TEXT NOT NULL CHECK (trim(passage) <> ''),
        despite_private INTEGER NOT NULL DEFAULT 0 CHECK (despite_private IN (0, 1)),
        CHECK ((kind = 'reflection') = (rubric_id = '')),
        CHECK ((kind = 'reflection') = (name = '')),
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

-- trigger cycle_content on cycle
CREATE TRIGGER cycle_content BEFORE UPDATE OF
        id, period_start, period_end, depth, opened_at, closing_reflection, reflection_private,
        place_rubric, place_skill, place_question
    ON cycle WHEN OLD.state = 'closed' BEGIN
        SELECT RAISE(ABORT, 'closed cycle');
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

-- trigger cycle_kept on cycle
CREATE TRIGGER cycle_kept BEFORE DELETE ON cycle WHEN OLD.deleted_at IS NULL BEGIN
        SELECT RAISE(ABORT, 'cycle not in trash');
    END;

-- trigger cycle_rubric_frozen on cycle_rubric
CREATE TRIGGER cycle_rubric_frozen BEFORE UPDATE ON cycle_rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END;

-- trigger look_back_NEW_on_INSERT on look_back
CREATE TRIGGER look_back_NEW_on_INSERT BEFORE INSERT ON look_back BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle JOIN cycle AS later ON later.id = NEW.by_cycle_id WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger look_back_NEW_on_UPDATE on look_back
CREATE TRIGGER look_back_NEW_on_UPDATE BEFORE UPDATE ON look_back BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') END FROM cycle JOIN cycle AS later ON later.id = NEW.by_cycle_id WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger look_back_OLD_on_DELETE on look_back
CREATE TRIGGER look_back_OLD_on_DELETE BEFORE DELETE ON look_back BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle JOIN cycle AS later ON later.id = OLD.by_cycle_id WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger look_back_OLD_on_UPDATE on look_back
CREATE TRIGGER look_back_OLD_on_UPDATE BEFORE UPDATE ON look_back BEGIN
        SELECT CASE WHEN later.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') WHEN cycle.state = 'draft' THEN RAISE(ABORT, 'open cycle') WHEN OLD.committed_at IS NOT NULL THEN RAISE(ABORT, 'committed rating') END FROM cycle JOIN cycle AS later ON later.id = OLD.by_cycle_id WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger others_view_NEW_on_INSERT on others_view
CREATE TRIGGER others_view_NEW_on_INSERT BEFORE INSERT ON others_view BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger others_view_NEW_on_UPDATE on others_view
CREATE TRIGGER others_view_NEW_on_UPDATE BEFORE UPDATE ON others_view BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = NEW.cycle_id;
    END;

-- trigger others_view_OLD_on_DELETE on others_view
CREATE TRIGGER others_view_OLD_on_DELETE BEFORE DELETE ON others_view BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
    END;

-- trigger others_view_OLD_on_UPDATE on others_view
CREATE TRIGGER others_view_OLD_on_UPDATE BEFORE UPDATE ON others_view BEGIN
        SELECT CASE WHEN cycle.deleted_at IS NOT NULL THEN RAISE(ABORT, 'cycle in trash') END FROM cycle WHERE cycle.id = OLD.cycle_id;
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

-- trigger rubric_frozen on rubric
CREATE TRIGGER rubric_frozen BEFORE UPDATE ON rubric BEGIN
        SELECT RAISE(ABORT, 'frozen rubric');
    END