namespace Perdure.Storage.Sqlite;

/// <summary>Applies a turn. What it stores is serialized by the caller's thread, before the one that writes gets to it.</summary>
internal sealed class CommitWrite : SqliteStoreWrite<CommitResult>
{
    private readonly InstanceCommit _commit;
    private readonly byte[]? _events;
    private readonly byte[][] _activities;
    private readonly byte[][] _messages;
    private readonly byte[][] _retained;
    private readonly string? _failure;

    /// <summary>Initializes a new instance of the <see cref="CommitWrite"/> class.</summary>
    /// <param name="commit">The turn.</param>
    public CommitWrite(InstanceCommit commit)
    {
        _commit = commit;
        _events = commit.NewEvents.Count == 0 ? null : EventJson.WriteChunk(commit.NewEvents);
        _activities = Serialize(commit.Activities, a => a);
        _messages = Serialize(commit.Messages, m => m.Creation?.StartEvent ?? m.Event);
        _retained = Serialize(commit.Retained, m => m.Event);
        _failure = commit.Failure is null ? null : EventJson.WriteFailure(commit.Failure);
    }

    /// <inheritdoc/>
    protected override CommitResult Apply(SqliteStatements statements, SqliteDelivery delivery)
    {
        if (statements.ReadRevision(_commit.InstanceKey) is not { } row || row.Revision != _commit.Revision)
        {
            return new CommitResult(CommitOutcome.InstanceChanged, [], []);
        }

        Consume(statements);
        CheckLockOwner(statements);
        var tail = row.HistoryTail;
        var events = row.HistoryEvents;
        if (_commit.ReplacesHistory)
        {
            statements.DeleteHistory(tail);
            (tail, events) = (0, 0);
        }

        if (_events is not null)
        {
            tail = statements.InsertHistory(tail, _events);
            events += _commit.NewEvents.Count;
        }

        statements.UpdateInstance(_commit, tail, events);
        SetPayloads(statements);
        AddActivities(statements);
        for (var i = 0; i < _messages.Length; i++)
        {
            delivery.Deliver(_commit.Messages[i], _messages[i], _commit.Timestamp);
        }

        if (_commit.Status.IsTerminal())
        {
            delivery.Unlock(_commit.InstanceId, _commit.Timestamp);
        }

        Log.Changed.Add(_commit.InstanceId);
        return new CommitResult(CommitOutcome.Committed, Log.Activities, Log.Messages) { NextDueAt = Log.NextDueAt };
    }

    /// <inheritdoc/>
    protected override bool TryRefuse(CommitOutcome outcome, out CommitResult result)
    {
        result = new CommitResult(outcome, [], []);
        return true;
    }

    private static byte[][] Serialize<T>(IReadOnlyList<T> items, Func<T, HistoryEvent> select)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var serialized = new byte[items.Count][];
        for (var i = 0; i < serialized.Length; i++)
        {
            serialized[i] = EventJson.Write(select(items[i]));
        }

        return serialized;
    }

    private void Consume(SqliteStatements statements)
    {
        foreach (var message in _commit.Consumed)
        {
            if (!statements.DeleteMessage(message.Key))
            {
                throw new CommitRefusedException(CommitOutcome.MessageGone);
            }
        }

        for (var i = 0; i < _retained.Length; i++)
        {
            var message = _commit.Retained[i];
            if (!statements.DeleteMessage(message.Key))
            {
                throw new CommitRefusedException(CommitOutcome.MessageGone);
            }

            var sequence = statements.InsertInbox(message.InstanceKey, message.Generation, _retained[i]);
            Log.Messages.Add(message with { Key = new MessageKey(MessageSource.Inbox, sequence) });
        }
    }

    // An orchestration that ends unlocks what it holds; a lock given to one that has ended would never be taken off again.
    private void CheckLockOwner(SqliteStatements statements)
    {
        if (_commit.LockedBy is { } owner && (statements.FindInstance(owner) is not { } found || found.Status.IsTerminal()))
        {
            throw new CommitRefusedException(CommitOutcome.InstanceChanged);
        }
    }

    private void SetPayloads(SqliteStatements statements)
    {
        Set(statements, PayloadKind.Input, _commit.Input);
        Set(statements, PayloadKind.Output, _commit.Output);
        Set(statements, PayloadKind.CustomStatus, _commit.CustomStatus);
        Set(statements, PayloadKind.EntityState, _commit.EntityState);
        if (_failure is not null || _commit.ClearsFailure)
        {
            statements.SetPayload(_commit.InstanceKey, PayloadKind.Failure, _failure);
        }
    }

    private void Set(SqliteStatements statements, PayloadKind kind, PayloadChange change)
    {
        if (change.IsSet)
        {
            statements.SetPayload(_commit.InstanceKey, kind, change.Value);
        }
    }

    private void AddActivities(SqliteStatements statements)
    {
        for (var i = 0; i < _activities.Length; i++)
        {
            var sequence = statements.InsertActivity(_commit.InstanceKey, _commit.Generation, _activities[i]);
            Log.Activities.Add(new StoredActivity(sequence, _commit.InstanceKey, _commit.InstanceId, _commit.Generation, _commit.Activities[i]));
        }
    }
}
