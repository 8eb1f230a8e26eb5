using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>Applies a turn.</summary>
internal sealed class CommitWrite : StoreWrite<CommitResult>
{
    private readonly InstanceCommit _commit;
    private readonly StatusWaiters _waiters;
    private readonly EncodedEvents _events;
    private readonly EncodedEvent[] _activities;
    private readonly EncodedEvent[] _messages;
    private readonly EncodedEvent[] _retained;
    private readonly string? _failure;

    /// <summary>Initializes a new instance of the <see cref="CommitWrite"/> class.</summary>
    /// <param name="commit">The turn.</param>
    /// <param name="waiters">Those who wait for the status of an instance.</param>
    /// <param name="encoder">Encodes events for the store.</param>
    public CommitWrite(InstanceCommit commit, StatusWaiters waiters, IEventEncoder encoder)
        : base(encoder)
    {
        _commit = commit;
        _waiters = waiters;
        _events = encoder.Encode(commit.NewEvents);
        _activities = Encode(commit.Activities, static a => a, encoder);
        _messages = Encode(commit.Messages, static m => m.Event, encoder);
        _retained = Encode(commit.Retained, static m => m.Event, encoder);
        _failure = commit.Failure is null ? null : PayloadJson.WriteFailure(commit.Failure);
    }

    /// <inheritdoc/>
    protected override CommitResult Apply(IStoreTables tables, Delivery delivery)
    {
        if (tables.FindInstance(_commit.InstanceKey) is not { } instance || instance.Revision != _commit.Revision || !LockOwnerLives(tables))
        {
            return new CommitResult(CommitOutcome.InstanceChanged, [], []);
        }

        if (!tables.TryConsume(_commit.Consumed) || !tables.TryConsume(_commit.Retained))
        {
            throw new CommitRefusedException(CommitOutcome.MessageGone);
        }

        tables.UpdateInstance(instance, _commit, _events);
        for (var i = 0; i < _commit.Discarded.Count; i++)
        {
            tables.Discard(_commit.Discarded[i]);
        }

        SetPayloads(tables);
        var activities = _activities.Length == 0 ? [] : new StoredActivity[_activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            activities[i] = tables.InsertActivity(instance, _commit.Activities[i], _activities[i]);
        }

        for (var i = 0; i < _retained.Length; i++)
        {
            var sequence = tables.InsertInbox(instance.Key, _commit.Retained[i].Generation, _retained[i], false);
            Log.Delivered(_commit.Retained[i] with { Key = new MessageKey(MessageSource.Inbox, sequence) });
        }

        Send(delivery);
        if (instance.Kind == InstanceKind.Orchestration && _commit.Status.IsTerminal())
        {
            delivery.Unlock(instance.InstanceId, _commit.Timestamp);
        }

        return new CommitResult(CommitOutcome.Committed, activities, Log.Messages) { Timers = Log.Timers, NextDueAt = Log.NextDueAt };
    }

    /// <inheritdoc/>
    protected override void WhenCommitted(CommitResult result)
    {
        if (result.Outcome == CommitOutcome.Committed)
        {
            _waiters.Changed(_commit.InstanceId, _commit.Status);
        }
    }

    /// <inheritdoc/>
    protected override bool TryRefuse(CommitOutcome outcome, out CommitResult result)
    {
        result = new CommitResult(outcome, [], []);
        return true;
    }

    private static EncodedEvent[] Encode<T>(IReadOnlyList<T> items, Func<T, HistoryEvent> select, IEventEncoder encoder)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var encoded = new EncodedEvent[items.Count];
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i] = encoder.Encode(select(items[i]));
        }

        return encoded;
    }

    // An orchestration that ends unlocks what it holds; a lock given to one that has ended already would never be taken off again.
    private bool LockOwnerLives(IStoreTables tables) =>
        _commit.LockedBy is not { } owner || (tables.FindInstance(owner) is { } found && !found.HasEnded);

    private void Send(Delivery delivery)
    {
        // Messages that go before all others are put there from the last to the first.
        var start = Log.Messages.Count;
        for (var i = _messages.Length - 1; i >= 0; i--)
        {
            if (_commit.Messages[i].First)
            {
                delivery.Deliver(_commit.Messages[i], _messages[i], _commit.Timestamp);
            }
        }

        Log.ReverseMessages(start);
        for (var i = 0; i < _messages.Length; i++)
        {
            if (!_commit.Messages[i].First)
            {
                delivery.Deliver(_commit.Messages[i], _messages[i], _commit.Timestamp);
            }
        }
    }

    private void SetPayloads(IStoreTables tables)
    {
        Set(tables, PayloadKind.Input, _commit.Input);
        Set(tables, PayloadKind.Output, _commit.Output);
        Set(tables, PayloadKind.CustomStatus, _commit.CustomStatus);
        Set(tables, PayloadKind.EntityState, _commit.EntityState);
        if (_failure is not null || _commit.ClearsFailure)
        {
            tables.SetPayload(_commit.InstanceKey, PayloadKind.Failure, _failure);
        }
    }

    private void Set(IStoreTables tables, PayloadKind kind, PayloadChange change)
    {
        if (change.IsSet)
        {
            tables.SetPayload(_commit.InstanceKey, kind, change.Value);
        }
    }
}
