using System.Text;
using Perdure.History;

namespace Perdure.Storage.Sqlite;

/// <summary>The queries over messages, activities and sets of instances.</summary>
internal static class SqliteQueries
{
    /// <summary>Reads messages of all inboxes, oldest first.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="afterSequence">Only those with a higher number.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The messages.</returns>
    public static IReadOnlyList<StoredMessage> ReadInbox(this SqliteReader reader, long afterSequence, int limit) => reader.Read(
        "SELECT m.sequence, m.instance, ifnull(i.instance_id, ''), m.generation, m.event FROM inbox m LEFT JOIN instances i ON i.id = m.instance " +
        "WHERE m.sequence > ?1 ORDER BY m.sequence LIMIT ?2",
        s => ReadMessages(s.Bind(afterSequence).Bind(limit), MessageSource.Inbox));

    /// <summary>Reads activities, oldest first.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="afterSequence">Only those with a higher number.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The activities.</returns>
    public static IReadOnlyList<StoredActivity> ReadActivities(this SqliteReader reader, long afterSequence, int limit) => reader.Read(
        "SELECT a.sequence, a.instance, ifnull(i.instance_id, ''), a.generation, a.event, a.attempt FROM activities a LEFT JOIN instances i ON i.id = a.instance " +
        "WHERE a.sequence > ?1 ORDER BY a.sequence LIMIT ?2",
        s =>
        {
            s.Bind(afterSequence).Bind(limit);
            var activities = new List<StoredActivity>();
            while (s.Step())
            {
                var scheduled = (TaskScheduledEvent)HistoryEventJson.Deserialize(s.GetBlob(4));
                activities.Add(new StoredActivity(s.GetInt64(0), s.GetInt64(1), s.GetText(2)!, s.GetInt32(3), scheduled, s.GetInt32(5)));
            }

            return (IReadOnlyList<StoredActivity>)activities;
        });

    /// <summary>Reads messages that have become due, earliest first.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="dueBy">The present time.</param>
    /// <param name="after">Only those after this one.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The messages, and when the next one becomes due.</returns>
    public static DueMessages ReadDue(this SqliteReader reader, DateTime dueBy, DuePosition? after, int limit) => reader.InSnapshot(r =>
    {
        var last = after;
        var messages = r.Read(
            "SELECT m.sequence, m.instance, ifnull(i.instance_id, ''), m.generation, m.event, m.due FROM scheduled m LEFT JOIN instances i ON i.id = m.instance " +
            "WHERE (m.due, m.sequence) > (?1, ?2) AND m.due <= ?3 ORDER BY m.due, m.sequence LIMIT ?4",
            s => ReadMessages(
                s.Bind(after?.DueAt.Ticks ?? 0).Bind(after?.Sequence ?? 0).Bind(dueBy.Ticks).Bind(limit),
                MessageSource.Scheduled,
                row => last = new DuePosition(new DateTime(row.GetInt64(5), DateTimeKind.Utc), row.GetInt64(0))));
        var next = r.Read(
            "SELECT due FROM scheduled WHERE (due, sequence) > (?1, ?2) ORDER BY due, sequence LIMIT 1",
            s => s.Bind(last?.DueAt.Ticks ?? 0).Bind(last?.Sequence ?? 0).Step() ? new DateTime(s.GetInt64(0), DateTimeKind.Utc) : (DateTime?)null);
        return new DueMessages(messages, last, next);
    });

    /// <summary>Reads all messages that wait for an instance.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="instanceKey">The instance.</param>
    /// <param name="dueBy">The present time.</param>
    /// <returns>The messages: the inbox first, in order.</returns>
    public static IReadOnlyList<StoredMessage> ReadWaiting(this SqliteReader reader, long instanceKey, DateTime dueBy)
    {
        var inbox = reader.Read(
            "SELECT m.sequence, m.instance, ifnull(i.instance_id, ''), m.generation, m.event FROM inbox m LEFT JOIN instances i ON i.id = m.instance " +
            "WHERE m.instance = ? ORDER BY m.sequence",
            s => ReadMessages(s.Bind(instanceKey), MessageSource.Inbox));
        var due = reader.Read(
            "SELECT m.sequence, m.instance, ifnull(i.instance_id, ''), m.generation, m.event FROM scheduled m LEFT JOIN instances i ON i.id = m.instance " +
            "WHERE m.instance = ? AND m.due <= ? ORDER BY m.due, m.sequence",
            s => ReadMessages(s.Bind(instanceKey).Bind(dueBy.Ticks), MessageSource.Scheduled));
        return [.. inbox, .. due];
    }

