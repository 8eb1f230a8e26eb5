namespace Perdure.Runtime.Tests.Storage;

/// <summary>A store as the first version of the schema had it, with work in all its states. It is never edited: it is what users have on their disks.</summary>
internal static class StoreOfVersion1
{
    /// <summary>
    /// The script that makes the file. <c>one</c> has called three activities, of which the third is to be run; <c>two</c> waits for a timer that has
    /// become due and <c>three</c> for an event that has come in; <c>done</c> has ended; the entity <c>@counter@a</c> holds 5 and has a signal to take in.
    /// </summary>
    public const string Script =
        """
        CREATE TABLE instances (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            instance_id TEXT NOT NULL UNIQUE,
            kind INTEGER NOT NULL,
            status INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            history_tail INTEGER NOT NULL,
            history_events INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            completed INTEGER,
            created INTEGER NOT NULL,
            scheduled INTEGER,
            name TEXT NOT NULL,
            version TEXT,
            execution_id TEXT,
            parent TEXT,
            locked_by TEXT,
            lock_id TEXT
        );
        CREATE INDEX instances_by_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE INDEX instances_by_completion ON instances (completed) WHERE completed IS NOT NULL;
        CREATE INDEX instances_by_lock ON instances (locked_by) WHERE locked_by IS NOT NULL;
        CREATE TABLE payloads (
            key INTEGER PRIMARY KEY,
            data TEXT NOT NULL
        );
        CREATE TABLE history (
            position INTEGER PRIMARY KEY,
            previous INTEGER NOT NULL,
            events BLOB NOT NULL
        );
        CREATE TABLE inbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL,
            generation INTEGER,
            event BLOB NOT NULL
        );
        CREATE TABLE scheduled (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            due INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            generation INTEGER,
            event BLOB NOT NULL
        );
        CREATE INDEX scheduled_by_due ON scheduled (due, sequence);
        CREATE TABLE activities (
            sequence INTEGER PRIMARY KEY,
            instance INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            event BLOB NOT NULL
        );
        PRAGMA application_id = 1348825700;
        PRAGMA user_version = 1;

        INSERT INTO instances VALUES
            (1, 'one', 0, 0, 0, 3, 3, 9, 639308682689584113, NULL, 639308682663928284, NULL, 'Sequence', NULL, 'e1', NULL, NULL, NULL),
            (2, 'two', 0, 0, 0, 1, 4, 3, 639308682689584113, NULL, 639308682663928284, NULL, 'Timer', NULL, 'e2', NULL, NULL, NULL),
            (3, 'three', 0, 0, 0, 1, 5, 2, 639308682689584113, NULL, 639308682663928284, NULL, 'Event', NULL, 'e3', NULL, NULL, NULL),
            (4, 'done', 0, 1, 0, 1, 6, 3, 639308682689584113, 639308682689584113, 639308682663928284, NULL, 'Event', NULL, 'e4', NULL, NULL, NULL),
            (5, '@counter@a', 1, 0, 0, 7, 0, 0, 639308682689584113, NULL, 639308682663928284, NULL, 'counter', NULL, NULL, NULL, NULL, NULL);
        INSERT INTO payloads VALUES (8, '3'), (33, '"over"'), (45, '5');
        INSERT INTO history VALUES
            (1, 0, CAST('[{"t":"turn","at":"2026-11-21T14:31:06.648542Z"},{"t":"start","at":"2026-11-21T14:31:06.3928284Z","name":"Sequence","instance":"one","execution":"e1","input":"3","tags":{}},{"t":"call","i":0,"at":"2026-11-21T14:31:06.648542Z","name":"Note","input":"0"}]' AS BLOB)),
            (2, 1, CAST('[{"t":"turn","at":"2026-11-21T14:31:07.8980646Z"},{"t":"done","at":"2026-11-21T14:31:07.8972608Z","result":"0","task":0},{"t":"call","i":1,"at":"2026-11-21T14:31:07.8980646Z","name":"Note","input":"1"}]' AS BLOB)),
            (3, 2, CAST('[{"t":"turn","at":"2026-11-21T14:31:08.0857842Z"},{"t":"done","at":"2026-11-21T14:31:08.0857249Z","result":"1","task":1},{"t":"call","i":2,"at":"2026-11-21T14:31:08.0857842Z","name":"Note","input":"2"}]' AS BLOB)),
            (4, 0, CAST('[{"t":"turn","at":"2026-11-21T14:31:06.648542Z"},{"t":"start","at":"2026-11-21T14:31:06.3928284Z","name":"Timer","instance":"two","execution":"e2"},{"t":"timer","i":0,"at":"2026-11-21T14:31:06.648542Z","due":"2026-11-21T14:31:09.648542Z"}]' AS BLOB)),
            (5, 0, CAST('[{"t":"turn","at":"2026-11-21T14:31:06.648542Z"},{"t":"start","at":"2026-11-21T14:31:06.3928284Z","name":"Event","instance":"three","execution":"e3"}]' AS BLOB)),
            (6, 0, CAST('[{"t":"turn","at":"2026-11-21T14:31:06.648542Z"},{"t":"start","at":"2026-11-21T14:31:06.3928284Z","name":"Event","instance":"done","execution":"e4"},{"t":"end","i":0,"at":"2026-11-21T14:31:08.9584113Z","result":"\"over\"","status":1}]' AS BLOB));
        INSERT INTO inbox VALUES
            (41, 3, NULL, CAST('{"t":"raised","at":"2026-11-21T14:31:08.9584113Z","name":"go","input":"\"gone\""}' AS BLOB)),
            (42, 5, NULL, CAST('{"t":"signal","at":"2026-11-21T14:31:08.9584113Z","name":"add","target":"@counter@a","request":"r1","input":"2"}' AS BLOB));
        INSERT INTO scheduled VALUES (17, 639308682696485420, 2, 0, CAST('{"t":"fired","at":"2026-11-21T14:31:09.648542Z","task":0,"due":"2026-11-21T14:31:09.648542Z"}' AS BLOB));
        INSERT INTO activities VALUES (19, 1, 0, 1, CAST('{"t":"call","i":2,"at":"2026-11-21T14:31:08.0857842Z","name":"Note","input":"2"}' AS BLOB));
        """;
}