    /// <summary>Asks which messages are still there.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="messages">The messages.</param>
    /// <returns>The keys of those that are.</returns>
    public static IReadOnlySet<MessageKey> FindWaiting(this SqliteReader reader, IReadOnlyList<StoredMessage> messages) => messages
        .Select(m => m.Key)
        .Where(key => reader.Read(
            key.Source switch
            {
                MessageSource.Inbox => "SELECT 1 FROM inbox WHERE sequence = ?",
                MessageSource.Scheduled => "SELECT 1 FROM scheduled WHERE sequence = ?",
                _ => "SELECT 1 FROM activities WHERE sequence = ?",
            },
            s => s.Bind(key.Sequence).Step()))
        .ToHashSet();

    /// <summary>Reads a page of instances.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="filter">Which instances.</param>
    /// <returns>The page.</returns>
    public static InstancePage Query(this SqliteReader reader, InstanceFilter filter)
    {
        var where = new StringBuilder("i.kind = ? AND i.id > ?");
        var values = new List<long> { (long)filter.Kind, filter.AfterKey };
        void Bound(string condition, DateTime? value)
        {
            if (value is { } instant)
            {
                where.Append(" AND ").Append(condition);
                values.Add(instant.Ticks);
            }
        }

        Bound("i.created >= ?", filter.CreatedFrom);
        Bound("i.created <= ?", filter.CreatedTo);
        Bound("i.completed >= ?", filter.CompletedFrom);
        Bound("i.completed <= ?", filter.CompletedTo);
        Bound("i.updated >= ?", filter.UpdatedFrom);
        Bound("i.updated <= ?", filter.UpdatedTo);
        if (filter.Statuses is { } statuses)
        {
            // The numbers of an enumeration: nothing that needs to be bound.
            where.Append(" AND i.status IN (").AppendJoin(',', statuses.Distinct().Order().Select(s => (int)s)).Append(')');
            if (!statuses.Any(OrchestrationStatuses.IsTerminal))
            {
                // Says no more than the statuses do, in the words of the index.
                where.Append(" AND i.completed IS NULL");
            }
        }

        var prefix = filter.InstanceIdPrefix;
        if (!string.IsNullOrEmpty(prefix))
        {
            where.Append(" AND substr(i.instance_id, 1, length(?)) = ?");
        }

        where.Append(" ORDER BY i.id LIMIT ?");
        var found = reader.FindInstances(where.ToString(), s =>
        {
            values.ForEach(v => s.Bind(v));
            if (!string.IsNullOrEmpty(prefix))
            {
                s.Bind(prefix).Bind(prefix);
            }

            s.Bind(filter.PageSize + 1L);
        });
        long? last = null;
        if (found.Count > filter.PageSize)
        {
            found.RemoveAt(filter.PageSize);
            last = found[^1].Key;
        }

        return new InstancePage(filter.WithPayloads ? found.ConvertAll(reader.WithPayloads) : found, last);
    }

    /// <summary>Reads the ids of orchestrations that have ended.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="endedBy">Only those that ended by then.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The ids, in the order in which they ended.</returns>
    public static IReadOnlyList<string> FindEnded(this SqliteReader reader, DateTime endedBy, int limit) => reader.ReadIds(
        "SELECT instance_id FROM instances WHERE completed <= ? ORDER BY completed LIMIT ?",
        s => s.Bind(endedBy.Ticks).Bind(limit));

    /// <summary>Reads the ids of an orchestration's children.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="instanceId">The parent.</param>
    /// <returns>The children's ids.</returns>
    public static IReadOnlyList<string> ReadChildren(this SqliteReader reader, string instanceId) => reader.ReadIds(
        "SELECT instance_id FROM instances WHERE parent = ? ORDER BY id",
        s => s.Bind(instanceId));

    /// <summary>Counts the messages that wait for an instance.</summary>
    /// <param name="reader">The connection.</param>
    /// <param name="instanceKey">The instance.</param>
    /// <returns>The number of messages.</returns>
    public static int CountBacklog(this SqliteReader reader, long instanceKey) =>
        reader.Read("SELECT count(*) FROM inbox WHERE instance = ?", s => s.Bind(instanceKey).Step() ? s.GetInt32(0) : 0);

    private static IReadOnlyList<string> ReadIds(this SqliteReader reader, string sql, Action<SqliteStatement> bind) => reader.Read(sql, s =>
    {
        bind(s);
        var ids = new List<string>();
        while (s.Step())
        {
            ids.Add(s.GetText(0)!);
        }

        return ids;
    });

    private static IReadOnlyList<StoredMessage> ReadMessages(SqliteStatement s, MessageSource source, Action<SqliteStatement>? each = null)
    {
        var messages = new List<StoredMessage>();
        while (s.Step())
        {
            int? generation = s.IsNull(3) ? null : s.GetInt32(3);
            messages.Add(new StoredMessage(new MessageKey(source, s.GetInt64(0)), s.GetInt64(1), s.GetText(2)!, generation, HistoryEventJson.Deserialize(s.GetBlob(4))));
            each?.Invoke(s);
        }

        return messages;
    }
}
